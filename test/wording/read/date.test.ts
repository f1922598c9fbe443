import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../src/strike/dates.ts';
import { readDate } from '../../../src/wording/read/date.ts';
import { sentenceOf } from '../../../src/wording/say/error-sentence.ts';
import { UserError } from '../../../src/wording/user-error.ts';
import { english } from '../say/example.ts';

const MONDAY = isoDate('2024-12-23');

describe('a date as people type it, on Monday, December 23, 2024', () => {
  it.each`
    typed                       | means
    ${'2025-01-09'}             | ${'2025-01-09'}
    ${' Jan 9 '}                | ${'2025-01-09'}
    ${'9 Jan'}                  | ${'2025-01-09'}
    ${'January 9th'}            | ${'2025-01-09'}
    ${'Thu'}                    | ${'2024-12-26'}
    ${'Mon'}                    | ${'2024-12-23'}
    ${'Thu Jan 9'}              | ${'2025-01-09'}
    ${'Thursday, January 9'}    | ${'2025-01-09'}
    ${'next thursday'}          | ${'2025-01-02'}
    ${'this thursday'}          | ${'2024-12-26'}
    ${'last friday'}            | ${'2024-12-20'}
    ${'today'}                  | ${'2024-12-23'}
    ${'tomorrow'}               | ${'2024-12-24'}
    ${'the day after tomorrow'} | ${'2024-12-25'}
    ${'in 3 days'}              | ${'2024-12-26'}
    ${'Dec 20'}                 | ${'2024-12-20'}
    ${'12/24'}                  | ${'2024-12-24'}
    ${'24.12.2024'}             | ${'2024-12-24'}
    ${'Tue 2024-12-24'}         | ${'2024-12-24'}
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
    ${'Dec 24 at noon'}     | ${'“Dec 24 at noon” is not one day. Write one, like 2025-01-09, Jan 9, Thu or tomorrow.'}
    ${'9999-12-31'}         | ${'“9999-12-31” is more than ten years away. Look at its year, and write it like 2025-01-09.'}
    ${'in 9999999 days'}    | ${'There is no such day as “29404-01-18”. Write it like 2025-01-09.'}
    ${'January 2025'}       | ${'“January 2025” is not one day. Write one, like 2025-01-09, Jan 9, Thu or tomorrow.'}
  `('$typed is refused: $sentence', ({ typed, sentence }) => {
    expect(told(typed)).toBe(sentence);
  });
});

function told(typed: string): string {
  try {
    return `read as ${readDate(english, typed, MONDAY)}`;
  } catch (error) {
    if (error instanceof UserError) return sentenceOf(english, error);
    throw error;
  }
}
