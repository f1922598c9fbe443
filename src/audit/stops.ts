import { recordHash } from '../announcements/identity.ts';
import type { Doubt } from '../delivery/doubts.ts';
import type { Halt } from '../delivery/halts.ts';
import type { AuditEntry, AuditEvent, Audited } from './entry.ts';
import type { Vouching } from './vouching.ts';

const STOPS: readonly Audited[] = ['automation-paused', 'automation-frozen', 'automation-resumed'];

/** What is recorded of a stop, but for who made it. */
export function stopEvent(halt: Halt): AuditEvent {
  return { what: `automation-${halt.mode}`, contentHash: recordHash(halt) };
}

/**
 * By what a strike is stopped: its record, where the log stands for it. Where the two differ, the stricter of them holds, since
 * silence harms less, and that is doubted (docs/decisions/2026-11-30-doubted-stops.md). Pure.
 *
 * @param unknownReason stands for the reason then: that of the record may be anybody's, and the log has none
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
