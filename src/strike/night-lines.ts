import type { Change } from './change-schema.ts';
import { addDays } from './dates.ts';
import { dayByItself } from './picket-day.ts';
import type { DayShift } from './shifts.ts';
import type { IsoDate, SiteId, Strike, WallTime } from './strike.ts';
import { instantAt } from './wallclock.ts';

/**
 * The lines that start on the day before a date and stand past its midnight, in their sites' own zones. They belong to the
 * day on which they start: where that is followed by a day without lines, "no lines" would be false until the morning.
 */
export function nightLinesInto(
  strike: Strike,
  changes: readonly Change[],
  date: IsoDate,
  only?: readonly SiteId[],
): DayShift[] {
  const before = dayByItself(strike, changes, addDays(date, -1), only);
  if (before.kind !== 'picket') return [];
  return before.shifts.filter(({ site, end }) => end > instantAt(date, '00:00' as WallTime, site.timezone));
}
