import { Settings } from 'luxon';
import { afterEach, describe, expect, it } from 'vitest';
import { instantAt, minuteOfDay, stretchOn } from '../../src/strike/wallclock.ts';
import { instantBySegments, segmentsOf } from '../support/reference-clock.ts';
import { day, LA, stamp, time } from '../support/strikes.ts';

const LORD_HOWE = 'Australia/Lord_Howe';
const NEW_YORK = 'America/New_York';
const APIA = 'Pacific/Apia';

afterEach(() => {
  Settings.defaultZone = 'system';
});

describe('instantAt', () => {
  it.each`
    date            | clock      | zone                    | instant                     | because
    ${'2024-12-23'} | ${'06:30'} | ${LA}                   | ${'2024-12-23T06:30-08:00'} | ${'winter'}
    ${'2024-07-23'} | ${'06:30'} | ${LA}                   | ${'2024-07-23T06:30-07:00'} | ${'summer'}
    ${'2024-12-23'} | ${'07:00'} | ${'Pacific/Honolulu'}   | ${'2024-12-23T07:00-10:00'} | ${'never changes'}
    ${'2024-12-23'} | ${'07:00'} | ${'Asia/Kolkata'}       | ${'2024-12-23T07:00+05:30'} | ${'half an hour off'}
    ${'2024-12-23'} | ${'00:00'} | ${'Pacific/Kiritimati'} | ${'2024-12-23T00:00+14:00'} | ${'furthest east'}
    ${'2024-12-23'} | ${'23:59'} | ${'Etc/GMT+12'}         | ${'2024-12-23T23:59-12:00'} | ${'furthest west'}
    ${'2025-03-09'} | ${'01:59'} | ${LA}                   | ${'2025-03-09T01:59-08:00'} | ${'a minute before the gap'}
    ${'2025-03-09'} | ${'02:00'} | ${LA}                   | ${'2025-03-09T03:00-07:00'} | ${'where the gap begins'}
    ${'2025-03-09'} | ${'02:30'} | ${LA}                   | ${'2025-03-09T03:30-07:00'} | ${'inside the gap: the offset before it'}
    ${'2025-03-09'} | ${'03:00'} | ${LA}                   | ${'2025-03-09T03:00-07:00'} | ${'after the gap'}
    ${'2024-11-03'} | ${'00:59'} | ${LA}                   | ${'2024-11-03T00:59-07:00'} | ${'before the overlap'}
    ${'2024-11-03'} | ${'01:00'} | ${LA}                   | ${'2024-11-03T01:00-07:00'} | ${'twice: the first'}
    ${'2024-11-03'} | ${'01:30'} | ${LA}                   | ${'2024-11-03T01:30-07:00'} | ${'twice: the first'}
    ${'2024-11-03'} | ${'02:00'} | ${LA}                   | ${'2024-11-03T02:00-08:00'} | ${'after the overlap'}
    ${'2024-11-03'} | ${'01:30'} | ${NEW_YORK}             | ${'2024-11-03T01:30-04:00'} | ${'twice: the first'}
    ${'2024-10-06'} | ${'02:15'} | ${LORD_HOWE}            | ${'2024-10-06T02:45+11:00'} | ${'a gap of half an hour'}
    ${'2025-04-06'} | ${'01:45'} | ${LORD_HOWE}            | ${'2025-04-06T01:45+11:00'} | ${'an overlap of half an hour'}
    ${'2011-12-29'} | ${'23:59'} | ${APIA}                 | ${'2011-12-29T23:59-10:00'} | ${'the last minute before the skipped day'}
    ${'2011-12-30'} | ${'00:00'} | ${APIA}                 | ${'2011-12-31T00:00+14:00'} | ${'a day that does not exist'}
    ${'2011-12-30'} | ${'08:00'} | ${APIA}                 | ${'2011-12-31T08:00+14:00'} | ${'a day that does not exist'}
    ${'2011-12-30'} | ${'23:59'} | ${APIA}                 | ${'2011-12-31T23:59+14:00'} | ${'a day that does not exist'}
    ${'2011-12-31'} | ${'00:00'} | ${APIA}                 | ${'2011-12-31T00:00+14:00'} | ${'the first minute after it'}
  `('$date $clock in $zone is $instant: $because', ({ date, clock, zone, instant }) => {
    expect(stamp(instantAt(day(date), time(clock), zone))).toBe(instant);
  });

  it('does not ask where the machine stands', () => {
    Settings.defaultZone = 'Asia/Tokyo';
    expect(stamp(instantAt(day('2024-12-22'), time('06:31'), LA))).toBe('2024-12-22T06:31-08:00');
  });

  it('is in the zone that was asked for', () => {
    expect(instantAt(day('2024-12-23'), time('06:30'), 'Asia/Tokyo').zoneName).toBe('Asia/Tokyo');
  });

  it('agrees with the reference about every quarter of an hour of the days around Samoa’s skipped one', () => {
    const row = segmentsOf(APIA, Date.UTC(2011, 11, 1), Date.UTC(2012, 1, 1));
    for (const date of ['2011-12-29', '2011-12-30', '2011-12-31', '2012-01-01']) {
      for (let minute = 0; minute < 24 * 60; minute += 15) {
        const local = Date.parse(`${date}T00:00Z`) + minute * 60_000;
        const clock = time(new Date(local).toISOString().slice(11, 16));
        expect(instantAt(day(date), clock, APIA).toMillis()).toBe(instantBySegments(row, local));
      }
    }
  });

  it.each`
    date            | clock      | zone             | problem
    ${'2024-12-23'} | ${'06:30'} | ${'Mars/Phobos'} | ${'not a time zone: Mars/Phobos'}
    ${'2024-12-32'} | ${'06:30'} | ${LA}            | ${/^not an instant: \S/}
    ${'2024-12-23'} | ${'25:30'} | ${LA}            | ${/^not an instant: \S/}
  `('refuses $date $clock in $zone', ({ date, clock, zone, problem }) => {
    expect(() => instantAt(date, clock, zone)).toThrow(RangeError);
    expect(() => instantAt(date, clock, zone)).toThrow(problem);
  });
});

