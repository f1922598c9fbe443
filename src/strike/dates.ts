import type { DateTime } from 'luxon';
import type { IsoDate, Strike, Weekday } from './strike.ts';
import { ianaZone } from './zone-offsets.ts';

const DAY_MS = 86_400_000;

/** Reads "2024-12-23"; throws a RangeError for anything that is not a calendar date. */
export function isoDate(text: string): IsoDate {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? dayNumber(text) : Number.NaN;
  // February 30 is read as March 1, so it is compared with what was written.
  if (Number.isNaN(day) || dateOf(day) !== text) throw new RangeError(`not a date: ${text}`);
  return text as IsoDate;
}

/** The calendar date of an instant in a zone. */
export function dateIn(zone: string, instant: DateTime): IsoDate {
  const millis = instant.toMillis();
  return new Date(millis + ianaZone(zone).offset(millis) * 60_000).toISOString().slice(0, 10) as IsoDate;
}

/** The strike's own date at an instant: "today" in its zone. */
export function strikeDate(strike: Pick<Strike, 'timezone'>, instant: DateTime): IsoDate {
  return dateIn(strike.timezone, instant);
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return dateOf(dayNumber(date) + days);
}

export function weekdayOf(date: IsoDate): Weekday {
  // Day 0, January 1, 1970, was a Thursday.
  return (((((dayNumber(date) + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** How many days `to` lies after `from`. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
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

/** Days since January 1, 1970; NaN for what is no date. Calendar arithmetic needs no zone. */
function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

/** Throws a RangeError past the year 9999: longer years do not sort as text, and a loop over dates would not end. */
function dateOf(day: number): IsoDate {
  const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
  if (!/^\d{4}-/.test(date)) throw new RangeError(`no date of four-digit years: day ${day}`);
  return date as IsoDate;
}
