import { expect, it } from 'vitest';
import { aheadBy, type Sighting } from '../../src/discord/clock-witnesses.ts';

const MINUTE = 60_000;
const NOW = { wall: Date.parse('2024-12-23T14:30:00Z'), steady: 5_000_000 };

/** So many minutes ahead, seen so many minutes ago; `movedBy`: our clock was set by so many milliseconds since. */
function seen(ahead: number, ago = 0, movedBy = 0): Sighting {
  const passed = ago * MINUTE;
  return {
    ahead: ahead * MINUTE,
    at: { wall: NOW.wall - passed - movedBy, steady: NOW.steady - passed },
  };
}

it.each([
  ['nothing', {}, undefined],
  ['a header', { header: seen(5) }, 5],
  ['a header of ten minutes ago', { header: seen(5, 10) }, 5],
  ['a header of longer ago', { header: seen(5, 10.1) }, undefined],
  ['a header from before our clock was set', { header: seen(5, 1, 6_000) }, undefined],
  ['… or set back', { header: seen(5, 1, -6_000) }, undefined],
  ['… by no more than clocks drift', { header: seen(5, 1, 4_000) }, 5],
  ['an id from our future', { futureId: seen(-5) }, -5],
  ['an id from our future, and a header that agrees with us', { futureId: seen(-5), header: seen(0) }, -5],
  ['an id from our future, and a header that says more', { futureId: seen(-5), header: seen(-7) }, -7],
  [
    'an id from before our clock was put right, and a header',
    { futureId: seen(-5, 1, 300_000), header: seen(0) },
    0,
  ],
  ['an id of about now', { timelyId: seen(0.5) }, 0.5],
  ['an id of about now, and a header', { timelyId: seen(0.5), header: seen(3) }, 3],
])('%s', (_name, witnesses, minutes) => {
  expect(aheadBy(witnesses, NOW)).toBe(minutes === undefined ? undefined : minutes * MINUTE);
});
