import { DateTime } from 'luxon';
import { isoDate, weekdayOf } from './dates.ts';
import { quote, type Reading } from './reading.ts';
import type { IsoDate } from './strike.ts';
import { weekdayName, weekdayNamed, weekdayShort } from './weekday-words.ts';

const WRITTEN = /^(?:(?<word>\p{L}+\.?),?\s+)?(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/u;

/** A date as strike files write it: "Tue 2024-12-24". */
export function writtenDate(date: IsoDate): string {
  return `${weekdayShort(weekdayOf(date))} ${date}`;
}

/**
 * Reads a calendar date, "2024-12-24", before which a weekday may stand: "Tue 2024-12-24".
 * A weekday that contradicts its date is an error: nobody can know which of the two was meant.
 */
export function readWrittenDate(text: string): Reading<IsoDate> {
  const parts = WRITTEN.exec(text.trim())?.groups;
  if (!parts) return { wrong: `${quote(text)} is not a date; write it like "Mon 2024-10-21"` };
  const impossible = whyImpossible(Number(parts.year), Number(parts.month), Number(parts.day));
  if (impossible) return { wrong: impossible };
  const date = isoDate(`${parts.year}-${parts.month}-${parts.day}`);
  return parts.word === undefined ? { value: date } : agreeing(parts.word, date);
}

function agreeing(word: string, date: IsoDate): Reading<IsoDate> {
  const named = weekdayNamed(word);
  if (named === weekdayOf(date)) return { value: date };
  const instead = `write "${writtenDate(date)}"`;
  if (named === undefined) return { wrong: `${quote(word)} is not a weekday; ${instead}` };
  const actual = weekdayName(weekdayOf(date));
  return {
    wrong: `${date} is a ${actual}, not a ${weekdayName(named)}; ${instead}, or the date that you mean`,
  };
}

function whyImpossible(year: number, month: number, day: number): string | undefined {
  const instead = 'write the date that you mean';
  if (year < 2000 || year > 2100) return `the year ${year} cannot be meant; ${instead}`;
  if (month < 1 || month > 12)
    return `there is no month ${month}; write year, month and day, like 2024-10-21`;
  const first = DateTime.utc(year, month, 1).setLocale('en');
  const days = first.daysInMonth ?? 31;
  if (day >= 1 && day <= days) return undefined;
  const written = `${first.toFormat('yyyy-MM')}-${String(day).padStart(2, '0')}`;
  return `${written} does not exist: ${first.toFormat('LLLL yyyy')} has ${days} days; ${instead}`;
}
