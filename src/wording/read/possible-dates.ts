import { daysBetween, isoDate } from '../../strike/dates.ts';
import type { IsoDate } from '../../strike/strike.ts';
import { UserError } from '../user-error.ts';

/** Throws the UserError that says so where there is no such day. */
export function existing(iso: string): IsoDate {
  const [date] = possible(iso);
  if (!date) throw new UserError('date.impossible', { text: iso });
  return date;
}

/** The date with this month and day that lies nearest to `today`, in either direction. */
export function nearest(month: number, day: number, today: IsoDate): IsoDate | undefined {
  return nearestOf(year => isoText(year, month, day), today);
}

/** The same of a day that is another each year, as a holiday is. */
export function nearestOf(dayIn: (year: number) => string, today: IsoDate): IsoDate | undefined {
  const year = Number(today.slice(0, 4));
  const [best] = [year - 1, year, year + 1]
    .flatMap(each => possible(dayIn(each)))
    .toSorted((a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)));
  return best;
}

/** The first date from `today` on that is this day of its month; a month without that day is skipped. */
export function comingDay(day: number, today: IsoDate): IsoDate | undefined {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1];
  return [0, 1, 2]
    .map(ahead => ({ year: year + Math.floor((month + ahead) / 12), month: ((month + ahead) % 12) + 1 }))
    .flatMap(each => possible(isoText(each.year, each.month, day)))
    .find(date => date >= today);
}

export function isoText(year: number, month: number, day: number): string {
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

function possible(iso: string): IsoDate[] {
  try {
    return [isoDate(iso)];
  } catch {
    return [];
  }
}
