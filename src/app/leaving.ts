import type { Logger } from '../platform/logger.ts';
import { isDoneWithin } from '../platform/wait.ts';

/** How long a start and a stop wait for what may hang, in milliseconds. README.md adds them up. */
export interface Patience {
  /** For the gateway to say that it is ready. */
  readyMs: number;
  /** For the first look at what is owed; then the start is over, and it goes on. */
  firstLookMs: number;
  /** At a stop, for what is under way. */
  underWayMs: number;
  /** At a stop, for Discord to be told, and for what was cut to end. */
  goodbyeMs: number;
}

export const PATIENCE: Patience = {
  readyMs: 30_000,
  firstLookMs: 30_000,
  underWayMs: 6_000,
  goodbyeMs: 1_500,
};

export interface Leaving {
  /** Resolves when nothing is under way any more. */
  finished: () => Promise<unknown>;
  /** From now on nothing reaches Discord; what waits for it fails. */
  cut: () => void;
  sayGoodbye: () => Promise<unknown>;
  closeStore: () => Promise<void>;
  log: Logger;
}

/**
 * Lets go of everything within `underWayMs` and `goodbyeMs`, whatever hangs. A post that is cut off stays claimed, and the
 * next start looks whether it is out, as after a kill; the store is closed in any case.
 */
export async function leave(
  { finished, cut, sayGoodbye, closeStore, log }: Leaving,
  { underWayMs, goodbyeMs }: Patience,
): Promise<void> {
  try {
    if (!(await isDoneWithin(underWayMs, finished())))
      log.warn('stopping although Discord has not answered; the next start sees to what was under way');
    cut();
    await isDoneWithin(goodbyeMs, Promise.all([sayGoodbye(), finished()]));
  } catch (error) {
    log.error({ err: error }, 'something could not be ended in order');
  } finally {
    await closeStore();
  }
}
