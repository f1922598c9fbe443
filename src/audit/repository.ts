import { createHash } from 'node:crypto';
import { type AuditEntry, GENESIS, isUnchanged, type Link, linkSchema, readEntry, readTip } from './entry.ts';

/** A record as it is in the store, damaged or not. */
export interface StoredText {
  key: string;
  text: string;
}

/** Where the log is kept: rows of text that are added and never replaced, and where each chain ended last. */
export interface AuditRepository {
  /** Writes a row, durably, unless its key is taken; false if it is. */
  add(key: string, text: string): Promise<boolean>;
  read(key: string): Promise<string | undefined>;
  /** Every row, of a guild or of all of them, in the order in which they were written. */
  rows(guild?: string): Promise<StoredText[]>;
  remove(keys: readonly string[]): Promise<void>;
  /** The ends of the chains, by guild: by them a lost last entry is noticed, and a start need not read everything. */
  tips(): Promise<StoredText[]>;
  tip(guild: string): Promise<string | undefined>;
  setTip(guild: string, text: string): Promise<void>;
}

/** The key of a row: "1310…/17". */
export function rowKey(guild: string, seq: number): string {
  return `${guild}/${seq}`;
}

/** The guild and the number in a row's key; undefined for anything that is not such a key. */
export function readRowKey(key: string): { guild: string; seq: number } | undefined {
  const [, guild, seq] = /^(.+)\/([1-9]\d{0,14})$/.exec(key) ?? [];
  return guild === undefined ? undefined : { guild, seq: Number(seq) };
}

/** An entry as a page shows it; `entry` is absent where the row is damaged or gone. */
export interface AuditRow {
  seq: number;
  entry?: AuditEntry;
}

/** A row as a page shows it: an entry only if it is as it was written. */
export function rowOf(seq: number, text: string): AuditRow {
  const entry = readEntry(text);
  return entry && isUnchanged(entry, text) ? { seq, entry } : { seq };
}

export async function entriesOf(repository: AuditRepository, guild: string): Promise<AuditEntry[]> {
  const rows = await rowsOf(repository, guild);
  return rows.flatMap(({ text }) => readEntry(text) ?? []);
}

/** A guild's rows, whether or not they can be read. */
export async function rowsOf(
  repository: AuditRepository,
  guild: string,
): Promise<(StoredText & { seq: number })[]> {
  return (await repository.rows(guild)).flatMap(row => {
    const key = readRowKey(row.key);
    return key?.guild === guild ? [{ ...row, seq: key.seq }] : [];
  });
}

/**
 * Where a guild's chain ends. The remembered end may lag behind, if the process died after an entry was written, so
 * the rows after it are looked for. Where it is lost, all rows are read.
 *
 * A damaged last row is followed all the same: the bot goes on, and `verify` says where the damage is. Where the remembered end
 * has another hash than its sound row, the row is followed: what is entered next must not hang on a hash that nothing has.
 */
export async function openEnd(repository: AuditRepository, guild: string): Promise<Link> {
  const tip = readTip(await repository.tip(guild));
  let last = tip ? await soundAt(repository, guild, tip) : await lastOf(repository, guild);
  for (;;) {
    const text = await repository.read(rowKey(guild, last.seq + 1));
    if (text === undefined) return last;
    last = linkOf(last.seq + 1, text);
  }
}

/** The entry in the remembered place, where it is as it was written; what is remembered otherwise. */
async function soundAt(repository: AuditRepository, guild: string, tip: Link): Promise<Link> {
  const text = (await repository.read(rowKey(guild, tip.seq))) ?? '';
  const entry = readEntry(text);
  return entry && isUnchanged(entry, text) && entry.seq === tip.seq
    ? { seq: entry.seq, hash: entry.hash }
    : tip;
}

async function lastOf(repository: AuditRepository, guild: string): Promise<Link> {
  const [last] = (await rowsOf(repository, guild)).toSorted((a, b) => b.seq - a.seq);
  return last ? linkOf(last.seq, last.text) : GENESIS;
}

function linkOf(seq: number, text: string): Link {
  const hash = readEntry(text)?.hash ?? createHash('sha256').update(text).digest('hex');
  return linkSchema.parse({ seq, hash });
}
