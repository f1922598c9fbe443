import type { Doubt } from '../delivery/doubts.ts';
import { type AuditEntry, GENESIS, isUnchanged, type Link, purgedUpTo, readEntry, readTip } from './entry.ts';
import { readRowKey, type StoredText } from './repository.ts';

/**
 * What is wrong with an entry. `misplaced`: it is stored under another guild or number than it says. `loose`: it does not
 * follow from the one before. `out-of-order`: it was written later than entries that come after it. `tip`: the chain
 * does not lead to the end that the store remembers. The entry is sound, but what it says was decided is kept in other words
 * (`altered`) or not at all (`absent`), or the post that it says went out has no record (`gone`).
 */
export type Fault =
  | 'unreadable'
  | 'changed'
  | 'misplaced'
  | 'missing'
  | 'loose'
  | 'out-of-order'
  | 'tip'
  | 'altered'
  | 'absent'
  | 'gone';

/** Where it is; `last` where it is a stretch of entries. */
export interface Finding {
  guild: string;
  seq: number;
  last?: number;
  fault: Fault;
}

/** What is known of a guild's chain. */
export interface Verified {
  guild: string;
  entries: readonly AuditEntry[];
  head?: Link;
  /** Up to which entry a purge took everything away. */
  purged?: Link;
  findings: readonly Finding[];
  /** How many entries of decisions are of a version that did not enter what was decided. */
  unhashed?: number;
  /** What is stored and the chain does not confirm. */
  unentered?: readonly Doubt[];
}

/** Row by its number; the entry is absent where it cannot be read. */
interface Row {
  seq: number;
  text: string;
  entry: AuditEntry | undefined;
}

/**
 * Checks every chain in the store: each byte of each record, each link, the beginning and the end. Pure, and goes on
 * after the first fault. What it cannot see is a chain that was rewritten from some entry on, by somebody who can write
 * the store: for that, its heads are in the organizers' channel.
 */
export function verifyAll(rows: readonly StoredText[], tips: readonly StoredText[]): Verified[] {
  const byGuild = Map.groupBy(rows, ({ key }) => readRowKey(key)?.guild ?? key);
  const tipOf = new Map(tips.map(({ key, text }) => [key, text]));
  const guilds = [...new Set([...byGuild.keys(), ...tipOf.keys()])].toSorted();
  return guilds.map(guild => verifyChain(guild, byGuild.get(guild) ?? [], tipOf.get(guild)));
}

/** The same of one guild, whose rows these are. */
export function verifyChain(guild: string, stored: readonly StoredText[], tip: string | undefined): Verified {
  const written = stored.map(({ key, text }): Row => {
    return { seq: readRowKey(key)?.seq ?? 0, text, entry: readEntry(text) };
  });
  const rows = written.toSorted((a, b) => a.seq - b.seq);
  const entries = rows.flatMap(({ entry }) => entry ?? []);
  const start = startOf(rows, entries);
  const findings = [
    ...outOfOrder(guild, written),
    ...rows.flatMap((row, index) => faultsOf(guild, row, rows[index - 1], start)),
    ...(rows.length > 0 || tip !== undefined ? tipFaults(guild, rows, tip) : []),
  ];
  const head = rows.at(-1)?.entry;
  return {
    guild,
    entries,
    ...(head && { head: { seq: head.seq, hash: head.hash } }),
    ...(start.seq > 0 && { purged: start }),
    findings: findings.toSorted((a, b) => a.seq - b.seq),
  };
}

/** What the first row has to follow: nothing, or what a later entry says was purged. */
function startOf([first]: readonly Row[], entries: readonly AuditEntry[]): Link {
  if (first === undefined || first.seq <= 1) return GENESIS;
  return entries.map(purgedUpTo).find(link => link?.seq === first.seq - 1) ?? GENESIS;
}

function outOfOrder(guild: string, written: readonly Row[]): Finding[] {
  let highest = 0;
  return written.flatMap(({ seq }) => {
    if (seq < highest) return [{ guild, seq, fault: 'out-of-order' as const }];
    highest = seq;
    return [];
  });
}

function faultsOf(guild: string, row: Row, before: Row | undefined, start: Link): Finding[] {
  const { seq } = row;
  const expected = (before?.seq ?? start.seq) + 1;
  const gap = seq > expected ? [missing(guild, expected, seq - 1)] : [];
  return [...gap, ...ownFault(guild, row, before, gap.length > 0, start)];
}

function ownFault(
  guild: string,
  row: Row,
  before: Row | undefined,
  isAfterGap: boolean,
  start: Link,
): Finding[] {
  const { seq, entry } = row;
  if (entry === undefined) return [{ guild, seq, fault: 'unreadable' }];
  if (!isUnchanged(entry, row.text)) return [{ guild, seq, fault: 'changed' }];
  if (!isSound(guild, row)) return [{ guild, seq, fault: 'misplaced' }];
  // After a gap, or after an entry that is found to be damaged, there is nothing to compare with.
  if (isAfterGap || (before && !isSound(guild, before))) return [];
  const follows = before?.entry?.hash ?? start.hash;
  return entry.prev === follows ? [] : [{ guild, seq, fault: 'loose' }];
}

/** Is it as it was written, and where it was written? */
function isSound(guild: string, { seq, entry, text }: Row): boolean {
  return entry !== undefined && isUnchanged(entry, text) && entry.guild === guild && entry.seq === seq;
}

/** The tip is written after its entry, so it may lag behind; but it must be on the chain. */
function tipFaults(guild: string, rows: readonly Row[], text: string | undefined): Finding[] {
  const last = rows.at(-1)?.seq ?? 0;
  const tip = readTip(text);
  if (tip === undefined) return last > 1 || text !== undefined ? [{ guild, seq: last, fault: 'tip' }] : [];
  if (tip.seq > last) return [missing(guild, last + 1, tip.seq)];
  const row = rows.find(({ seq }) => seq === tip.seq);
  // An entry that is damaged, or missing, is a finding of its own.
  const isThere = row ? !isSound(guild, row) || row.entry?.hash === tip.hash : tip.seq > (rows[0]?.seq ?? 0);
  return isThere ? [] : [{ guild, seq: tip.seq, fault: 'tip' }];
}

function missing(guild: string, seq: number, last: number): Finding {
  return { guild, seq, ...(last > seq && { last }), fault: 'missing' };
}
