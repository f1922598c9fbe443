import { type ClientOptions, type IIdentifyThrottler, SimpleIdentifyThrottler } from 'discord.js';

type BuildThrottle = NonNullable<NonNullable<ClientOptions['ws']>['buildIdentifyThrottler']>;

/**
 * Makes the gateway library ask before each IDENTIFY. By itself it keeps five seconds between two of them, and no more:
 * a Discord that takes each and then says that the session is invalid would be asked 17,000 times a day, and the token
 * be reset. The first of a process is not asked for: a start pays it before it logs in, where there is time to wait.
 *
 * @param spend takes one out of the budget, and waits until there is one; rejects only if the signal says that the
 * connection is gone. After any other rejection the library would identify all the same.
 */
export function throttledBy(spend: (signal: AbortSignal) => Promise<void>): BuildThrottle {
  return async manager => {
    const { session_start_limit: limit } = await manager.fetchGatewayInformation();
    const spacing = new SimpleIdentifyThrottler(limit.max_concurrency);
    let isFirst = true;
    return {
      waitForIdentify: async (shard, signal) => {
        if (!isFirst) await spend(signal);
        isFirst = false;
        await spacing.waitForIdentify(shard, signal);
        // The spacing sits its seconds out though the connection is gone, and the next one would be asked twice.
        signal.throwIfAborted();
      },
    } satisfies IIdentifyThrottler;
  };
}
