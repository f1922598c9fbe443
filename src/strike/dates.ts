import { DateTime } from 'luxon';
import type { IsoDate, Strike, Weekday } from './strike.ts';

/** Reads "2024-12-23"; throws a RangeError for anything that is not a calendar date. */
export function isoDate(text: string): IsoDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || !asUtc(text).isValid) throw new RangeError(`not a date: ${text}`);
  return text as IsoDate;
}

/** The calendar date of an instant in a zone. */
export function dateIn(zone: string, instant: DateTime): IsoDate {
  return instant.setZone(zone).toFormat('yyyy-MM-dd') as IsoDate;
}

/** The strike's own date at an instant: "today" in its zone. */
export function strikeDate(strike: Pick<Strike, 'timezone'>, instant: DateTime): IsoDate {
  return dateIn(strike.timezone, instant);
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return asUtc(date).plus({ days }).toFormat('yyyy-MM-dd') as IsoDate;
}

export function weekdayOf(date: IsoDate): Weekday {
  return asUtc(date).weekday as Weekday;
}

/** How many days `to` lies after `from`. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return asUtc(to).diff(asUtc(from), 'days').days;
}

/** Every date from `from` to `to`, both included; none if `to` lies before. */
export function datesFrom(from: IsoDate, to: IsoDate): IsoDate[] {
  const count = daysBetween(from, to) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => addDays(from, index));
}

/** Dates are compared as text: ISO 8601 sorts. Both ends are included; an absent end is open. */
export function isWithin(date: IsoDate, from: IsoDate | undefined, to: IsoDate | undefined): boolean {
  return (from === undefined || from <= date) && (to === undefined || date <= to);
}

/** Calendar arithmetic needs no zone: UTC has no gaps. */
function asUtc(date: string): DateTime {
  return DateTime.fromISO(date, { zone: 'utc' });
}
