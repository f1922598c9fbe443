import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';

/** Requests are given up after seconds: no work of one strike should take this long. */
const LONG_AT_WORK_MS = 3 * 60_000;

/** Knows which strikes are at work, and says once of each that it is for long. */
export function watchOver(clock: Clock, log: Logger) {
  /** Since when, in epoch milliseconds; infinity once it has been said. */
  const atWork = new Map<string, number>();
  return {
    over: async (guild: string, work: () => Promise<void>): Promise<void> => {
      atWork.set(guild, clock.now().toMillis());
      await work().finally(() => atWork.delete(guild));
    },
    say: (): void => {
      const longAgo = clock.now().toMillis() - LONG_AT_WORK_MS;
      for (const [guild, since] of atWork) {
        if (since > longAgo) continue;
        log.warn({ guild }, 'a strike has been looked after for minutes; the others go on');
        atWork.set(guild, Number.POSITIVE_INFINITY);
      }
    },
  };
}
