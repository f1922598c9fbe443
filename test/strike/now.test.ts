import { describe, expect, it } from 'vitest';
import { dateAt, nowAt } from '../../src/strike/now.ts';
import type { Stretch } from '../../src/strike/stretches.ts';
import { day, EVERY_DAY, shiftOf, siteOf, strikeOf, zoned } from '../support/strikes.ts';

const strike = strikeOf({
  sites: [siteOf('gate'), siteOf('dock'), siteOf('yard')],
  picketing: [
    shiftOf(EVERY_DAY, '06:00-10:00', 'gate'),
    shiftOf(EVERY_DAY, '14:00-18:00', 'gate'),
    shiftOf(EVERY_DAY, '22:00-06:00', 'dock'),
    shiftOf(EVERY_DAY, '06:00-08:00', 'dock'),
    shiftOf(EVERY_DAY, '00:00-12:00', 'yard'),
    shiftOf(EVERY_DAY, '12:00-00:00', 'yard'),
  ],
});

const inShort = (stretches: readonly Stretch[]) =>
  stretches.map(
    ({ site, start, end }) => `${site.id} ${start.toFormat('d HH:mm')}-${end.toFormat('d HH:mm')}`,
  );

describe('how the lines are at an instant', () => {
  it.each`
    time       | at        | standing                      | next                                                    | over                          | because
    ${'05:00'} | ${'gate'} | ${[]}                         | ${['gate 26 06:00-26 10:00', 'gate 26 14:00-26 18:00']} | ${[]}                         | ${'nothing has begun'}
    ${'12:00'} | ${'gate'} | ${[]}                         | ${['gate 26 14:00-26 18:00']}                           | ${['gate 26 06:00-26 10:00']} | ${'it is between two shifts'}
    ${'10:00'} | ${'gate'} | ${[]}                         | ${['gate 26 14:00-26 18:00']}                           | ${['gate 26 06:00-26 10:00']} | ${'an end is not in it'}
    ${'00:30'} | ${'dock'} | ${['dock 25 22:00-26 08:00']} | ${['dock 26 22:00-27 06:00']}                           | ${[]}                         | ${'the night goes on into the morning’s shift'}
    ${'09:00'} | ${'dock'} | ${[]}                         | ${['dock 26 22:00-27 06:00']}                           | ${['dock 26 06:00-26 08:00']} | ${'the night is over'}
    ${'23:00'} | ${'yard'} | ${['yard 25 00:00-28 00:00']} | ${[]}                                                   | ${[]}                         | ${'it stands around the clock'}
  `('$at at $time: $because', ({ time, at, standing, next, over }) => {
    const now = nowAt({ strike, changes: [] }, day('2024-12-26'), zoned(`2024-12-26T${time}`), [at]);
    expect(inShort(now.standing)).toEqual(standing);
    expect(inShort(now.next)).toEqual(next);
    expect(inShort(now.over)).toEqual(over);
  });
});

describe('the date at some lines', () => {
  const here = siteOf('here');
  const kona = siteOf('kona', { timezone: 'Pacific/Honolulu' });
  it.each([
    [[], '2024-12-27'],
    [[here], '2024-12-27'],
    [[kona], '2024-12-26'],
    [[here, kona], '2024-12-27'],
  ])('is theirs where they agree, else the strike’s', (sites, date) => {
    expect(dateAt(strike, zoned('2024-12-27T00:30'), sites)).toBe(date);
  });
});
