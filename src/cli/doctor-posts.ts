import { nextPost } from '../announcements/owed.ts';
import type { Clock } from '../platform/clock.ts';
import { strikeDate } from '../strike/dates.ts';
import type { Strike } from '../strike/strike.ts';
import { viewOf } from '../strike/view.ts';
import { dateAndTime, zoneName } from '../wording/times.ts';
import { createTranslator } from '../wording/translator.ts';
import { type Finding, well } from './doctor-findings.ts';

/** What the strike's channel gets next, and when, on the strike's own clock. */
export function examineNextPost(strike: Strike, clock: Clock): Finding {
  const about = `Next post of “${strike.name}”`;
  const now = clock.now();
  const post = nextPost(viewOf(strike, []), now);
  if (!post) return well(about, 'none is planned within a month.');
  const text = createTranslator()('en-US');
  const when = dateAndTime(text, post.dueAt, strikeDate(strike, now));
  return well(about, `${text.t(`trouble.kind.${post.kind}`)}, ${when} (${zoneName(text, post.dueAt)}).`);
}
