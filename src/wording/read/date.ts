import type { ParsedComponents, ParsedResult } from 'chrono-node';
import { addDays, daysBetween, isWithin, weekdayOf } from '../../strike/dates.ts';
import type { IsoDate, Strike, WallTime, Weekday } from '../../strike/strike.ts';
import { longDate, shortDate, weekdayName } from '../times.ts';
import type { Text } from '../translator.ts';
import { UserError } from '../user-error.ts';
import type { DateLanguage } from './language.ts';
import { dateLanguageOf } from './languages.ts';
import { numericReadings } from './numeric-date.ts';
import { comingDay, existing, isoText, nearest, nearestOf } from './possible-dates.ts';
import { readTime } from './time.ts';

/** Ten years: what lies further from today is a slip of the finger. */
const MOST_DAYS_AWAY = 3653;
/** In days: a date that is no further away is the nearest with its month and day. */
const HALF_A_YEAR = 182;

/** What helps to see which day is meant. */
export interface DateHints {
  /** Of two readings the one inside it is meant; and its quiet days can be named by their reasons. */
  strike?: Pick<Strike, 'began' | 'ended' | 'quietDays'>;
  /** The first day, where a last one is typed: after Thursday, January 2, "fri" is January 3. */
  after?: IsoDate;
}

/** A day, and the time of it if one was typed: "monday 8am". */
interface DayAndTime {
  date: IsoDate;
  time?: WallTime;
}

/** A date, and whether another could be meant from another day on, as with "fri", "the 9th" or "Jan 9". */
interface Found {
  date: IsoDate;
  floats: boolean;
}

/** What is read, and how: typed in lower case with single spaces, `wanted` as somebody wrote it. */
interface Asked extends DateHints {
  text: Text;
  language: DateLanguage;
  wanted: string;
}

/**
 * Reads a date as people type it (2025-01-09, Jan 9, 1/9, the 9th, tues, Thu Jan 9, next thursday, day after tomorrow,
 * xmas, a week from friday), seen from `today`. A date without a year is the nearest one; a time beside it is left aside.
 *
 * It refuses rather than guesses: what is not wholly understood, is not one day, could be two days of the strike (5/12),
 * lies more than ten years away, or names a weekday that its date is not, is a UserError that says what to write instead.
 */
export function readDate(text: Text, typed: string, today: IsoDate, hints: DateHints = {}): IsoDate {
  return readDay(text, typed, today, hints).date;
}

/** The same with the time that was typed beside it. */
export function readDay(text: Text, typed: string, today: IsoDate, hints: DateHints = {}): DayAndTime {
  const wanted = typed.trim();
  const asked: Asked = { ...hints, text, language: dateLanguageOf(text), wanted };
  const words = wanted.toLowerCase().replace(/\s+/g, ' ');
  const parts = numericReadings(words, today) ? undefined : asked.language.dateAndTime(words);
  const date = farRefused(afterFirst(asked, parts?.date ?? words, today), today, wanted);
  return { date, ...(parts && { time: readTime(parts.time) }) };
}

/** Every day that can be meant, for a list to pick from; none where it cannot be read. */
export function dateReadings(text: Text, typed: string, today: IsoDate, hints: DateHints = {}): IsoDate[] {
  try {
    const several = numericReadings(typed.trim(), today)?.filter(date => isInside(hints, date)) ?? [];
    return several.length > 1 ? several : [readDate(text, typed, today, hints)];
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}

/** What is said of a last day is seen from the first one where it would lie before it otherwise. */
function afterFirst(asked: Asked, words: string, today: IsoDate): IsoDate {
  const found = readWords(asked, words, today);
  if (asked.after === undefined || !found.floats || found.date > asked.after) return found.date;
  return readWords(asked, words, addDays(asked.after, 1)).date;
}

function farRefused(date: IsoDate, today: IsoDate, wanted: string): IsoDate {
  if (Math.abs(daysBetween(today, date)) <= MOST_DAYS_AWAY) return date;
  throw new UserError('date.farAway', { text: wanted });
}

function readWords(asked: Asked, words: string, today: IsoDate): Found {
  const { language } = asked;
  const readings = numericReadings(words, today);
  if (readings) return { date: oneOf(asked, readings, today), floats: !/\d{4}/.test(words) };
  const named = namedDay(asked, words, today);
  if (named) return { date: named, floats: true };
  const offset = language.offset(words);
  if (offset) {
    const { date, floats } = readWords(asked, offset.from, today);
    return { date: addDays(date, offset.days), floats };
  }
  const day = language.dayOfMonth(words);
  if (day) return { date: ofMonth(asked, day, today), floats: true };
  return readByChrono(asked, language.inFull(words), today);
}

/** 1/9 is the ninth of January to some and the first of September to others: of the two, the one during the strike. */
function oneOf({ text, wanted, strike }: Asked, readings: readonly IsoDate[], today: IsoDate): IsoDate {
  const inside = readings.filter(date => isInside({ strike }, date));
  const [first, second] = inside.length === 0 ? readings : inside;
  if (first === undefined) throw new UserError('date.impossible', { text: wanted });
  if (second === undefined) return first;
  const words = { first: longDate(text, first, today), second: longDate(text, second, today) };
  throw new UserError('date.ambiguous', { text: wanted, ...words, iso: first });
}

function isInside({ strike }: { strike?: DateHints['strike'] | undefined }, date: IsoDate): boolean {
  return isWithin(date, strike?.began, strike?.ended);
}

/** A holiday, or a quiet day by the reason that the strike has for it. */
function namedDay({ text, language, strike, wanted }: Asked, words: string, today: IsoDate) {
  const isMeant = ({ reason }: { reason: string }) => plain(reason) === plain(words);
  const quiet = strike?.quietDays.filter(isMeant) ?? [];
  const day =
    quiet.find(({ from, to }) => from === to && to >= today) ?? quiet.find(({ from, to }) => from === to);
  if (day) return day.from;
  const holiday = language.holiday(words);
  if (holiday) return nearestOf(holiday, today);
  const [stretch] = quiet;
  if (!stretch) return undefined;
  const [first, last] = [stretch.from, stretch.to].map(date => longDate(text, date, today));
  throw new UserError('date.severalDays', {
    text: wanted,
    first: first ?? '',
    last: last ?? '',
    iso: stretch.from,
  });
}

function plain(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/^ ?the /, '')
    .trim();
}

