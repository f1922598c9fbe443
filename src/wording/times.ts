import { DateTime } from 'luxon';
import { daysBetween, isoDate } from '../strike/dates.ts';
import type { IsoDate, WallTime } from '../strike/strike.ts';
import { instantAt } from '../strike/wallclock.ts';
import type { Text } from './translator.ts';

/** From this distance on, a date is written with its year. */
const YEAR_FROM_DAYS = 180;

const ANY_DAY = isoDate('2000-01-01');
const NO_BREAK_SPACE = '\u00a0';

/** "Monday, December 23"; with the year where it is more than half a year from `today`. */
export function longDate(text: Text, date: IsoDate, today: IsoDate): string {
  return inWords(text, date, isFar(date, today) ? 'longWithYear' : 'long');
}

/** "Mon Dec 23", where the long one has no room; with the year likewise. */
export function mediumDate(text: Text, date: IsoDate, today: IsoDate): string {
  return isFar(date, today) ? inWords(text, date, 'shortWithYear') : shortDate(text, date);
}

/** "Mon Dec 23", for lists that must stay narrow. */
export function shortDate(text: Text, date: IsoDate): string {
  return inWords(text, date, 'short').replace(/,/g, '');
}

/** "December 23", then "Dec 23" where that has no room. */
export function monthDays(text: Text, date: IsoDate): [string, string] {
  return [inWords(text, date, 'monthDay'), inWords(text, date, 'monthDayShort')];
}

/** "Monday" */
export function weekdayName(text: Text, date: IsoDate): string {
  return inWords(text, date, 'weekday');
}

/** "Mon" */
export function weekdayShort(text: Text, date: IsoDate): string {
  return inWords(text, date, 'weekdayShort');
}

function isFar(date: IsoDate, today: IsoDate): boolean {
  return Math.abs(daysBetween(today, date)) > YEAR_FROM_DAYS;
}

const DATE_FORMS = {
  long: { weekday: 'long', month: 'long', day: 'numeric' },
  longWithYear: { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' },
  short: { weekday: 'short', month: 'short', day: 'numeric' },
  shortWithYear: { weekday: 'short', month: 'short', day: 'numeric', year: 'numeric' },
  monthDay: { month: 'long', day: 'numeric' },
  monthDayShort: { month: 'short', day: 'numeric' },
  weekday: { weekday: 'long' },
  weekdayShort: { weekday: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** A calendar date has no zone: it is written as UTC has it. */
function inWords({ locale }: Text, date: IsoDate, form: keyof typeof DATE_FORMS): string {
  const key = `${date} ${form} ${locale}`;
  const known = dateWords.get(key) ?? dateFormat(locale, form).format(Date.parse(`${date}T00:00:00Z`));
  if (dateWords.size >= MOST_KEPT) dateWords.clear();
  dateWords.set(key, known);
  return known;
}

/** The dates that were written: after each change of the schedule a list of days asks for the same ones. */
const dateWords = new Map<string, string>();
const MOST_KEPT = 10_000;
/** Kept as those for zones are. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(locale: string, form: keyof typeof DATE_FORMS): Intl.DateTimeFormat {
  const key = `${locale} ${form}`;
  const format =
    dateFormats.get(key) ?? new Intl.DateTimeFormat(locale, { ...DATE_FORMS[form], timeZone: 'UTC' });
  dateFormats.set(key, format);
  return format;
}

/**
 * The clock time of an instant in its own zone: "8 a.m.", "8:30 a.m.", "noon"; in other languages as their readers write it.
 * Its parts are held together by no-break spaces, so that no line begins with "a.m.".
 */
export function clockTime(text: Text, instant: DateTime): string {
  const known = clockTimes.get(text.t) ?? new Map<number, string>();
  clockTimes.set(text.t, known);
  const minute = instant.hour * 60 + instant.minute;
  const words = known.get(minute) ?? newClockTime(text, instant);
  known.set(minute, words);
  return words;
}

/** By the translator, then by the minute of the day: a list of days says the same few hundreds of them. */
const clockTimes = new WeakMap<Text['t'], Map<number, string>>();

function newClockTime({ t, locale }: Text, instant: DateTime): string {
  if (!locale.startsWith('en')) {
    return instant.toLocaleString(DateTime.TIME_SIMPLE, { locale }).replaceAll(' ', NO_BREAK_SPACE);
  }
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
  const key = `${instant.year} ${zone} ${locale}`;
  const known = zoneNames.get(key) ?? newZoneName(locale, zone, instant);
  zoneNames.set(key, known);
  return known;
}

/** The names that were found. They say no summer or winter time, so within a year one is the same; a zone's law may change it. */
const zoneNames = new Map<string, string>();

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
