import { describe, expect, it } from 'vitest';
import { formatTimestamp, localDate, localMinute } from '../../src/rehearsal/page/times.ts';

const noon = 1_734_984_000; // 2024-12-23T20:00:00Z
const reading = { locale: 'en-US', zone: 'America/Los_Angeles', now: noon * 1000 };
/** Some versions of the browser's data put a narrow space before "PM". */
const plain = (words: string) => words.replace(/[\u202f\u00a0]/g, ' ');

describe('Discord’s timestamps', () => {
  it.each`
    style  | words
    ${'t'} | ${'12:00 PM'}
    ${'T'} | ${'12:00:00 PM'}
    ${'d'} | ${'12/23/24'}
    ${'D'} | ${'December 23, 2024'}
    ${'f'} | ${'December 23, 2024 at 12:00 PM'}
    ${'F'} | ${'Monday, December 23, 2024 at 12:00 PM'}
  `('$style', ({ style, words }) => {
    expect(plain(formatTimestamp(noon, style, reading))).toBe(words);
  });

  it.each`
    seconds               | words
    ${noon + 30}          | ${'in 30 seconds'}
    ${noon + 2 * 3600}    | ${'in 2 hours'}
    ${noon - 26 * 3600}   | ${'1 day ago'}
    ${noon + 17 * 86_400} | ${'in 17 days'}
  `('$words', ({ seconds, words }) => {
    expect(formatTimestamp(seconds, 'R', reading)).toBe(words);
  });

  it('says so when there is no such time', () => {
    expect(formatTimestamp(9_999_999_999_999, 'F', reading)).toBe('Invalid date');
  });
});

it('reads a date and a minute in the zone', () => {
  expect(localDate(Date.parse('2024-12-24T07:59:00Z'), 'America/Los_Angeles')).toBe('2024-12-23');
  expect(localMinute(Date.parse('2024-12-24T08:05:00Z'), 'America/Los_Angeles')).toBe('2024-12-24T00:05');
});
