import type { AuditEntry, Audited } from './entry.ts';

const ASKED: readonly Audited[] = ['approval-asked', 'broadcast-asked'];
const GIVEN: readonly Audited[] = ['approval-given', 'broadcast-approved'];
/** After one of these, what was asked for before is not asked for any more. */
const OVER: readonly Audited[] = [
  'approval-declined',
  'broadcast-declined',
  'broadcast-edited',
  'broadcast-discarded',
];

/**
 * Is a request as it was entered: asked for by that person, in that state, and approved by everybody who is on record as having
 * approved it, and not over since? An entry is written before its record, so a process that dies leaves an entry too many. Pure.
 *
 * @param about the sound entries about it, the oldest first
 */
export function isRequestEntered(
  about: readonly AuditEntry[],
  { hash, by, approvedBy }: { hash: string; by: string; approvedBy: readonly string[] },
): boolean {
  const last = about.findLastIndex(({ what }) => ASKED.includes(what));
  const asked = about[last];
  if (asked?.contentHash !== hash || asked.actor !== by) return false;
  if (about.slice(last).some(({ what }) => OVER.includes(what))) return false;
  const given = about.filter(({ what, contentHash }) => GIVEN.includes(what) && contentHash === hash);
  return approvedBy.every(each => given.some(({ actor }) => actor === each));
}
