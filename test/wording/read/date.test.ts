import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../src/strike/dates.ts';
import { type DateHints, dateReadings, readDate, readDay } from '../../../src/wording/read/date.ts';
import { sentenceOf } from '../../../src/wording/say/error-sentence.ts';
import { UserError } from '../../../src/wording/user-error.ts';
import { english } from '../say/example.ts';

const MONDAY = isoDate('2024-12-23');

describe('a date as people type it, on Monday, December 23, 2024', () => {
  it.each`
    typed                        | means
    ${'2025-01-09'}              | ${'2025-01-09'}
    ${' Jan 9 '}                 | ${'2025-01-09'}
    ${'9 Jan'}                   | ${'2025-01-09'}
    ${'January 9th'}             | ${'2025-01-09'}
    ${'Thu'}                     | ${'2024-12-26'}
    ${'Mon'}                     | ${'2024-12-23'}
    ${'Thu Jan 9'}               | ${'2025-01-09'}
    ${'Thursday, January 9'}     | ${'2025-01-09'}
    ${'next thursday'}           | ${'2025-01-02'}
    ${'this thursday'}           | ${'2024-12-26'}
    ${'last friday'}             | ${'2024-12-20'}
    ${'today'}                   | ${'2024-12-23'}
    ${'tomorrow'}                | ${'2024-12-24'}
    ${'the day after tomorrow'}  | ${'2024-12-25'}
    ${'in 3 days'}               | ${'2024-12-26'}
    ${'Dec 20'}                  | ${'2024-12-20'}
    ${'12/24'}                   | ${'2024-12-24'}
    ${'24.12.2024'}              | ${'2024-12-24'}
    ${'Tue 2024-12-24'}          | ${'2024-12-24'}
    ${'day after tomorrow'}      | ${'2024-12-25'}
    ${'the 9th'}                 | ${'2025-01-09'}
    ${'9th'}                     | ${'2025-01-09'}
    ${'the 24th'}                | ${'2024-12-24'}
    ${'23rd'}                    | ${'2024-12-23'}
    ${'31st'}                    | ${'2024-12-31'}
    ${'the 20th'}                | ${'2025-01-20'}
    ${'fri 27'}                  | ${'2024-12-27'}
    ${'Sat the 28th'}            | ${'2024-12-28'}
    ${'tues'}                    | ${'2024-12-24'}
    ${'Tues.'}                   | ${'2024-12-24'}
    ${'weds'}                    | ${'2024-12-25'}
    ${'tom'}                     | ${'2024-12-24'}
    ${'Tues Dec 24'}             | ${'2024-12-24'}
    ${'Tues., Dec. 24'}          | ${'2024-12-24'}
    ${'12-24'}                   | ${'2024-12-24'}
    ${'24.12.'}                  | ${'2024-12-24'}
    ${'24.12'}                   | ${'2024-12-24'}
    ${'24. 12. 2024'}            | ${'2024-12-24'}
    ${'20250109'}                | ${'2025-01-09'}
    ${'2025/01/09'}              | ${'2025-01-09'}
    ${'monday 8am'}              | ${'2024-12-23'}
    ${'Tuesday at 8:30 a.m.'}    | ${'2024-12-24'}
    ${'Jan 9, 14:30'}            | ${'2025-01-09'}
    ${'Dec 24 at noon'}          | ${'2024-12-24'}
    ${'a week from friday'}      | ${'2025-01-03'}
    ${'two weeks from tues'}     | ${'2025-01-07'}
    ${'2 days after xmas'}       | ${'2024-12-27'}
    ${'2 days from now'}         | ${'2024-12-25'}
    ${'xmas'}                    | ${'2024-12-25'}
    ${'X-mas Day'}               | ${'2024-12-25'}
    ${'christmas eve'}           | ${'2024-12-24'}
    ${"new year's eve"}          | ${'2024-12-31'}
    ${'New Year’s Eve'}          | ${'2024-12-31'}
    ${'nye'}                     | ${'2024-12-31'}
    ${"new year's day"}          | ${'2025-01-01'}
    ${'MLK day'}                 | ${'2025-01-20'}
    ${'thanksgiving'}            | ${'2024-11-28'}
    ${'the day after christmas'} | ${'2024-12-26'}
    ${'the day before nye'}      | ${'2024-12-30'}
    ${'the day after the 9th'}   | ${'2025-01-10'}
  `('$typed means $means', ({ typed, means }) => {
    expect(readDate(english, typed, MONDAY)).toBe(means);
  });

  it.each`
    typed                   | sentence
    ${'soon'}               | ${'I cannot read “soon” as a date. Write it like 2025-01-09, Jan 9, Thu or tomorrow.'}
    ${'Dec 24 banana'}      | ${'I cannot read “Dec 24 banana” as a date. Write it like 2025-01-09, Jan 9, Thu or tomorrow.'}
    ${'Mon or Tue'}         | ${'I cannot read “Mon or Tue” as a date. Write it like 2025-01-09, Jan 9, Thu or tomorrow.'}
    ${'Fri Jan 9'}          | ${'January 9 is a Thursday, not a Friday. Write “Thu Jan 9” or “Fri Jan 10”.'}
    ${'2024-12-24 Mon'}     | ${'December 24 is a Tuesday, not a Monday. Write “Tue Dec 24” or “Mon Dec 23”.'}
    ${'2025-02-30'}         | ${'There is no such day as “2025-02-30”. Write it like 2025-01-09.'}
    ${'Feb 30'}             | ${'There is no such day as “Feb 30”. Write it like 2025-01-09.'}
    ${'Thu, Feb. 30, 2025'} | ${'There is no such day as “Thu, Feb. 30, 2025”. Write it like 2025-01-09.'}
    ${'the 31st of June'}   | ${'There is no such day as “the 31st of June”. Write it like 2025-01-09.'}
    ${'29 feb 2025'}        | ${'There is no such day as “29 feb 2025”. Write it like 2025-01-09.'}
    ${'Jan 32'}             | ${'There is no such day as “Jan 32”. Write it like 2025-01-09.'}
    ${'2/30'}               | ${'There is no such day as “2/30”. Write it like 2025-01-09.'}
    ${'Feb banana'}         | ${'I cannot read “Feb banana” as a date. Write it like 2025-01-09, Jan 9, Thu or tomorrow.'}
    ${'banana Feb 3'}       | ${'I cannot read “banana Feb 3” as a date. Write it like 2025-01-09, Jan 9, Thu or tomorrow.'}
    ${'1/9'}                | ${'“1/9” may mean Thursday, January 9 or Sunday, September 1. Write it like 2025-01-09.'}
    ${'9/1/25'}             | ${'“9/1/25” may mean Monday, September 1, 2025 or Thursday, January 9. Write it like 2025-09-01.'}
    ${'9/1/202'}            | ${'There is no such day as “202-09-01”. Write it like 2025-01-09.'}
    ${'Wed Sep 1 2026'}     | ${'September 1, 2026 is a Tuesday, not a Wednesday. Write “Tue 2026-09-01” or “Wed 2026-09-02”.'}
    ${'next week'}          | ${'“next week” is not one day. Write one, like 2025-01-09, Jan 9, Thu or tomorrow.'}
    ${'weekend'}            | ${'“weekend” is not one day. Write one, like 2025-01-09, Jan 9, Thu or tomorrow.'}
    ${'Jan 9 - Jan 12'}     | ${'“Jan 9 - Jan 12” is not one day. Write one, like 2025-01-09, Jan 9, Thu or tomorrow.'}
    ${'9-1-2025'}           | ${'“9-1-2025” may mean Monday, September 1, 2025 or Thursday, January 9. Write it like 2025-09-01.'}
    ${'1/9 2025'}           | ${'“1/9 2025” may mean Thursday, January 9 or Monday, September 1, 2025. Write it like 2025-01-09.'}
    ${'13-13'}              | ${'There is no such day as “13-13”. Write it like 2025-01-09.'}
    ${'the 32nd'}           | ${'There is no such day as “the 32nd”. Write it like 2025-01-09.'}
    ${'20251301'}           | ${'There is no such day as “20251301”. Write it like 2025-01-09.'}
    ${'fri the 9th'}        | ${'January 9 is a Thursday, not a Friday. Write “Thu Jan 9” or “Fri Jan 10”.'}
    ${'8'}                  | ${'I cannot read “8” as a date. Write it like 2025-01-09, Jan 9, Thu or tomorrow.'}
    ${'monday 25:00'}       | ${'I cannot read “25:00” as a time. Write it like 8 a.m., 2:30 pm or 14:30.'}
    ${'a week from soon'}   | ${'I cannot read “a week from soon” as a date. Write it like 2025-01-09, Jan 9, Thu or tomorrow.'}
    ${'easter bunny'}       | ${'I cannot read “easter bunny” as a date. Write it like 2025-01-09, Jan 9, Thu or tomorrow.'}
    ${'9999-12-31'}         | ${'“9999-12-31” is more than ten years away. Look at its year, and write it like 2025-01-09.'}
    ${'in 9999999 days'}    | ${'There is no such day as “29404-01-18”. Write it like 2025-01-09.'}
    ${'January 2025'}       | ${'“January 2025” is not one day. Write one, like 2025-01-09, Jan 9, Thu or tomorrow.'}
  `('$typed is refused: $sentence', ({ typed, sentence }) => {
    expect(told(typed)).toBe(sentence);
  });
});

