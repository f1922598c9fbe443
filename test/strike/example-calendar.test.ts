import { describe, expect, it } from 'vitest';
import { datesFrom, weekdayOf } from '../../src/strike/dates.ts';
import { picketDayOn, strikeDayOf } from '../../src/strike/picket-day.ts';
import { changesOf, day, exampleStrike, LA, stamp, stampShifts } from '../support/strikes.ts';

/** The example strike from before its first day to after its last, date by date. */

const strike = exampleStrike();
const ENDED = changesOf({ type: 'end', lastDay: '2025-05-04' });
const QUIET = new Map([
  ['2024-12-24', 'Christmas Eve'],
  ['2024-12-25', 'Christmas Day'],
  ['2024-12-31', "New Year's Eve"],
  ['2025-01-01', "New Year's Day"],
]);

describe('October 2024 to May 2025', () => {
  const dates = datesFrom(day('2024-10-01'), day('2025-05-31'));

  it('has before, picket days on weekdays, weekends off, four quiet days, and after', () => {
    const expected = dates.map(date => {
      if (date < '2024-10-21') return 'before';
      if (date > '2025-05-04') return 'after';
      if (QUIET.has(date)) return `quiet: ${QUIET.get(date)}`;
      return weekdayOf(date) > 5 ? 'off' : 'picket';
    });
    const actual = dates.map(date => {
      const found = picketDayOn(strike, ENDED, date);
      return found.kind === 'quiet' ? `quiet: ${found.reason}` : found.kind;
    });
    expect(actual).toEqual(expected);
  });

  it('stands from 8 to 2 at all seven sites on every picket day, on either side of the clock changes', () => {
    for (const date of dates) {
      const found = picketDayOn(strike, ENDED, date);
      if (found.kind !== 'picket') continue;
      const offset = date < '2024-11-03' || date >= '2025-03-09' ? '-07:00' : '-08:00';
      expect(stampShifts(found.shifts)).toEqual(
        strike.sites.map(({ id }) => `${id} ${date}T08:00${offset} ${date}T14:00${offset}`),
      );
      expect(found.cancelled).toEqual([]);
    }
  });

  it('counts the strike’s days one by one, quiet and off days too', () => {
    const days = dates.map(date => picketDayOn(strike, ENDED, date));
    const counted = days.flatMap(found => ('strikeDay' in found ? [found.strikeDay] : []));
    expect(counted).toEqual(Array.from({ length: 196 }, (_, index) => index + 1));
  });
});

describe('the days that were reported', () => {
  it.each`
    date            | strikeDay
    ${'2024-10-21'} | ${1}
    ${'2024-10-23'} | ${3}
    ${'2024-12-23'} | ${64}
    ${'2025-01-06'} | ${78}
    ${'2025-02-14'} | ${117}
    ${'2025-05-04'} | ${196}
  `('$date is strike day $strikeDay', ({ date, strikeDay }) => {
    expect(strikeDayOf(strike, date)).toBe(strikeDay);
    expect(picketDayOn(strike, [], date)).toMatchObject({ strikeDay });
  });

  it.each`
    date            | kind        | next            | because
    ${'2024-10-20'} | ${'before'} | ${'2024-10-21'} | ${'the eve of the strike'}
    ${'2024-12-23'} | ${'picket'} | ${'2024-12-26'} | ${'over Christmas'}
    ${'2024-12-24'} | ${'quiet'}  | ${'2024-12-26'} | ${'Christmas Eve'}
    ${'2024-12-25'} | ${'quiet'}  | ${'2024-12-26'} | ${'Christmas Day'}
    ${'2024-12-26'} | ${'picket'} | ${'2024-12-27'} | ${'the lines are back'}
    ${'2024-12-27'} | ${'picket'} | ${'2024-12-30'} | ${'over a weekend'}
    ${'2024-12-28'} | ${'off'}    | ${'2024-12-30'} | ${'a Saturday'}
    ${'2024-12-30'} | ${'picket'} | ${'2025-01-02'} | ${'over New Year'}
    ${'2024-12-31'} | ${'quiet'}  | ${'2025-01-02'} | ${'New Year’s Eve'}
    ${'2025-01-03'} | ${'picket'} | ${'2025-01-06'} | ${'over a weekend'}
    ${'2025-01-20'} | ${'picket'} | ${'2025-01-21'} | ${'Martin Luther King Jr. Day: a public holiday is no quiet day'}
    ${'2025-02-17'} | ${'picket'} | ${'2025-02-18'} | ${'Presidents’ Day: a public holiday is no quiet day'}
  `('$date is $kind, next $next: $because', ({ date, kind, next }) => {
    const found = picketDayOn(strike, [], date);
    expect(found.kind).toBe(kind);
    expect(found.next?.date).toBe(next);
    expect(found.next && stamp(found.next.start).slice(0, 16)).toBe(`${next}T08:00`);
  });

  it('tells of the rally on the day on which it was announced, in the union’s words, and on no other', () => {
    const rally = {
      announced: '2024-12-23',
      time: { words: 'lunchtime' },
      title: 'Rally with community and elected leaders',
      sites: strike.sites.map(site => site.id),
    };
    for (const date of datesFrom(day('2024-12-01'), day('2025-01-31'))) {
      expect(picketDayOn(strike, [], date).events).toEqual(date === '2024-12-23' ? [rally] : []);
    }
  });

  it('is all in the strike’s own zone', () => {
    expect(new Set(strike.sites.map(site => site.timezone))).toEqual(new Set([LA]));
  });

  it('knows no next picket day from the last on', () => {
    expect(picketDayOn(strike, ENDED, day('2025-05-02')).next).toBeUndefined();
    expect(picketDayOn(strike, ENDED, day('2025-05-05'))).toEqual({
      kind: 'after',
      date: '2025-05-05',
      lastDay: '2025-05-04',
      events: [],
    });
  });
});
