import type { DateTime } from 'luxon';
import { addDays } from '../../strike/dates.ts';
import { dateAt } from '../../strike/now.ts';
import { nextPicketDay, picketDayOn } from '../../strike/picket-day.ts';
import { lastEnd } from '../../strike/shifts.ts';
import { openingOf } from '../../strike/sites.ts';
import type { IsoDate, Site } from '../../strike/strike.ts';
import type { StrikeView } from '../../strike/view.ts';
import { longDate } from '../times.ts';
import type { Text } from '../translator.ts';
import { hoursInShort } from './day-parts.ts';
import { lastDayLines } from './last-day.ts';
import { sitesInSentence } from './lines.ts';
import { openingLines } from './opening.ts';
import { suspendedFrom } from './quiet-words.ts';

/**
 * The sentence that follows what is said of a day that has passed: not what came after that day, but when the next
 * line is as seen at `now`, today's own while it is not over; or that the strike has ended. Empty where `said` has it all.
 */
export function nextLineFrom(
  text: Text,
  view: StrikeView,
  now: DateTime,
  at?: readonly Site[],
  said = '',
): string {
  const { strike, changes } = view;
  const today = dateAt(strike, now, at);
  const only = at?.map(site => site.id);
  const current = picketDayOn(strike, changes, today, only);
  if (current.kind === 'after')
    return text.t('day.ended', { lastDay: longDate(text, current.lastDay, today) });
  const isOn = current.kind === 'picket' && lastEnd(current.shifts) > now;
  const next = nextPicketDay(strike, changes, isOn ? addDays(today, -1) : today, only);
  if (!next) return noneAfter(text, view, today, at, said).join(' ');
  const date = longDate(text, next.date, today);
  const words = {
    date: next.date === today ? text.t('day.today', { date }) : date,
    hours: hoursInShort(text, next.shifts),
  };
  return at
    ? text.t('day.backAtSite', { ...words, site: sitesInSentence(text, at) })
    : text.t('day.nextLine', words);
}

/** Why there is no line after today, as far as it is known. */
export function noneAfter(
  text: Text,
  view: StrikeView,
  today: IsoDate,
  at: readonly Site[] = [],
  said = '',
): string[] {
  const openings = openingLines(text, view, at, today, today, said);
  const suspended = suspendedFrom(text, view, today);
  const lastDay = lastDayLines(text, view, today, today, true) ?? [];
  const reasons = [...openings, ...(suspended === undefined ? [] : [suspended]), ...lastDay];
  if (reasons.length > 0) return reasons;
  return at.some(site => openingOf(site, view.changes, today)) ? [] : [text.t('day.noNext')];
}
