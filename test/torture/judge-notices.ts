import { type ApprovedMessage, decisionsOf, windowLength } from './approved.ts';
import { judgeLateness } from './judge-words.ts';
import { isOutBy, isWordOf, type Placed, type Scale } from './placed.ts';
import type { SeenLook } from './trace.ts';

/** One fresh word of each correction and retraction that wants one, in every channel that had a copy by then. */
export function judgeNotices(
  approved: ApprovedMessage,
  channel: string,
  here: Placed[],
  looks: SeenLook[],
  { catchUp, count, object }: Scale,
): void {
  const { wordings, retraction } = approved;
  for (const decision of decisionsOf(approved)) {
    const { type, at, isWished } = decision;
    const until = at + windowLength(approved, catchUp);
    const notices = here.filter(message => isWordOf(message, decision));
    const isOwed = isWished && isOutBy(here, at);
    const isStopped = type === 'correction' && retraction !== undefined;
    const isSure = looks.some(look => look.at >= at && look.at < until) && !isStopped;
    const name = `the word of the ${type} of “${wordings[0].headline}” in ${channel}`;
    if (notices.length > 1) count('duplicates', `${name} is there ${notices.length} times`);
    if (isOwed && isSure && notices.length === 0) count('missing', `${name} is not there`);
    if (!isOwed && notices.length > 0) count('unapproved', `${name} was wished by nobody`);
    for (const notice of notices) {
      if (notice.at >= until) count('afterDeadline', `${name} came after its deadline`);
      judgeLateness(notice, at, object);
    }
  }
}
