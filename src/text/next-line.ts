import type { DateTime } from 'luxon';
import { addDays, strikeDate } from '../strike/dates.ts';
import { nextPicketDay, picketDayOn } from '../strike/picket-day.ts';
import { lastEnd } from '../strike/shifts.ts';
import type { Site } from '../strike/strike.ts';
import type { StrikeView } from '../strike/view.ts';
import { hoursInShort } from './day-parts.ts';
import { siteNames } from './lines.ts';
import { suspendedFrom } from './quiet-words.ts';
import { longDate } from './times.ts';
import type { Text } from './translator.ts';

/**
 * The sentence that follows what is said of a day that has passed: not what came after that day, but when the next
 * line is as seen at `now`, today's own while it is not over; or that the strike has ended.
 */
export function nextLineFrom(text: Text, view: StrikeView, now: DateTime, at?: readonly Site[]): string {
  const { strike, changes } = view;
  const today = strikeDate(strike, now);
  const only = at?.map(site => site.id);
  const current = picketDayOn(strike, changes, today, only);
  if (current.kind === 'after')
    return text.t('day.ended', { lastDay: longDate(text, current.lastDay, today) });
  const isOn = current.kind === 'picket' && lastEnd(current.shifts) > now;
  const next = nextPicketDay(strike, changes, isOn ? addDays(today, -1) : today, only);
  if (!next) return suspendedFrom(text, view, today) ?? text.t('day.noNext');
  const date = longDate(text, next.date, today);
  const words = {
    date: next.date === today ? text.t('day.today', { date }) : date,
    hours: hoursInShort(text, next.shifts, today),
  };
  return at
    ? text.t('day.backAtSite', { ...words, site: siteNames(text, at) })
    : text.t('day.nextLine', words);
}