describe('stretchOn', () => {
  it.each`
    date            | hours            | zone    | start                       | end                         | because
    ${'2024-12-23'} | ${'08:00-14:00'} | ${LA}   | ${'2024-12-23T08:00-08:00'} | ${'2024-12-23T14:00-08:00'} | ${'by day'}
    ${'2024-12-22'} | ${'23:00-07:00'} | ${LA}   | ${'2024-12-22T23:00-08:00'} | ${'2024-12-23T07:00-08:00'} | ${'over midnight'}
    ${'2024-12-22'} | ${'18:00-00:00'} | ${LA}   | ${'2024-12-22T18:00-08:00'} | ${'2024-12-23T00:00-08:00'} | ${'to midnight'}
    ${'2024-12-22'} | ${'00:00-00:00'} | ${LA}   | ${'2024-12-22T00:00-08:00'} | ${'2024-12-23T00:00-08:00'} | ${'round the clock'}
    ${'2025-03-08'} | ${'23:00-07:00'} | ${LA}   | ${'2025-03-08T23:00-08:00'} | ${'2025-03-09T07:00-07:00'} | ${'an hour shorter in spring'}
    ${'2024-11-02'} | ${'23:00-07:00'} | ${LA}   | ${'2024-11-02T23:00-07:00'} | ${'2024-11-03T07:00-08:00'} | ${'an hour longer in autumn'}
    ${'2025-03-09'} | ${'02:15-02:45'} | ${LA}   | ${'2025-03-09T03:15-07:00'} | ${'2025-03-09T03:45-07:00'} | ${'inside the gap'}
    ${'2025-03-09'} | ${'02:30-03:00'} | ${LA}   | ${'2025-03-09T03:30-07:00'} | ${'2025-03-09T04:00-07:00'} | ${'the end would come first: it lasts as long'}
    ${'2025-03-09'} | ${'02:30-03:30'} | ${LA}   | ${'2025-03-09T03:30-07:00'} | ${'2025-03-09T04:30-07:00'} | ${'the end would come at once: it lasts as long'}
    ${'2025-03-09'} | ${'02:45-03:15'} | ${LA}   | ${'2025-03-09T03:45-07:00'} | ${'2025-03-09T04:15-07:00'} | ${'minutes count'}
    ${'2011-12-30'} | ${'20:00-04:00'} | ${APIA} | ${'2011-12-31T20:00+14:00'} | ${'2012-01-01T04:00+14:00'} | ${'a night that starts on a day that does not exist lasts as long'}
    ${'2011-12-30'} | ${'00:00-00:00'} | ${APIA} | ${'2011-12-31T00:00+14:00'} | ${'2012-01-01T00:00+14:00'} | ${'round the clock of a day that does not exist'}
  `('$date $hours: $because', ({ date, hours, zone, start, end }) => {
    const [from, to] = hours.split('-');
    const next = day(new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10));
    const stretch = stretchOn(day(date), next, from, to, zone);
    expect([stamp(stretch.start), stamp(stretch.end)]).toEqual([start, end]);
    expect(stretch.overnight).toBe(to <= from);
  });
});

it.each`
  clock      | minutes
  ${'00:00'} | ${0}
  ${'00:59'} | ${59}
  ${'08:05'} | ${485}
  ${'23:59'} | ${1439}
`('$clock is minute $minutes of the day', ({ clock, minutes }) => {
  expect(minuteOfDay(clock)).toBe(minutes);
});
