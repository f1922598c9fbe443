import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextLook } from '../../src/announcements/next-look.ts';
import { createAgenda } from '../../src/delivery/agenda.ts';
import { noticing } from '../../src/delivery/at-work.ts';
import type { Halt } from '../../src/delivery/halts.ts';
import type { StrikeView } from '../../src/strike/view.ts';
import { someView } from '../support/arbitrary-strikes.ts';
import { runs } from '../support/runs.ts';
import { bench, type Mishap } from './bench.ts';

/** A beat that leaves out what rests posts exactly what a beat that looks at everything posts. */

const HALTS: Record<'paused' | 'frozen', Halt> = {
  paused: { mode: 'paused', reason: 'talks', at: '2025-02-20T12:00:00.000Z' },
  frozen: { mode: 'frozen', reason: 'talks', at: '2025-02-20T12:00:00.000Z' },
};
const MISHAPS: Record<string, Mishap> = {
  lost: { stored: true, answer: { type: 'unknown', problem: 'no answer' } },
  away: { stored: false, answer: { type: 'unknown', problem: 'no answer' } },
  forbidden: { stored: false, answer: { type: 'refused', code: 50_013, problem: 'not allowed' } },
  gone: { stored: false, answer: { type: 'refused', code: 10_003, problem: 'no channel' } },
};

/** Mostly minutes; now and then hours, or the clock is set back. */
const someMinutes = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 45 }) },
  { weight: 3, arbitrary: fc.integer({ min: 45, max: 900 }) },
  { weight: 1, arbitrary: fc.integer({ min: -1500, max: -1 }) },
);
function mostly<Value>(usual: Value, ...others: Value[]): fc.Arbitrary<Value> {
  return fc.oneof(
    { weight: 20, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );
}

const someStep = fc.record({
  minutes: someMinutes,
  /** 61 s: our clock is not Discord's. */
  ahead: mostly(0, 61_000, undefined),
  halt: mostly('same', 'none', 'none', 'paused', 'frozen'),
  view: mostly('same', 'changed', 'plain'),
  mishap: mostly(undefined, 'lost', 'away', 'forbidden', 'gone'),
});
type Step = typeof someStep extends fc.Arbitrary<infer Value> ? Value : never;

type Bench = ReturnType<typeof bench>;

function happen({ state, channels, clock }: Bench, view: StrikeView, step: Step): void {
  clock.advance(step.minutes * 60_000);
  channels.ahead = step.ahead;
  if (step.halt !== 'same') state.halt = HALTS[step.halt as keyof typeof HALTS];
  if (step.view === 'changed') state.view = view;
  if (step.view === 'plain') state.view = { ...view, changes: [] };
  const mishap = MISHAPS[String(step.mishap)];
  if (mishap) channels.mishaps.push(mishap);
}

/** The beat as the product composes it, of one strike. */
function restingBeat(place: Bench): () => Promise<void> {
  const { clock, channels, ledger, state } = place;
  const agenda = createAgenda(() => [state.view, state.halt, channels.ahead === 0]);
  const { guild } = state.view.strike;
  return async () => {
    const now = clock.now();
    if (agenda.due([guild], now).length === 0) return;
    agenda.begin(guild, now);
    const noticed = noticing(channels, ledger);
    const isDone = await place.tickWith(noticed);
    if (isDone && noticed.wasIdle()) agenda.rest(guild, nextLook(state.view, now));
  };
}

const seen = ({ channels, ledger, told }: Bench) => ({
  messages: channels.messages,
  deliveries: [...ledger.deliveries.values()],
  told,
});

it('posts, edits, misses and tells exactly what a beat that looks at everything does', async () => {
  const check = fc.asyncProperty(
    someView,
    fc.integer({ min: 100, max: 159 }),
    fc.array(someStep, { minLength: 120, maxLength: 120 }),
    async (drawn, guild, steps) => {
      // A strike has a minute of its own by its server, in which a look would be made anyway.
      const view = { ...drawn, strike: { ...drawn.strike, guild: String(guild) } };
      const [whole, resting] = [bench('2025-02-20T12:00:00Z', view), bench('2025-02-20T12:00:00Z', view)];
      const beat = restingBeat(resting);
      for (const step of steps) {
        happen(whole, view, step);
        happen(resting, view, step);
        await whole.tick();
        await beat();
        expect(seen(resting)).toEqual(seen(whole));
      }
    },
  );
  await fc.assert(check, { numRuns: runs(60) });
});