function ofMonth(asked: Asked, { day, weekday }: { day: number; weekday?: string }, today: IsoDate): IsoDate {
  const date = comingDay(day, today);
  if (!date) throw new UserError('date.impossible', { text: asked.wanted });
  if (weekday !== undefined) {
    const named = weekdayOf(readByChrono(asked, asked.language.inFull(weekday), today).date);
    if (named !== weekdayOf(date)) throw contradiction(asked.text, date, named, today);
  }
  return date;
}

function readByChrono({ text, language, wanted }: Asked, words: string, today: IsoDate): Found {
  // Chrono counts days on the machine's own calendar: noon of that date there means the date wherever it runs.
  const reference = new Date(`${today}T12:00:00`);
  const forwardDate = !language.looksBack.test(words);
  const results = language.chrono.parse(words, reference, { forwardDate });
  if (results.length === 0 || !isWholeOf(language, words, results))
    throw refusal(language, 'date.unreadable', wanted);
  const dated = results.filter(result => !isWeekdayAlone(result));
  const weekdays = results.flatMap(({ start }) => (start.isCertain('weekday') ? [isoWeekday(start)] : []));
  const [result, ...more] = dated.length > 0 ? dated : results;
  if (!result || more.length > 0 || !isOneDay(language, words, result))
    throw refusal(language, 'date.notADay', wanted);
  const date = dateOf(result.start, today, wanted);
  const contradicting = weekdays.find(weekday => weekday !== weekdayOf(date));
  if (contradicting !== undefined && language.weekdayWord.test(words))
    throw contradiction(text, date, contradicting, today);
  return { date, floats: !result.start.isCertain('year') };
}

/** A date that does not exist is not read as another: February 30, or February 29 of the wrong year. */
function refusal(
  language: DateLanguage,
  otherwise: 'date.unreadable' | 'date.notADay',
  wanted: string,
): UserError {
  const isNamed = language.monthAndDay.test(wanted.replace(/\s+/g, ' '));
  return new UserError(isNamed ? 'date.impossible' : otherwise, { text: wanted });
}

function isWholeOf({ fillers }: DateLanguage, words: string, results: readonly ParsedResult[]): boolean {
  const rest = results.reduce((left, result) => left.replace(result.text, ' '), words);
  return rest.replace(fillers, '') === '';
}

function isWeekdayAlone({ start }: ParsedResult): boolean {
  return start.isCertain('weekday') && !start.isCertain('day');
}

function isOneDay(
  { weekdayWord, wholeStretch }: DateLanguage,
  words: string,
  { start, end }: ParsedResult,
): boolean {
  const names = start.isCertain('day') || (start.isCertain('weekday') && weekdayWord.test(words));
  const isStretch = end !== null && end !== undefined;
  const isWhole = wholeStretch.test(words) && !weekdayWord.test(words);
  return names && !isStretch && !start.isCertain('hour') && !isWhole;
}

function dateOf(start: ParsedComponents, today: IsoDate, wanted: string): IsoDate {
  const [year, month, day] = [start.get('year') ?? 0, start.get('month') ?? 0, start.get('day') ?? 0];
  const isYearOpen = start.isCertain('month') && !start.isCertain('year');
  if (!isYearOpen) return existing(isoText(year, month, day));
  const date = nearest(month, day, today);
  if (!date) throw new UserError('date.impossible', { text: wanted });
  return date;
}

/** Chrono counts weekdays from Sunday, 0. */
function isoWeekday(start: ParsedComponents): Weekday {
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
