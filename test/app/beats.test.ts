import { describe, expect, it } from 'vitest';
import { isoOf } from '../../src/announcements/instants.ts';
import { type Beats, createBeats } from '../../src/app/beats.ts';
import type { ClockCheck } from '../../src/delivery/messenger.ts';
import { movableClock } from '../../src/platform/clock.ts';
import type { StrikeView } from '../../src/strike/view.ts';
import { keptLog } from '../discord/connected.ts';
import { exampleStrike, otherStrike } from '../support/strikes.ts';

const HERE = exampleStrike().guild;
const THERE = otherStrike().guild;
const RIGHT: ClockCheck = { type: 'compared', aheadMs: 0 };

/** Lets everything happen that can happen without anyone's doing. */
async function settled(): Promise<void> {
  // Each strike begins in a turn of the event loop of its own.
  for (let turn = 0; turn < 10; turn += 1) await new Promise(resolve => setImmediate(resolve));
}

function lastAt(beats: Beats, guild: string): string | undefined {
  return beats.last(guild)?.at.toUTC().toISO();
}

/** Two strikes, of which the one there is looked after for as long as the test wants. */
function scene() {
  const clock = movableClock('2024-12-23T06:29:00-08:00');
  const { log, lines } = keptLog();
  const state = {
    check: RIGHT,
    checks: 0,
    isFull: false,
    well: 0,
    notes: [] as string[],
    looks: [] as string[],
    fails: undefined as string | undefined,
    rests: undefined as string | undefined,
    atWork: { now: 0, most: 0 },
  };
  const hanging: PromiseWithResolvers<void>[] = [];
  const views = [exampleStrike(), otherStrike()].map(strike => ({ strike }) as StrikeView);
  const beats = createBeats({
    store: {
      marks: {
        set: async (_name, at) => {
          if (state.isFull) throw new Error('disk is full');
          state.notes.push(at);
        },
      },
      sweep: async () => {},
    },
    strikes: { all: () => views },
    clock,
    log,
    checkClock: async () => {
      state.checks += 1;
      return state.check;
    },
    due: guilds => guilds.filter(guild => guild !== state.rests),
    lookAfter: async guild => {
      state.looks.push(`${isoOf(clock.now()).slice(11, 16)} ${guild === HERE ? 'here' : 'there'}`);
      if (guild === state.fails) throw new Error('a fault of our own');
      if (guild === HERE) return;
      state.atWork.now += 1;
      state.atWork.most = Math.max(state.atWork.most, state.atWork.now);
      await hanging.at(-1)?.promise;
      state.atWork.now -= 1;
    },
    onWell: () => {
      state.well += 1;
    },
  });
  /** From now on the strike there hangs, until the test lets it go on. */
  const hang = () => {
    const hold = Promise.withResolvers<void>();
    hanging.push(hold);
    return () => {
      hanging.length = 0;
      hold.resolve();
    };
  };
  /** A beat at that minute, as far as it gets. */
  const at = async (minute: string) => {
    clock.set(`2024-12-23T${minute}:00-08:00`);
    const run = beats.run();
    await settled();
    return run;
  };
  const begin = (minute: string) => {
    clock.set(`2024-12-23T${minute}:00-08:00`);
    const run = beats.run();
    return settled().then(() => ({ run }));
  };
  return { state, beats, lines, clock, hang, at, begin };
}

