import type { DateTime } from 'luxon';
import { addDays, strikeDate } from '../../strike/dates.ts';
import { picketDayOn } from '../../strike/picket-day.ts';
import type { Site } from '../../strike/strike.ts';
import type { StrikeView } from '../../strike/view.ts';
import { rowsWithin } from '../fit-lines.ts';
import { longDate } from '../times.ts';
import type { Text } from '../translator.ts';
import { groupByHours, siteNames } from './lines.ts';

/**
 * The lines that began on the day before and still stand at `now`, a sentence for each group of hours. A shift belongs
 * to the day on which it starts, but somebody who asks at one in the morning must not read that there is no line.
 */
export function underWay(
  text: Text,
  view: StrikeView,
  now: DateTime,
  at: readonly Site[] | undefined,
  room: number,
): string[] {
  const today = strikeDate(view.strike, now);
  const only = at?.map(site => site.id);
  const dayBefore = picketDayOn(view.strike, view.changes, addDays(today, -1), only);
  if (dayBefore.kind !== 'picket') return [];
  const standing = dayBefore.shifts.filter(shift => shift.start <= now && now < shift.end);
  const date = longDate(text, dayBefore.date, today);
  const rows = groupByHours(text, standing, today).map(({ hours, sites }) => ({
    words: text.t('day.underWay', { date, hours, sites: siteNames(text, sites) }),
    lines: sites.length,
  }));
  return rowsWithin(rows, room, count => text.t('lines.restNight', { count }));
}
