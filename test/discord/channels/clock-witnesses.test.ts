import { expect, it } from 'vitest';
import {
  aheadBy,
  type Sighting,
  type Witnesses,
  withId,
} from '../../../src/discord/channels/clock-witnesses.ts';

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

const DAY = 24 * 60;
const YEAR = 365 * DAY;

it.each<[string, Sighting[], number | undefined]>([
  ['one from our past', [seen(5)], undefined],
  ['one of about now', [seen(0.5)], 0.5],
  ['one from our near future', [seen(-5)], -5],
  ['one from a day ahead', [seen(-DAY)], -DAY],
  ['one from more than a day ahead', [seen(-DAY - 0.1)], undefined],
  ['one of the year 2150', [seen(-125 * YEAR)], undefined],
  ['one of the year 2150, and one of about now', [seen(-125 * YEAR), seen(0.5)], 0.5],
  ['one from our near future, and one of the year 2150', [seen(-5, 1), seen(-125 * YEAR)], -5],
  ['two that are absurd, each in its own way', [seen(-125 * YEAR, 1), seen(-90 * YEAR)], undefined],
  ['the same absurd one again', [seen(-YEAR), seen(-YEAR)], undefined],
  ['two that agree that we are a year behind', [seen(-YEAR, 3), seen(-YEAR)], -YEAR],
  ['two that agree, the first too long ago', [seen(-YEAR, 11), seen(-YEAR)], undefined],
  [
    'two that agree, the first from before our clock was set',
    [seen(-YEAR, 1, 6_000), seen(-YEAR)],
    undefined,
  ],
])('ids: %s', (_name, ids, minutes) => {
  const found = aheadBy(ids.reduce(withId, {} as Witnesses), NOW);
  expect(found).toBe(minutes === undefined ? undefined : minutes * MINUTE);
});

it.each([
  ['agrees with us', seen(0), 0],
  ['says that we are ahead', seen(5), 5],
])('an absurd id is not believed against a header that %s', (_name, header, minutes) => {
  expect(aheadBy(withId({ header }, seen(-125 * YEAR)), NOW)).toBe(minutes * MINUTE);
});