describe('a strike that hangs', () => {
  it('keeps no other from its beat at its time, and never overlaps with itself', async () => {
    const { state, begin, hang } = scene();
    const goesOn = hang();
    const first = await begin('06:29');
    const second = await begin('06:30');
    const third = await begin('06:31');
    expect(state.looks).toEqual(['14:29 here', '14:29 there', '14:30 here', '14:31 here']);
    goesOn();
    await Promise.all([first.run, second.run, third.run]);
    expect(state.looks.slice(4)).toEqual(['14:31 there']);
    expect(state.atWork.most).toBe(1);
    expect(state.checks).toBe(3);
  });

  it('keeps no answer about another waiting, and is waited for where nothing may be under way', async () => {
    const { beats, begin, hang } = scene();
    const goesOn = hang();
    const { run } = await begin('06:29');
    await beats.idle(HERE);
    await beats.runFor(HERE);
    await beats.begun();
    let isIdle = false;
    const idle = beats.idle().then(() => {
      isIdle = true;
    });
    await settled();
    expect(isIdle).toBe(false);
    goesOn();
    await Promise.all([run, idle, beats.idle(THERE)]);
  });

  it('has no beat, and nobody hears that all is well, until it is looked after', async () => {
    const { state, beats, at, begin, hang } = scene();
    await at('06:28');
    expect(state).toMatchObject({ well: 1, notes: ['2024-12-23T14:28:00.000Z'] });
    const goesOn = hang();
    const runs = [];
    for (const minute of ['06:29', '06:30', '06:31', '06:32', '06:33', '06:34'])
      runs.push(await begin(minute));
    expect(state.well).toBe(1);
    expect(state.notes).toHaveLength(1);
    expect(lastAt(beats, HERE)).toBe('2024-12-23T14:34:00.000Z');
    expect(lastAt(beats, THERE)).toBe('2024-12-23T14:28:00.000Z');
    goesOn();
    await Promise.all(runs.map(({ run }) => run));
    expect(lastAt(beats, THERE)).toBe('2024-12-23T14:34:00.000Z');
    // Those that end together are fewer signs of life than beats.
    expect(state.well).toBeGreaterThan(1);
    expect(state.well).toBeLessThan(1 + runs.length);
  });

  it('is in the log once it has done so for three minutes, and once', async () => {
    const { lines, begin, hang } = scene();
    const goesOn = hang();
    const runs = [];
    for (const minute of ['06:29', '06:30', '06:31']) runs.push(await begin(minute));
    expect(lines).toEqual([]);
    for (const minute of ['06:32', '06:33']) runs.push(await begin(minute));
    expect(lines).toMatchObject([{ level: 'warn', guild: THERE }]);
    goesOn();
    await Promise.all(runs.map(({ run }) => run));
    expect(lines).toHaveLength(1);
  });
});

describe('all is well', () => {
  it('not where a strike fails; the other is looked after, and the next beat is as ever', async () => {
    const { state, beats, lines, at } = scene();
    state.fails = HERE;
    await at('06:29');
    expect(state).toMatchObject({ well: 0, looks: ['14:29 here', '14:29 there'] });
    expect([beats.last(HERE)?.hasFailed, beats.last(THERE)?.hasFailed]).toEqual([true, false]);
    expect(lines).toMatchObject([{ level: 'error', guild: HERE }]);
    state.fails = undefined;
    await at('06:30');
    expect(state.well).toBe(1);
    expect(beats.last(HERE)?.hasFailed).toBe(false);
  });

  it.each([
    ['Discord does not answer', { check: { type: 'unreached', problem: 'no answer' } as ClockCheck }, 1],
    ['Discord has only faults to give', { check: { ...RIGHT, hasFault: true } as ClockCheck }, 1],
    ['the store takes no write', { isFull: true }, 0],
  ])('not where %s', async (_name, trouble, notes) => {
    const { state, at } = scene();
    Object.assign(state, trouble);
    await at('06:29');
    expect(state.well).toBe(0);
    expect(state.notes).toHaveLength(notes);
    Object.assign(state, { check: RIGHT, isFull: false });
    await at('06:30');
    expect(state.well).toBe(1);
  });
});

describe('a strike that rests', () => {
  it('is left out of a beat, which it was well in', async () => {
    const { beats, state } = scene();
    state.rests = THERE;
    await beats.run();
    expect(state.looks).toEqual(['14:29 here']);
    expect(lastAt(beats, THERE)).toBe('2024-12-23T14:29:00.000Z');
    expect(beats.last(THERE)?.hasFailed).toBe(false);
    expect(state.well).toBe(1);
  });

  it('is looked after all the same where that is asked for', async () => {
    const { beats, state } = scene();
    state.rests = THERE;
    await beats.runFor(THERE);
    expect(state.looks).toEqual(['14:29 there']);
  });
});
