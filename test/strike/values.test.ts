import { Settings } from 'luxon';
import { afterEach, describe, expect, it } from 'vitest';
import { quote } from '../../src/strike/reading.ts';
import { zoneNamed } from '../../src/strike/time-zone.ts';
import { readDuration } from '../../src/strike/values.ts';
import { readWeekdays, weekdayNamed } from '../../src/strike/weekday-words.ts';
import { readWrittenDate } from '../../src/strike/written-date.ts';
import { readEventTime, readWallTime, readWeekdayTime } from '../../src/strike/written-time.ts';

/** The edges of what can be written for a value; what the whole file says of mistakes is tested with the file. */

describe('quote', () => {
  it.each`
    length | quoted
    ${1}   | ${`"${'x'.repeat(1)}"`}
    ${60}  | ${`"${'x'.repeat(60)}"`}
    ${61}  | ${`"${'x'.repeat(57)}…"`}
  `('keeps $length characters to one line', ({ length, quoted }) => {
    expect(quote('x'.repeat(length))).toBe(quoted);
  });
});

describe('what stands around a value', () => {
  it.each<[read: (text: string) => unknown, text: string, value: unknown]>([
    [readDuration, ' 2h ', 120],
    [readWallTime, ' 8:00 ', '08:00'],
    [readEventTime, ' lunchtime ', { words: 'lunchtime' }],
    [readEventTime, ' 12:00 – 13:00 ', { from: '12:00', to: '13:00' }],
    [readWeekdayTime, '  Sun   18:00 ', { weekday: 7, time: '18:00' }],
    [readWrittenDate, ' Tue  2024-12-24 ', '2024-12-24'],
    [readWeekdays, ' Mon  to  Wed , Fri ', [1, 2, 3, 5]],
  ])('is passed over by %o: %j', (read, text, value) => {
    expect(read(text)).toEqual({ value });
  });

  it('is passed over in a zone’s name', () => {
    expect(zoneNamed(' europe/berlin ')).toBe('Europe/Berlin');
    expect(zoneNamed(' utc ')).toBe('UTC');
  });
});

describe('clock times', () => {
  it.each(['0:00', '00:59', '23:00', '23:59'])('%s is one', text => {
    expect(readWallTime(text)).toEqual({ value: text.padStart(5, '0') });
  });

  it.each`
    text         | wrong
    ${'24:01'}   | ${'there is no time 24:01; write one from "00:00" to "23:59"'}
    ${'24:00'}   | ${'midnight is written "00:00"; write that instead of "24:00"'}
    ${'12:60'}   | ${'there is no time 12:60; write one from "00:00" to "23:59"'}
    ${' 25:00 '} | ${'there is no time 25:00; write one from "00:00" to "23:59"'}
  `('$text is none', ({ text, wrong }) => {
    expect(readWallTime(text)).toEqual({ wrong });
  });

  it.each(['12:00-25:00', '25:00-12:00'])('%s is no stretch of them', text => {
    expect(readEventTime(text)).toEqual({
      wrong: 'there is no time 25:00; write one from "00:00" to "23:59"',
    });
  });

  it('are not looked for in words', () => {
    expect(readEventTime('after 12')).toEqual({ value: { words: 'after 12' } });
  });

  it.each(['', 'Sun', '18:00', 'Xyz 18:00', 'Sun 18:00 sharp'])('%j is no moment of the week', text => {
    expect(readWeekdayTime(text)).toHaveProperty(
      'wrong',
      expect.stringContaining('is not a weekday and a time'),
    );
  });

  it('of a moment of the week are clock times', () => {
    expect(readWeekdayTime('Sun 25:00')).toEqual({
      wrong: 'there is no time 25:00; write one from "00:00" to "23:59"',
    });
  });
});

describe('weekdays', () => {
  it.each`
    word        | weekday
    ${'mo'}     | ${undefined}
    ${'mon'}    | ${1}
    ${'Thurs.'} | ${4}
    ${'T.hu'}   | ${undefined}
    ${'Sunday'} | ${7}
  `('$word is $weekday', ({ word, weekday }) => {
    expect(weekdayNamed(word)).toBe(weekday);
  });

  it.each(['Xyz-Fri', 'Mon-Xyz', 'Mon-Wed-Fri', 'Mon,', ''])('%j names none', text => {
    expect(readWeekdays(text)).toHaveProperty('wrong', expect.stringContaining('does not name weekdays'));
  });
});

describe('dates', () => {
  const { defaultLocale } = Settings;

  afterEach(() => {
    Settings.defaultLocale = defaultLocale;
  });

  it('are spoken of in English, whatever the machine speaks', () => {
    Settings.defaultLocale = 'es';
    expect(readWrittenDate('2024-02-30')).toHaveProperty('wrong', expect.stringContaining('February 2024'));
  });

  it.each(['2000-01-01', '2000-12-31', '2100-12-31', '2024-02-29', '2024-10-01'])('%s is one', text => {
    expect(readWrittenDate(text)).toEqual({ value: text });
  });

  it.each`
    text            | wrong
    ${'1999-12-31'} | ${'the year 1999 cannot be meant'}
    ${'2101-01-01'} | ${'the year 2101 cannot be meant'}
    ${'2024-00-10'} | ${'there is no month 0'}
    ${'2024-13-10'} | ${'there is no month 13'}
    ${'2024-02-00'} | ${'2024-02-00 does not exist: February 2024 has 29 days'}
    ${'2024-02-30'} | ${'2024-02-30 does not exist: February 2024 has 29 days'}
    ${'2024-11-31'} | ${'2024-11-31 does not exist: November 2024 has 30 days'}
  `('$text is none', ({ text, wrong }) => {
    expect(readWrittenDate(text)).toHaveProperty('wrong', expect.stringContaining(wrong));
  });
});
