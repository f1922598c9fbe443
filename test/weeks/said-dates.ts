import { addDays, datesFrom, daysBetween, weekdayOf } from '../../src/strike/dates.ts';
import type { IsoDate } from '../../src/strike/strike.ts';

/** Reads dates as members do: "tomorrow and Wednesday", "from Friday to Tuesday, January 14". */

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const WEEKDAYS = 'Mon Tue Wed Thu Fri Sat Sun'.split(' ');
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*';
const WEEKDAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*';
/** "Monday, January 6, 2025", "Mon Jan 6", "January 6", "tomorrow", "Wednesday". */
const TOKEN = new RegExp(
  `(?:${WEEKDAY},? )?(${MONTH}) (\\d{1,2})(?:, (\\d{4}))?|\\b(today|tomorrow)\\b|\\b(${WEEKDAY})\\b`,
  'g',
);

/** How far "until further notice" is followed: what was said more than two weeks before, nobody counts on. */
const OPEN_DAYS = 13;

/** Every date that these words mean, as of the day on which they were written: "from … to …" means those between, too. */
export function readDates(words: string, today: IsoDate): IsoDate[] {
  const named = namedIn(words, today);
  const [first, last] = [named[0], named.at(-1)];
  if (!first || !last) return [];
  if (words.includes('further notice')) return datesFrom(first, addDays(first, OPEN_DAYS));
  if (named.length === 2 && / to /.test(words)) return datesFrom(first, last);
  return named;
}

/** The dates from one on, as far as anybody looks. */
export function datesSince(first: IsoDate): IsoDate[] {
  return datesFrom(first, addDays(first, OPEN_DAYS));
}

/** "tomorrow, Tuesday, January 7" is one date. */
function namedIn(words: string, today: IsoDate): IsoDate[] {
  const plain = words.replace(new RegExp(`(?:today|tomorrow), (?=${WEEKDAY})`, 'gi'), '');
  return [...plain.matchAll(TOKEN)].map(([, month, date, year, near, weekday]) => {
    if (near !== undefined) return addDays(today, near === 'today' ? 0 : 1);
    if (weekday !== undefined) return nextOf(weekday, today);
    return nearestOf(month ?? '', Number(date), year, today);
  });
}

/** The first one after today. */
function nextOf(weekday: string, today: IsoDate): IsoDate {
  const wanted = WEEKDAYS.indexOf(weekday.slice(0, 3)) + 1;
  return datesFrom(addDays(today, 1), addDays(today, 7)).find(date => weekdayOf(date) === wanted) ?? today;
}

function nearestOf(month: string, date: number, year: string | undefined, today: IsoDate): IsoDate {
  const tail = `${String(MONTHS.indexOf(month.slice(0, 3)) + 1).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  if (year !== undefined) return `${year}-${tail}` as IsoDate;
  const now = Number(today.slice(0, 4));
  const candidates = [now - 1, now, now + 1].map(each => `${each}-${tail}` as IsoDate);
  const distance = (each: IsoDate) => Math.abs(daysBetween(today, each));
  return candidates.toSorted((a, b) => distance(a) - distance(b))[0] ?? today;
}
