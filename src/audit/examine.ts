import type { Delivery } from '../announcements/delivery.ts';
import { recordHash } from '../announcements/identity.ts';
import type { Doubt } from '../delivery/doubts.ts';
import type { Halt } from '../delivery/halts.ts';
import type { StoredAct } from '../strike/acts.ts';
import type { AuditEntry, AuditEvent, Audited } from './entry.ts';
import { postedHeads } from './heads.ts';
import type { AuditRepository } from './repository.ts';
import { type Verified, verifyChain } from './verify.ts';
import { type Vouching, vouchedAct, vouchingOf } from './vouching.ts';

/** What a guild's log confirms, and what is wrong with the log itself. */
export interface Examined {
  vouching: Vouching;
  doubts: readonly Doubt[];
  /** It has no entry, and never had one that is remembered. */
  isEmpty: boolean;
}

/** Reads a guild's chain, once, and compares it with the heads that the ledger says were posted. */
export async function examine(
  repository: AuditRepository,
  guild: string,
  deliveries: readonly Delivery[],
): Promise<Examined> {
  const tip = await repository.tip(guild);
  const chain = verifyChain(guild, await repository.rows(guild), tip);
  const { wrong, upTo } = postedHeads(chain, deliveries);
  const vouching = vouchingOf(chain, upTo);
  return {
    vouching,
    doubts: [
      ...chain.findings.map(({ seq, fault }): Doubt => ({ about: 'log', id: `${fault} ${seq}` })),
      ...wrong.map(({ key }): Doubt => ({ about: 'head', id: key })),
      ...goneOf(vouching, deliveries).map((id): Doubt => ({ about: 'gone', id })),
    ],
    isEmpty: isEmpty(chain) && tip === undefined,
  };
}

/** The keys of the posts that are out by the log, and have no record: none is ever deleted. */
function goneOf({ about }: Vouching, deliveries: readonly Delivery[]): string[] {
  const kept = new Set(deliveries.map(({ key }) => key));
  return [...about].flatMap(([subject, entries]) =>
    !kept.has(subject) && entries.some(({ what }) => what === 'post-sent') ? [subject] : [],
  );
}

function isEmpty({ entries, findings }: Verified): boolean {
  return entries.length === 0 && findings.length === 0;
}

/** The acts that count: for each id, the one that the log confirms. */
export function siftActs(vouching: Vouching, stored: readonly StoredAct[]) {
  const kept = new Map<string, StoredAct>();
  const doubts: Doubt[] = [];
  for (const each of stored) {
    const { id } = each.act;
    const vouched = vouchedAct(vouching, each);
    if (vouched !== each || kept.has(id)) doubts.push({ about: 'act', id });
    if (vouched && !kept.has(id)) kept.set(id, vouched);
  }
  return { kept: [...kept.values()], doubts };
}

const STOPS: readonly Audited[] = ['automation-paused', 'automation-frozen', 'automation-resumed'];

/** What is recorded of a stop, without who made it. */
export function stopEvent(halt: Halt): AuditEvent {
  return { what: `automation-${halt.mode}`, contentHash: recordHash(halt) };
}

/**
 * What stops a strike: the record, if the log confirms it. Where the two differ, the stricter one counts, since
 * silence harms less, and that is doubted (docs/decisions/2026-11-30-doubted-stops.md). Pure.
 *
 * @param unknownReason replaces the reason then: the one in the record may be forged, and the log has none
 */
export function siftHalt(
  { about, since = '' }: Vouching,
  kept: Halt | undefined,
  unknownReason: string,
): { halt?: Halt; doubt?: Doubt } {
  const last = (about.get('') ?? []).findLast(({ what }) => STOPS.includes(what));
  const entered = last && last.what !== 'automation-resumed' ? last : undefined;
  if (!kept && !entered) return {};
  const isPurged = last === undefined && kept !== undefined && kept.at < since;
  if (kept && (isPurged || isEntryOf(kept, entered))) return { halt: kept };
  const isFrozen = kept?.mode === 'frozen' || entered?.what === 'automation-frozen';
  const mode = isFrozen ? 'frozen' : 'paused';
  const at = kept?.at ?? entered?.at ?? '';
  return { halt: { mode, at, reason: unknownReason }, doubt: { about: 'stop', id: `${mode} ${at}` } };
}

/** Entries of the first versions say that it was stopped, and not why. */
function isEntryOf(halt: Halt, entry: AuditEntry | undefined): boolean {
  const { what, contentHash } = stopEvent(halt);
  return entry?.what === what && [contentHash, undefined].includes(entry.contentHash);
}
