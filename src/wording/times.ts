import { DateTime } from 'luxon';
import { daysBetween, isoDate } from '../strike/dates.ts';
import type { IsoDate, WallTime } from '../strike/strike.ts';
import { instantAt } from '../strike/wallclock.ts';
import type { Text } from './translator.ts';

/** From this distance on, a date is written with its year. */
const YEAR_FROM_DAYS = 180;

const ANY_DAY = isoDate('2000-01-01');

/** "Monday, December 23"; with the year where it is more than half a year from `today`. */
export function longDate(text: Text, date: IsoDate, today: IsoDate): string {
  const year = Math.abs(daysBetween(today, date)) > YEAR_FROM_DAYS ? { year: 'numeric' as const } : {};
  return inUtc(date).toLocaleString(
    { weekday: 'long', month: 'long', day: 'numeric', ...year },
    { locale: text.locale },
  );
}

/** "Mon Dec 23", for lists that must stay narrow. */
export function shortDate(text: Text, date: IsoDate): string {
  return inUtc(date)
    .toLocaleString({ weekday: 'short', month: 'short', day: 'numeric' }, { locale: text.locale })
    .replace(/,/g, '');
}

/** "Monday" */
export function weekdayName(text: Text, date: IsoDate): string {
  return inUtc(date).toLocaleString({ weekday: 'long' }, { locale: text.locale });
}

/** The clock time of an instant in its own zone: "8 a.m.", "8:30 a.m.", "noon"; in other languages as their readers write it. */
export function clockTime({ t, locale }: Text, instant: DateTime): string {
  if (!locale.startsWith('en')) return instant.toLocaleString(DateTime.TIME_SIMPLE, { locale });
  if (instant.minute === 0 && instant.hour === 12) return t('time.noon');
  if (instant.minute === 0 && instant.hour === 0) return t('time.midnight');
  const hour = instant.hour % 12 || 12;
  const clock = instant.minute === 0 ? `${hour}` : `${hour}:${String(instant.minute).padStart(2, '0')}`;
  return instant.hour < 12 ? t('time.am', { clock }) : t('time.pm', { clock });
}

/** The same of a time that was typed, whatever the day and the zone: "8 a.m.". */
export function timeInWords(text: Text, time: WallTime): string {
  return clockTime(text, instantAt(ANY_DAY, time, 'UTC'));
}

/** The zone's everyday name at an instant: "Pacific Time". */
export function zoneName({ locale }: Text, instant: DateTime): string {
  const zone = instant.zoneName ?? 'UTC';
  const key = `${instant.toMillis()} ${zone} ${locale}`;
  const known = zoneNames.get(key) ?? newZoneName(locale, zone, instant);
  if (zoneNames.size >= MOST_NAMES) zoneNames.clear();
  zoneNames.set(key, known);
  return known;
}

/** The names that were found: after each change of the schedule a list of days asks for the same ones. */
const zoneNames = new Map<string, string>();
const MOST_NAMES = 10_000;

function newZoneName(locale: string, zone: string, instant: DateTime): string {
  const parts = zoneFormat(locale, zone).formatToParts(instant.toMillis());
  return parts.find(part => part.type === 'timeZoneName')?.value ?? zone;
}

/** Making one takes a hundred times as long as using it, so each is kept: one for a language and a zone of a strike file. */
const zoneFormats = new Map<string, Intl.DateTimeFormat>();

function zoneFormat(locale: string, timeZone: string): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone}`;
  const known = zoneFormats.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'longGeneric' });
  zoneFormats.set(key, format);
  return format;
}

/** "Monday, December 23, 8 a.m." */
export function dateAndTime(text: Text, instant: DateTime, today: IsoDate): string {
  const date = instant.toISODate() as IsoDate;
  return text.t('time.dateAndTime', { date: longDate(text, date, today), time: clockTime(text, instant) });
}

/** "Mon Dec 23, 3:40 p.m.", in a zone. */
export function shortDateAndTime(text: Text, instant: DateTime, zone: string): string {
  const local = instant.setZone(zone);
  const date = shortDate(text, local.toISODate() as IsoDate);
  return text.t('time.dateAndTime', { date, time: clockTime(text, local) });
}

function inUtc(date: IsoDate): DateTime {
  return DateTime.fromISO(date, { zone: 'utc' });
}
