import { describe, expect, it } from 'vitest';
import { nightLinesInto } from '../../src/strike/night-lines.ts';
import type { SiteId } from '../../src/strike/strike.ts';
import { changesOf, day, EVERY_DAY, shiftOf, siteOf, strikeOf, WEEKDAYS } from '../support/strikes.ts';

/** Nights at one line, a late one that ends at midnight, days at a third, and nights two hours to the west. */
const strike = strikeOf({
  sites: [siteOf('gate'), siteOf('late'), siteOf('days'), siteOf('hilo', { timezone: 'Pacific/Honolulu' })],
  picketing: [
    shiftOf(WEEKDAYS, '23:00-07:00', 'gate'),
    shiftOf(EVERY_DAY, '20:00-00:00', 'late'),
    shiftOf(EVERY_DAY, '08:00-14:00', 'days'),
    shiftOf(EVERY_DAY, '21:00-02:00', 'hilo'),
  ],
});

describe('the lines that stand past the midnight into a date', () => {
  it.each`
    date            | only         | lines               | because
    ${'2024-12-24'} | ${undefined} | ${['gate', 'hilo']} | ${'they end in the morning; the late one ends with its day'}
    ${'2024-12-24'} | ${['days']}  | ${[]}               | ${'the one that was asked for stands by day'}
    ${'2024-12-24'} | ${['hilo']}  | ${['hilo']}         | ${'midnight is that of its own zone'}
    ${'2024-12-22'} | ${undefined} | ${['hilo']}         | ${'the nights of one are those of weekdays'}
    ${'2024-10-21'} | ${undefined} | ${[]}               | ${'the strike begins on that day'}
  `('into $date at $only: $lines, because $because', ({ date, only, lines }) => {
    const found = nightLinesInto(strike, [], day(date), only as SiteId[] | undefined);
    expect(found.map(({ site }) => site.id)).toEqual(lines);
  });

  it('are none where the day before was called off', () => {
    const changes = changesOf({ type: 'quiet', from: '2024-12-23', to: '2024-12-23', reason: 'rest' });
    expect(nightLinesInto(strike, changes, day('2024-12-24'))).toEqual([]);
  });
});
