import { expect, it } from 'vitest';
import {
  type IdentifyBudget,
  refilled,
  spendIdentify,
  waitFor,
} from '../../../src/discord/gateway/identify-budget.ts';
import { movableClock } from '../../../src/platform/clock.ts';
import { createLogger } from '../../../src/platform/logger.ts';

/** A process that starts, crashes after `livesMs` and is started again at once, a number of times. */
async function crashLoop(starts: number, livesMs: number) {
  const clock = movableClock('2025-01-06T00:00:00Z');
  const begin = clock.now().toMillis();
  let kept: IdentifyBudget | undefined;
  const repository = {
    read: async () => kept,
    write: async (budget: IdentifyBudget) => {
      kept = budget;
    },
  };
  const lines: string[] = [];
  const log = createLogger({
    level: 'info',
    destination: { write: line => lines.push(JSON.parse(line).msg) },
  });
  const wait = async (millis: number) => clock.advance(millis);
  const identifies: number[] = [];
  for (let start = 0; start < starts; start += 1) {
    await spendIdentify(repository, { clock, log, wait });
    identifies.push(clock.now().toMillis() - begin);
    clock.advance(livesMs);
  }
  return { identifies, lines };
}

it('500 crashes in a row stay under 750 IDENTIFYs a day', async () => {
  const { identifies } = await crashLoop(500, 2_000);
  const day = 24 * 3_600_000;
  const most = Math.max(
    ...identifies.map(from => identifies.filter(at => at >= from && at < from + day).length),
  );
  expect(most).toBeLessThan(750);
  expect(identifies).toHaveLength(500);
  // They are spread over more than 16 hours: one per two minutes, except the first five.
  expect(identifies.at(-1)).toBeGreaterThan(490 * 120_000);
});

it('2,000 crashes stay under 750 IDENTIFYs in any day', async () => {
  const { identifies } = await crashLoop(2_000, 500);
  const day = 24 * 3_600_000;
  const counts = identifies.map(
    (from, index) => identifies.slice(index).filter(at => at < from + day).length,
  );
  expect(Math.max(...counts)).toBeLessThan(750);
});

it('says why it waits', async () => {
  const { lines } = await crashLoop(6, 1_000);
  expect(lines).toEqual(['restarting too often; waiting 115 s so that Discord does not reset the token']);
});

it('a few restarts do not wait', async () => {
  const { lines, identifies } = await crashLoop(5, 1_000);
  expect(lines).toEqual([]);
  expect(identifies).toEqual([0, 1_000, 2_000, 3_000, 4_000]);
});

it.each`
  left   | at                        | now                       | is     | because
  ${0}   | ${'2025-01-06T00:00:00Z'} | ${'2025-01-06T00:01:00Z'} | ${0.5} | ${'half of one has come back'}
  ${4.5} | ${'2025-01-06T00:00:00Z'} | ${'2025-01-07T00:00:00Z'} | ${5}   | ${'no more than five'}
  ${1}   | ${'2025-01-06T00:00:00Z'} | ${'2025-01-05T00:00:00Z'} | ${1}   | ${'a clock set back refills nothing'}
`('$left at $at is $is at $now: $because', ({ left, at, now, is }) => {
  expect(refilled({ left, at }, Date.parse(now))).toBe(is);
});

it('waits for what is missing of one', () => {
  expect([waitFor(2), waitFor(1), waitFor(0.5), waitFor(-1)]).toEqual([0, 0, 60_000, 240_000]);
});
