import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { IsoDate, WallTime } from '../../src/strike/strike.ts';
import { instantBySegments, type Segment, segmentsOf } from '../support/reference-clock.ts';

/** Promise 5, for every zone that this runtime knows and every clock change from 2020 to 2030. */

const ALIASES = [
  'US/Pacific',
  'US/Hawaii',
  'Asia/Calcutta',
  'Asia/Katmandu',
  'Asia/Saigon',
  'Europe/Kiev',
  'America/Buenos_Aires',
  'Etc/GMT+8',
  'UTC',
];
const ZONES = [...new Set([...Intl.supportedValuesOf('timeZone'), ...ALIASES])];
const START = Date.UTC(2019, 11, 1);
const END = Date.UTC(2031, 0, 1);
/** Two seconds where nothing else runs. */
const PATIENCE = 60_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const segments = new Map<string, Segment[]>();

beforeAll(() => {
  for (const zone of ZONES) segments.set(zone, segmentsOf(zone, START, END));
}, PATIENCE);

describe.each([
  ['January', '2026-01-15T12:00:00Z'],
  ['July', '2026-07-15T12:00:00Z'],
])('with the machine’s clock in %s', { timeout: PATIENCE }, (_, today) => {
  let clock: typeof import('../../src/strike/wallclock.ts');

  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(today) });
    // Afresh: what was resolved under the other date is not to be remembered.
    vi.resetModules();
    clock = await import('../../src/strike/wallclock.ts');
  });
  afterAll(() => {
    vi.useRealTimers();
  });

  it('reads the local times around every clock change as the reference does', () => {
    const wrong: string[] = [];
    let looked = 0;
    for (const [zone, row] of segments) {
      for (const local of localsAround(row)) {
        looked += 1;
        const { date, time } = written(local);
        const instant = clock.instantAt(date, time, zone);
        if (instant.toMillis() !== instantBySegments(row, local)) wrong.push(`${zone} ${date} ${time}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(looked).toBeGreaterThan(20_000);
  });

  it('gives a shift over any clock change a start before its end', () => {
    const wrong: string[] = [];
    for (const [zone, row] of segments) {
      for (const { to, offset } of row.slice(0, -1)) {
        const { date, time } = written(to + offset);
        const { date: next } = written(to + offset + 24 * HOUR);
        for (const from of [time, written(to + offset - 30 * MINUTE).time]) {
          const until = written(to + offset + 30 * MINUTE).time;
          const { start, end } = clock.stretchOn(date, next, from, until, zone);
          if (start >= end) wrong.push(`${zone} ${date} ${from} to ${until}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});

it('has found the changes, among them those of half an hour and of two', () => {
  const changes = [...segments.values()].flatMap(row =>
    row.slice(1).map(({ offset }, index) => (offset - (row[index]?.offset ?? 0)) / MINUTE),
  );
  expect(changes.length).toBeGreaterThan(2_000);
  expect(changes).toEqual(expect.arrayContaining([-120, -60, -30, 30, 60, 120]));
});

/** Minutes at, beside and inside the gap or the overlap of each change, and well away from it. */
function localsAround(row: readonly Segment[]): number[] {
  return row.slice(0, -1).flatMap(({ to, offset }, index) => {
    const wall = [to + offset, to + (row[index + 1]?.offset ?? offset)];
    const low = Math.min(...wall);
    const high = Math.max(...wall);
    const locals = [low - 14 * HOUR, low - MINUTE, low, low + MINUTE, (low + high) / 2, high - MINUTE, high];
    return [...locals, high + MINUTE, high + 14 * HOUR].map(local => Math.floor(local / MINUTE) * MINUTE);
  });
}

function written(local: number): { date: IsoDate; time: WallTime } {
  const iso = new Date(local).toISOString();
  return { date: iso.slice(0, 10) as IsoDate, time: iso.slice(11, 16) as WallTime };
}
