import { isoDate } from '../../strike/dates.ts';
import type { IsoDate } from '../../strike/strike.ts';
import { UserError } from '../user-error.ts';
import { existing, isoText, nearest } from './possible-dates.ts';

const NUMERIC = /^(\d{1,2})(?:[-/]|\.\s?)(\d{1,2})(?:(?:[-/.]\s?|\s)(\d{2,4}))?\.?$/;
const YEAR_FIRST = /^(\d{4})([-/.]?)(\d{2})\2(\d{2})$/;

/**
 * What a date in numbers can mean, month first or day first: 12-24, 24.12., 1/9 2025. One date where the year leads
 * (2025-01-09, 20250109) or where one of the two is no month; undefined for what is no date in numbers. Throws a UserError
 * where there is no such day.
 */
export function numericReadings(typed: string, today: IsoDate): IsoDate[] | undefined {
  const [, year, , month, day] = YEAR_FIRST.exec(typed) ?? [];
  if (year !== undefined) return [orImpossible(typed, () => isoDate(`${year}-${month}-${day}`))];
  const parts = NUMERIC.exec(typed);
  if (!parts) return undefined;
  const [a, b, end] = [Number(parts[1]), Number(parts[2]), parts[3]];
  const read = (ofMonth: number, ofDay: number) => {
    if (end !== undefined) return existing(isoText(fullYear(end), ofMonth, ofDay));
    return orImpossible(typed, () => nearest(ofMonth, ofDay, today));
  };
  if (a > 12) return [read(b, a)];
  return a === b || b > 12 ? [read(a, b)] : [read(a, b), read(b, a)];
}

function orImpossible(typed: string, find: () => IsoDate | undefined): IsoDate {
  try {
    const found = find();
    if (found) return found;
  } catch {
    // There is no such day, as below.
  }
  throw new UserError('date.impossible', { text: typed });
}

/** "25" is 2025. */
function fullYear(typed: string): number {
  return typed.length === 2 ? 2000 + Number(typed) : Number(typed);
}
