import type { DateTime } from 'luxon';
import { picketDayOn } from '../strike/picket-day.ts';
import type { StrikeView } from '../strike/view.ts';
import { evePost, morningPost, outlookPost } from '../text/announcements.ts';
import { clockTime } from '../text/times.ts';
import type { Text } from '../text/translator.ts';
import type { PostKind } from './delivery.ts';
import type { PlannedPost } from './plan.ts';

/** The heartbeat comes once a minute: what is a beat or two after its time is not late. */
const LATE_AFTER_MINUTES = 2;

const WORDING = { morning: morningPost, eve: evePost, outlook: outlookPost } satisfies Record<
  PostKind,
  unknown
>;

/** The words of a post as they go out at `now`, with its reference; late where it is. */
export function composePost(
  text: Text,
  view: StrikeView,
  post: PlannedPost,
  now: DateTime,
  reference: string,
): string {
  const due = clockTime(text, post.dueAt);
  return [
    WORDING[post.kind](text, view, post.date),
    ...(isLate(post, now) ? [text.t('post.late', { due })] : []),
    footer(text, view, post, reference),
  ].join('\n');
}

/** Does a post that goes out at `now` have to say that it is late (promise 3)? */
export function isLate(post: Pick<PlannedPost, 'dueAt'>, now: DateTime): boolean {
  return now.diff(post.dueAt, 'minutes').minutes > LATE_AFTER_MINUTES;
}

function footer(text: Text, { strike, changes }: StrikeView, post: PlannedPost, reference: string): string {
  const day = picketDayOn(strike, changes, post.date);
  if (!('strikeDay' in day)) return text.t('post.footerPlain', { reference });
  return text.t('post.footer', { day: day.strikeDay, reference });
}