describe('a date during a strike', () => {
  const strike = {
    began: isoDate('2024-10-21'),
    quietDays: [
      { from: isoDate('2024-12-24'), to: isoDate('2024-12-24'), reason: 'Christmas Eve' },
      { from: isoDate('2024-12-30'), to: isoDate('2024-12-30'), reason: "Founders' Day" },
      { from: isoDate('2025-02-10'), to: isoDate('2025-02-14'), reason: 'Winter recess' },
    ],
  };

  it.each`
    typed                            | means
    ${'1/9'}                         | ${'2025-01-09'}
    ${'9.1.'}                        | ${'2025-01-09'}
    ${'12/11'}                       | ${'“12/11” may mean Wednesday, December 11 or Tuesday, November 12. Write it like 2024-12-11.'}
    ${'9-1-2025'}                    | ${'“9-1-2025” may mean Monday, September 1, 2025 or Thursday, January 9. Write it like 2025-09-01.'}
    ${'founders day'}                | ${'2024-12-30'}
    ${"the day after Founders' Day"} | ${'2024-12-31'}
    ${'winter recess'}               | ${'“winter recess” is several days, Monday, February 10 to Friday, February 14. Write one of them, like 2025-02-10.'}
  `('$typed: $means', ({ typed, means }) => {
    expect(told(typed, { strike })).toBe(means);
  });

  it('to pick from, it has every day that is meant', () => {
    expect(dateReadings(english, '12/11', MONDAY, { strike })).toEqual(['2024-12-11', '2024-11-12']);
    expect(dateReadings(english, '1/9', MONDAY, { strike })).toEqual(['2025-01-09']);
    expect(dateReadings(english, 'soon', MONDAY, { strike })).toEqual([]);
  });
});

