import { setTimeout as delay } from 'node:timers/promises';

/**
 * When the next of several turns may begin, if no more than `perSecond` do on average and no more than that at once. Pure;
 * in milliseconds of a clock that nobody can set.
 *
 * @param last when the turn before may begin; negative infinity where there was none
 */
export function turnAfter(last: number, now: number, perSecond: number): number {
  return Math.max(last + 1000 / perSecond, now - 1000 + 1000 / perSecond);
}

/** Gives turns, in the order in which they are asked for: each call resolves when its own begins. */
export function createPace(perSecond: number): () => Promise<void> {
  let last = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = performance.now();
    last = turnAfter(last, now, perSecond);
    if (last > now) await delay(last - now);
  };
}
