import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as settled } from 'node:timers/promises';
import { type Heartbeat, startHeartbeat } from '../../src/delivery/heartbeat.ts';
import type { Logger } from '../../src/platform/logger.ts';
import type { Skip, Skipped } from './wire.ts';

/** Time as the runner lets it pass, for a bot with its own heart. */
export interface SkippingTime {
  /** Moves the clocks, and lets the heart's timers call that are due by then; resolves when a beat that began is over. */
  skip(skip: Skip): Promise<Skipped>;
  /** The product's own heartbeat; its timers, and no others, are the runner's. */
  heartbeat: (beat: () => Promise<void>, log: Logger) => Heartbeat;
}

interface HeartTimer {
  /** By the steady clock. */
  due: number;
  every?: number;
  call: () => void;
}

type SetTimer = (call: () => void, millis?: number, ...rest: unknown[]) => unknown;

/**
 * Lets the whole process read its time (`Date`, `performance.now`) from clocks that run as the real one does, and skip
 * when the runner says so. The timers of the heart, which wait for minutes, wait for these clocks; whatever waits for
 * Discord waits in real time. So a busy machine changes nothing, and a night takes seconds.
 */
export function startSkippingTime(at: number): SkippingTime {
  const real = { steady: performance.now.bind(performance), setTimeout, clearTimeout, clearInterval };
  const began = real.steady();
  const clocks = { wall: at - began, steady: 0 };
  const hearts = new AsyncLocalStorage<boolean>();
  const timers = new Map<unknown, HeartTimer>();
  let calls = 0;
  let beating: Promise<void> | undefined;
  const steady = () => real.steady() + clocks.steady;
  readClocks(() => Math.floor(real.steady() + clocks.wall), steady);

  function handing(timer: SetTimer, repeats: boolean): SetTimer {
    return (call, millis = 1, ...rest) => {
      if (!hearts.getStore()) return timer(call, millis, ...rest);
      const wait = Math.max(1, millis);
      // A real one, which never comes: a handle that can be cleared, and be held or let go of.
      const handle = real.setTimeout(() => {}, 2 ** 31 - 1);
      const bound = AsyncLocalStorage.bind(call);
      timers.set(handle, { due: steady() + wait, call: bound, ...(repeats && { every: wait }) });
      return handle;
    };
  }
  const clearing = (handle: NodeJS.Timeout | undefined) => {
    timers.delete(handle);
    real.clearTimeout(handle);
  };
  Object.assign(globalThis, {
    setTimeout: handing(setTimeout, false),
    setInterval: handing(setInterval, true),
    clearTimeout: clearing,
    clearInterval: clearing,
  });

  /** As Node does it: all that are due, the one that was due first before the others. */
  async function callDue(): Promise<void> {
    const now = steady();
    for (const [handle, timer] of [...timers].toSorted(([, a], [, b]) => a.due - b.due)) {
      if (timer.due > now || !timers.has(handle)) continue;
      if (timer.every === undefined) clearing(handle as NodeJS.Timeout);
      else timer.due = now + timer.every;
      calls += 1;
      timer.call();
      await settled();
    }
    await beating;
    await settled();
  }

  return {
    skip: async skip => {
      clocks.wall += skip.wall;
      clocks.steady += skip.steady;
      calls = 0;
      await callDue();
      const waits = [...timers.values()].map(({ due }) => Math.max(0, due - steady()));
      return { calls, ...(waits.length > 0 && { next: Math.min(...waits) }) };
    },
    heartbeat: (beat, log) =>
      hearts.run(true, () =>
        startHeartbeat(() => {
          beating = hearts.run(false, beat);
          return beating;
        }, log),
      ),
  };
}

function readClocks(wall: () => number, steady: () => number): void {
  Date.now = wall;
  performance.now = steady;
  globalThis.Date = new Proxy(Date, {
    construct: (target, given, as) => Reflect.construct(target, given.length > 0 ? given : [wall()], as),
  });
}
