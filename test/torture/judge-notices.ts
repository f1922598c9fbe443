import type { ApprovedMessage } from './approved.ts';
import type { Placed, Scale } from './placed.ts';
import type { SeenLook } from './trace.ts';

/** One fresh word of each correction and retraction that wants one, in every channel that had a copy by then. */
export function judgeNotices(
  approved: ApprovedMessage,
  channel: string,
  here: Placed[],
  looks: SeenLook[],
  { catchUp, count }: Scale,
): void {
  const { wordings, retraction } = approved;
  const wished = [
    ...wordings.flatMap(({ since, notice }, wording) =>
      wording === 0 ? [] : [{ type: 'correction' as const, wording, at: since, isWished: notice ?? false }],
    ),
    ...(retraction
      ? [{ type: 'retraction' as const, at: retraction.at, isWished: retraction.how === 'notice' }]
      : []),
  ];
  for (const wish of wished) {
    const { type, at, isWished } = wish;
    const notices = here.filter(
      ({ part }) => part.type === type && (type === 'retraction' || part.wording === wish.wording),
    );
    const isOut = here.some(({ part, askedAt }) => part.type === 'copy' && askedAt <= at);
    const isStopped = type === 'correction' && retraction !== undefined;
    const isSure = looks.some(look => look.at >= at && look.at < at + catchUp) && !isStopped;
    const name = `the word of the ${type} of “${wordings[0].headline}” in ${channel}`;
    if (notices.length > 1) count('duplicates', `${name} is there ${notices.length} times`);
    if (isWished && isOut && isSure && notices.length === 0) count('missing', `${name} is not there`);
    if (!(isWished && isOut) && notices.length > 0) count('unapproved', `${name} was wished by nobody`);
  }
}
