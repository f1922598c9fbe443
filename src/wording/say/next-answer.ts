import type { DateTime } from 'luxon';
import { strikeDate } from '../../strike/dates.ts';
import { nextPicketDay, picketDayOn } from '../../strike/picket-day.ts';
import { isOpenOn, sitesOf } from '../../strike/sites.ts';
import type { Site } from '../../strike/strike.ts';
import type { StrikeView } from '../../strike/view.ts';
import { fitContent, fitted } from '../fit-lines.ts';
import { discordTime } from '../marks.ts';
import { longDate } from '../times.ts';
import type { Text } from '../translator.ts';
import { dayAnswer } from './day-answer.ts';
import { hoursInShort, placesOf } from './day-parts.ts';
import { sitesInSentence } from './lines.ts';
import { noneAfter } from './next-line.ts';

/** `/picket next`: the first picket day after today, or today itself while its first line has not begun. */
export function nextAnswer(text: Text, view: StrikeView, now: DateTime, at?: readonly Site[]): string {
  const { strike, changes } = view;
  const today = strikeDate(strike, now);
  const only = at?.map(site => site.id);
  const current = picketDayOn(strike, changes, today, only);
  if (current.kind === 'after') return dayAnswer(text, view, today, now, at);
  if (current.kind === 'picket' && current.shifts.some(shift => shift.start > now)) {
    return dayAnswer(text, view, today, now, at);
  }
  const next = nextPicketDay(strike, changes, today, only);
  if (!next) return fitContent(text, noneAfter(text, view, today, at).join('\n'), 'fit.restOfDay');
  const words = { date: longDate(text, next.date, today), hours: hoursInShort(text, next.shifts, today) };
  const headline = at
    ? text.t('day.nextAtSite', { ...words, site: sitesInSentence(text, at) })
    : text.t('day.next', words);
  const day = picketDayOn(strike, changes, next.date, only);
  const open = (at ?? sitesOf(strike, changes)).filter(site => isOpenOn(site, next.date));
  const places = (room: number) =>
    day.kind === 'picket' ? placesOf(text, day, open, today, { named: at?.length, room }) : [];
  const starts = { relative: discordTime(next.start, 'R'), local: discordTime(next.start, 'f') };
  return fitted(text, room => [headline, ...places(room), text.t('day.starts', starts)]);
}
