import { describe, expect, it } from 'vitest';
import { picketDayOn } from '../../src/strike/picket-day.ts';
import { type DayShift, firstStart, lastEnd } from '../../src/strike/shifts.ts';
import { day, shiftOf, siteOf, stamp, strikeOf, WEEKDAYS } from '../support/strikes.ts';

function shiftsOf(...hours: string[]): DayShift[] {
  const sites = [siteOf('oakland'), siteOf('kona', { timezone: 'Pacific/Honolulu' })];
  const picketing = hours.map((each, index) => shiftOf(WEEKDAYS, each, index % 2 === 0 ? 'oakland' : 'kona'));
  const found = picketDayOn(strikeOf({ sites, picketing }), [], day('2024-12-23'));
  return found.kind === 'picket' ? found.shifts : [];
}

describe('the ends of a day', () => {
  it.each`
    hours                                            | first                       | last
    ${['08:00-14:00']}                               | ${'2024-12-23T08:00-08:00'} | ${'2024-12-23T14:00-08:00'}
    ${['07:00-11:00', '07:00-11:00']}                | ${'2024-12-23T07:00-08:00'} | ${'2024-12-23T11:00-10:00'}
    ${['09:00-15:00', '06:00-12:00']}                | ${'2024-12-23T06:00-10:00'} | ${'2024-12-23T15:00-08:00'}
    ${['22:00-06:00', '07:00-11:00', '06:00-14:00']} | ${'2024-12-23T06:00-08:00'} | ${'2024-12-24T06:00-08:00'}
  `('of $hours are $first and $last', ({ hours, first, last }) => {
    const shifts = shiftsOf(...hours);
    expect([stamp(firstStart(shifts)), stamp(lastEnd(shifts))].map(instantOf)).toEqual(
      [first, last].map(instantOf),
    );
  });

  it('are not to be had where there are no shifts', () => {
    expect(() => firstStart([])).toThrow(new RangeError('no shifts'));
    expect(() => lastEnd([])).toThrow(new RangeError('no shifts'));
  });
});

/** Two sites may start at the same instant, each on its own clock. */
function instantOf(text: string): number {
  return Date.parse(text);
}
