import type { AuditEntry, Audited } from './entry.ts';

const ASKED: readonly Audited[] = ['approval-asked', 'broadcast-asked'];
const GIVEN: readonly Audited[] = ['approval-given', 'broadcast-approved'];

/**
 * Is a request as it was entered: asked for by that person, in that state, and approved by everybody who is on record as having
 * approved it? An entry is written before its record, so a process that dies leaves an entry too many. Pure.
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
  const given = about.filter(({ what, contentHash }) => GIVEN.includes(what) && contentHash === hash);
  return approvedBy.every(each => given.some(({ actor }) => actor === each));
}
