import * as chrono from 'chrono-node';
import { addDays, daysBetween, isoDate, weekdayOf } from '../../strike/dates.ts';
import type { IsoDate, Weekday } from '../../strike/strike.ts';
import { longDate, shortDate, weekdayName } from '../times.ts';
import type { Text } from '../translator.ts';
import { UserError } from '../user-error.ts';

const ISO = /^\d{4}-\d{2}-\d{2}$/;
const NUMERIC = /^(\d{1,2})[/.](\d{1,2})(?:[/.](\d{2,4}))?$/;
/** Ten years: what lies further from today is a slip of the finger. */
const MOST_DAYS_AWAY = 3653;
/** In days: a date that is no further away is the nearest with its month and day. */
const HALF_A_YEAR = 182;
const WEEKDAY_WORD = /\b(mon|tue|wed|thu|fri|sat|sun)/i;
const WHOLE_STRETCH = /\b(next|this|last|past)\s+(week|month|year|quarter)\b/i;
const LOOKS_BACK = /\b(last|past|ago)\b/i;
const MONTH = '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?';
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
/** A month and a day, "Thu Feb 30, 2025" or "30th of February", whether there is such a day or not. */
const MONTH_AND_DAY = new RegExp(
  `^(?:on )?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]* )?(?:${MONTH} (?:the )?${DAY}|(?:the )?${DAY} (?:of )?${MONTH})(?:,? \\d{4})?$`,
  'i',
);
/** Words that may stand beside a date without changing it. */
const FILLERS = /\b(on|the|of)\b|[\s,.]/gi;

/**
 * Reads a date as people type it (2025-01-09, Jan 9, Thu, Thu Jan 9, next thursday, tomorrow), seen from `today`.
 * A date without a year is the nearest one.
 *
 * It refuses rather than guesses: what is not wholly understood, is not one day, could be two days (1/9), lies more than
 * ten years away, or names a weekday that its date is not, is a UserError that says what to write instead.
 */
export function readDate(text: Text, typed: string, today: IsoDate): IsoDate {
  const wanted = typed.trim();
  const date = ISO.test(wanted) ? existing(wanted) : readWords(text, wanted, today);
  if (Math.abs(daysBetween(today, date)) > MOST_DAYS_AWAY)
    throw new UserError('date.farAway', { text: wanted });
  return date;
}

function readWords(text: Text, wanted: string, today: IsoDate): IsoDate {
  refuseTwoReadings(text, wanted, today);
  // Chrono counts days on the machine's own calendar: noon of that date there means the date wherever it runs.
  const reference = new Date(`${today}T12:00:00`);
  const results = chrono.en.casual.parse(wanted, reference, { forwardDate: !LOOKS_BACK.test(wanted) });
  if (results.length === 0 || !isWholeOf(wanted, results)) throw refusal('date.unreadable', wanted);
  const dated = results.filter(result => !isWeekdayAlone(result));
  const weekdays = results.flatMap(({ start }) => (start.isCertain('weekday') ? [isoWeekday(start)] : []));
  const [result] = dated.length > 0 ? dated : results;
  if (!result || !isOneDay(wanted, result) || (dated.length > 0 ? dated.length > 1 : results.length > 1)) {
    throw refusal('date.notADay', wanted);
  }
  const date = dateOf(result.start, today);
  const contradicting = weekdays.find(weekday => weekday !== weekdayOf(date));
  if (contradicting !== undefined && WEEKDAY_WORD.test(wanted))
    throw contradiction(text, date, contradicting, today);
  return date;
}

function existing(wanted: string): IsoDate {
  try {
    return isoDate(wanted);
  } catch {
    throw new UserError('date.impossible', { text: wanted });
  }
}

/** A date that does not exist is not read as another: February 30, or February 29 of the wrong year. */
function refusal(otherwise: 'date.unreadable' | 'date.notADay', wanted: string): UserError {
  const isNamed = NUMERIC.test(wanted) || MONTH_AND_DAY.test(wanted.replace(/\s+/g, ' '));
  return new UserError(isNamed ? 'date.impossible' : otherwise, { text: wanted });
}

