import * as chrono from 'chrono-node';
import type { DateLanguage } from './language.ts';

const WEEKDAY = '(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?';
const MONTH = '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?';
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
const CLOCK = '\\d{1,2}(?:[:.]\\d{2})? ?[ap]\\.?(?:m\\.?)?|\\d{1,2}:\\d{2}|noon|midnight';

/** Short forms that chrono does not know. */
const SHORT: Readonly<Record<string, string>> = {
  tom: 'tomorrow',
  tmr: 'tomorrow',
  tmw: 'tomorrow',
  tommorow: 'tomorrow',
  tommorrow: 'tomorrow',
  tomorow: 'tomorrow',
  tues: 'tuesday',
  weds: 'wednesday',
  wednes: 'wednesday',
  thr: 'thursday',
  fr: 'friday',
  satur: 'saturday',
};

/** Where in its month a holiday is: on a day of its own, or on the nth of a weekday (1 is Monday), from the end if negative. */
type Place = { month: number; day: number } | { month: number; weekday: number; nth: number };

/** In the words that `holidayNamed` leaves of what was typed. */
const HOLIDAYS: Readonly<Record<string, Place>> = {
  christmas: { month: 12, day: 25 },
  'christmas eve': { month: 12, day: 24 },
  'boxing day': { month: 12, day: 26 },
  'new years eve': { month: 12, day: 31 },
  nye: { month: 12, day: 31 },
  'new years': { month: 1, day: 1 },
  'new year': { month: 1, day: 1 },
  nyd: { month: 1, day: 1 },
  'martin luther king': { month: 1, weekday: 1, nth: 3 },
  mlk: { month: 1, weekday: 1, nth: 3 },
  valentines: { month: 2, day: 14 },
  presidents: { month: 2, weekday: 1, nth: 3 },
  memorial: { month: 5, weekday: 1, nth: -1 },
  juneteenth: { month: 6, day: 19 },
  independence: { month: 7, day: 4 },
  labor: { month: 9, weekday: 1, nth: 1 },
  halloween: { month: 10, day: 31 },
  veterans: { month: 11, day: 11 },
  thanksgiving: { month: 11, weekday: 4, nth: 4 },
};

const NUMBERS: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4 };

export const english: DateLanguage = {
  chrono: chrono.en.casual,
  inFull(typed) {
    return typed
      .replace(/^(?:the )?day after tomorrow$/, 'the day after tomorrow')
      .replace(/\p{L}+/gu, word => SHORT[word] ?? word)
      .replace(/(day)\./g, '$1');
  },
  holiday(typed) {
    const place = HOLIDAYS[holidayNamed(typed)];
    return place && (year => dateOf(year, place));
  },
  offset(typed) {
    const parts =
      /^(?:the |in )?(?<count>\d{1,2}|a|an|one|two|three|four)? ?(?<unit>days?|weeks?) (?<way>after|from|before) (?<from>.+)$/.exec(
        typed,
      )?.groups;
    const { count = 'a', unit = '', way, from = '' } = parts ?? {};
    if (!parts || from === 'tomorrow' || from === 'now') return undefined;
    const days = (NUMBERS[count] ?? Number(count)) * (unit.startsWith('week') ? 7 : 1);
    return { days: way === 'before' ? -days : days, from };
  },
  dayOfMonth(typed) {
    const parts = new RegExp(
      `^(?:on )?(?:(?<weekday>${WEEKDAY})[, ]+)?(?:the )?(?<day>\\d{1,2})(?<ordinal>st|nd|rd|th)?$`,
    ).exec(typed)?.groups;
    const { weekday, day, ordinal } = parts ?? {};
    // A bare "9" may be a time as well.
    if (day === undefined || (weekday === undefined && ordinal === undefined)) return undefined;
    return { day: Number(day), ...(weekday !== undefined && { weekday }) };
  },
  dateAndTime(typed) {
    const { date, time } =
      new RegExp(`^(?<date>.+?),? (?:at |@ ?)?(?<time>${CLOCK})$`).exec(typed)?.groups ?? {};
    return date === undefined || time === undefined ? undefined : { date, time };
  },
  monthAndDay: new RegExp(
    `^(?:on )?(?:${WEEKDAY}[.,]* )?(?:${MONTH} (?:the )?${DAY}|(?:the )?${DAY} (?:of )?${MONTH})(?:,? \\d{4})?$`,
    'i',
  ),
  weekdayWord: /\b(mon|tue|wed|thu|fri|sat|sun)/i,
  wholeStretch: /\b(next|this|last|past)\s+(week|month|year|quarter)\b/i,
  looksBack: /\b(last|past|ago)\b/i,
  fillers: /\b(on|the|of)\b|[\s,.]/gi,
};

/** "X-mas Day" is Christmas, "new year's" New Year's Day. */
function holidayNamed(typed: string): string {
  const plain = typed
    .replace(/['’.]/g, '')
    .replace(/^(?:on )?(?:the )?/, '')
    .replace(/\bx-?mas\b/, 'christmas');
  return plain in HOLIDAYS ? plain : plain.replace(/ day$/, '');
}

function dateOf(year: number, place: Place): string {
  if ('day' in place) return isoOf(year, place.month, place.day);
  const days = Array.from({ length: 31 }, (_, index) => new Date(Date.UTC(year, place.month - 1, index + 1)))
    .filter(day => day.getUTCMonth() === place.month - 1 && day.getUTCDay() === place.weekday)
    .map(day => day.getUTCDate());
  return isoOf(year, place.month, days.at(place.nth > 0 ? place.nth - 1 : place.nth) ?? 1);
}

function isoOf(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
