import { describe, expect, it } from 'vitest';
import {
  addDays,
  dateIn,
  datesFrom,
  daysBetween,
  isoDate,
  isWithin,
  strikeDate,
  weekdayOf,
} from '../../src/strike/dates.ts';
import { day, LA, zoned } from '../support/strikes.ts';

describe('isoDate', () => {
  it.each(['2024-12-23', '2024-02-29', '2000-01-01'])('reads %s', text => {
    expect(isoDate(text)).toBe(text);
  });

  it.each([
    '2024-02-30',
    '2023-02-29',
    '2024-13-01',
    '2024-1-01',
    '2024-12-23T00:00',
    'x2024-12-23',
    '2024-W52',
    '',
  ])('refuses %j, and says so', text => {
    expect(() => isoDate(text)).toThrow(new RangeError(`not a date: ${text}`));
  });
});

describe('the date of an instant', () => {
  it.each`
    instant               | from                  | zone                    | date
    ${'2024-12-23T23:59'} | ${LA}                 | ${LA}                   | ${'2024-12-23'}
    ${'2024-12-24T00:00'} | ${LA}                 | ${LA}                   | ${'2024-12-24'}
    ${'2024-12-24T00:00'} | ${LA}                 | ${'Pacific/Honolulu'}   | ${'2024-12-23'}
    ${'2024-12-23T12:00'} | ${LA}                 | ${'Pacific/Kiritimati'} | ${'2024-12-24'}
    ${'2024-12-31T10:00'} | ${'Pacific/Honolulu'} | ${'UTC'}                | ${'2024-12-31'}
    ${'2024-12-31T14:00'} | ${'Pacific/Honolulu'} | ${'UTC'}                | ${'2025-01-01'}
  `('$instant in $from is $date in $zone', ({ instant, from, zone, date }) => {
    expect(dateIn(zone, zoned(instant, from))).toBe(date);
    expect(strikeDate({ timezone: zone }, zoned(instant, from))).toBe(date);
  });
});

describe('calendar arithmetic', () => {
  it.each`
    date            | days    | sum
    ${'2024-12-23'} | ${1}    | ${'2024-12-24'}
    ${'2024-12-31'} | ${1}    | ${'2025-01-01'}
    ${'2024-02-28'} | ${1}    | ${'2024-02-29'}
    ${'2025-03-01'} | ${-1}   | ${'2025-02-28'}
    ${'2024-10-21'} | ${195}  | ${'2025-05-04'}
    ${'2025-03-08'} | ${2}    | ${'2025-03-10'}
    ${'2024-12-23'} | ${0}    | ${'2024-12-23'}
    ${'2025-01-01'} | ${-366} | ${'2024-01-01'}
  `('$date and $days days is $sum', ({ date, days, sum }) => {
    expect(addDays(day(date), days)).toBe(sum);
    expect(daysBetween(day(date), day(sum))).toBe(days);
  });

  it('past the year 9999 there are none, rather than one that does not sort', () => {
    expect(() => addDays(day('9999-12-31'), 1)).toThrow(RangeError);
  });

  it.each`
    date            | weekday
    ${'2024-10-21'} | ${1}
    ${'2024-12-24'} | ${2}
    ${'2025-01-01'} | ${3}
    ${'2025-01-09'} | ${4}
    ${'2025-02-14'} | ${5}
    ${'2024-12-28'} | ${6}
    ${'2025-05-04'} | ${7}
  `('$date is weekday $weekday', ({ date, weekday }) => {
    expect(weekdayOf(day(date))).toBe(weekday);
  });

  it.each`
    from            | to              | dates
    ${'2024-12-30'} | ${'2025-01-01'} | ${['2024-12-30', '2024-12-31', '2025-01-01']}
    ${'2024-12-30'} | ${'2024-12-30'} | ${['2024-12-30']}
    ${'2024-12-30'} | ${'2024-12-29'} | ${[]}
    ${'2024-12-30'} | ${'2024-12-01'} | ${[]}
  `('from $from to $to are $dates', ({ from, to, dates }) => {
    expect(datesFrom(day(from), day(to))).toEqual(dates);
  });

  it.each`
    date            | from            | to              | within
    ${'2024-12-24'} | ${'2024-12-24'} | ${'2024-12-25'} | ${true}
    ${'2024-12-25'} | ${'2024-12-24'} | ${'2024-12-25'} | ${true}
    ${'2024-12-23'} | ${'2024-12-24'} | ${'2024-12-25'} | ${false}
    ${'2024-12-26'} | ${'2024-12-24'} | ${'2024-12-25'} | ${false}
    ${'2024-12-26'} | ${'2024-12-24'} | ${undefined}    | ${true}
    ${'2024-12-23'} | ${'2024-12-24'} | ${undefined}    | ${false}
    ${'2024-12-23'} | ${undefined}    | ${'2024-12-25'} | ${true}
    ${'2024-12-26'} | ${undefined}    | ${'2024-12-25'} | ${false}
    ${'2024-12-26'} | ${undefined}    | ${undefined}    | ${true}
  `('$date between $from and $to: $within', ({ date, from, to, within }) => {
    expect(isWithin(day(date), from, to)).toBe(within);
  });
});