/** 1/9 is the ninth of January to some and the first of September to others. */
function refuseTwoReadings(text: Text, wanted: string, today: IsoDate): void {
  const parts = NUMERIC.exec(wanted);
  const [a, b] = [Number(parts?.[1]), Number(parts?.[2])];
  if (!parts || a === b || a > 12 || b > 12) return;
  const [first, second] = parts[3]
    ? [existing(isoText(fullYear(parts[3]), a, b)), existing(isoText(fullYear(parts[3]), b, a))]
    : [nearest(a, b, today), nearest(b, a, today)];
  const words = { first: longDate(text, first, today), second: longDate(text, second, today) };
  throw new UserError('date.ambiguous', { text: wanted, ...words, iso: first });
}

/** "25" is 2025. */
function fullYear(typed: string): number {
  return typed.length === 2 ? 2000 + Number(typed) : Number(typed);
}

function isWholeOf(wanted: string, results: readonly chrono.ParsedResult[]): boolean {
  const rest = results.reduce((left, result) => left.replace(result.text, ' '), wanted);
  return rest.replace(FILLERS, '') === '';
}

function isWeekdayAlone({ start }: chrono.ParsedResult): boolean {
  return start.isCertain('weekday') && !start.isCertain('day');
}

function isOneDay(wanted: string, { start, end }: chrono.ParsedResult): boolean {
  const names = start.isCertain('day') || (start.isCertain('weekday') && WEEKDAY_WORD.test(wanted));
  const isStretch = end !== null && end !== undefined;
  return (
    names &&
    !isStretch &&
    !start.isCertain('hour') &&
    !(WHOLE_STRETCH.test(wanted) && !WEEKDAY_WORD.test(wanted))
  );
}

function dateOf(start: chrono.ParsedComponents, today: IsoDate): IsoDate {
  const [year, month, day] = [start.get('year') ?? 0, start.get('month') ?? 0, start.get('day') ?? 0];
  const isYearOpen = start.isCertain('month') && !start.isCertain('year');
  return isYearOpen ? nearest(month, day, today) : existing(isoText(year, month, day));
}

/** The date with this month and day that lies nearest to `today`, in either direction. */
function nearest(month: number, day: number, today: IsoDate): IsoDate {
  const year = Number(today.slice(0, 4));
  const candidates = [year - 1, year, year + 1].flatMap(each => possible(each, month, day));
  const [best] = candidates.toSorted(
    (a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)),
  );
  if (!best) throw new UserError('date.impossible', { text: `${month}-${day}` });
  return best;
}

function possible(year: number, month: number, day: number): IsoDate[] {
  try {
    return [isoDate(isoText(year, month, day))];
  } catch {
    return [];
  }
}

function isoText(year: number, month: number, day: number): string {
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

/** Chrono counts weekdays from Sunday, 0. */
function isoWeekday(start: chrono.ParsedComponents): Weekday {
  return ((((start.get('weekday') ?? 0) + 6) % 7) + 1) as Weekday;
}

/** Both readings: the date with its own weekday, and the nearest date with the weekday that was typed. */
function contradiction(text: Text, date: IsoDate, weekday: Weekday, today: IsoDate): UserError {
  const ahead = (weekday - weekdayOf(date) + 7) % 7;
  const other = addDays(date, ahead <= 3 ? ahead : ahead - 7);
  return new UserError('date.contradiction', {
    date: longDate(text, date, today).replace(/^\p{L}+, /u, ''),
    actual: weekdayName(text, date),
    typed: weekdayName(text, other),
    first: typeable(text, date, today),
    second: typeable(text, other, today),
  });
}

/** A date as it can be typed again: "Thu Jan 9", with its year where another year's may be nearer. */
function typeable(text: Text, date: IsoDate, today: IsoDate): string {
  const isNearest = Math.abs(daysBetween(today, date)) <= HALF_A_YEAR;
  return isNearest ? shortDate(text, date) : `${weekdayName(text, date).slice(0, 3)} ${date}`;
}
