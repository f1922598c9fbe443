import { addDays } from '../../strike/dates.ts';
import type { DayShift } from '../../strike/shifts.ts';
import type { IsoDate } from '../../strike/strike.ts';
import { rowsWithin } from '../fit-lines.ts';
import { longDate } from '../times.ts';
import type { Text } from '../translator.ts';
import { timeInZone } from './hours.ts';
import { siteNames } from './lines.ts';

/** Until when the lines of the night before a day stand, a sentence for each time. */
export function nightLines(
  text: Text,
  shifts: readonly DayShift[],
  date: IsoDate,
  today: IsoDate,
  room = Number.POSITIVE_INFINITY,
): string[] {
  const inWords = ({ end }: DayShift) => timeInZone(text, end);
  const rows = [...Map.groupBy(shifts, inWords)].map(([until, group]) => {
    const sites = siteNames(
      text,
      group.map(({ site }) => site),
    );
    const words = text.t('day.night', { date: longDate(text, addDays(date, -1), today), until, sites });
    return { words, lines: new Set(group.map(({ site }) => site)).size };
  });
  return rowsWithin(rows, room, count => text.t('lines.restNight', { count }));
}