it.each`
  typed           | first           | means
  ${'fri'}        | ${'2024-12-24'} | ${'2024-12-27'}
  ${'fri'}        | ${'2025-01-02'} | ${'2025-01-03'}
  ${'fri'}        | ${'2024-12-27'} | ${'2025-01-03'}
  ${'the 9th'}    | ${'2025-01-20'} | ${'2025-02-09'}
  ${'Aug 20'}     | ${'2025-08-10'} | ${'2025-08-20'}
  ${'tomorrow'}   | ${'2025-01-02'} | ${'2024-12-24'}
  ${'2025-01-01'} | ${'2025-01-02'} | ${'2025-01-01'}
`('$typed as the last day, after $first, is $means', ({ typed, first, means }) => {
  expect(readDate(english, typed, MONDAY, { after: first })).toBe(means);
});

it('a time beside the date is read with it', () => {
  expect(readDay(english, 'monday 8am', MONDAY)).toEqual({ date: '2024-12-23', time: '08:00' });
  expect(readDay(english, 'Jan 9 at noon', MONDAY)).toEqual({ date: '2025-01-09', time: '12:00' });
  expect(readDay(english, '24.12.', MONDAY)).toEqual({ date: '2024-12-24' });
});

function told(typed: string, hints: DateHints = {}): string {
  try {
    return readDate(english, typed, MONDAY, hints);
  } catch (error) {
    if (error instanceof UserError) return sentenceOf(english, error);
    throw error;
  }
}
