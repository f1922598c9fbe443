import { type Client, Events, RESTEvents, Routes, SnowflakeUtil } from 'discord.js';
import type { Clock } from '../platform/clock.ts';

/** What an id has shown is believed for so long. */
const ID_TELLS_MS = 10 * 60_000;
/** No request lives as long: where asking took more, the machine slept, or its clock was set meanwhile. */
const ASKING_TAKES_MS = 30_000;

/** Compares our clock with Discord's own. */
export interface ClockComparison {
  /** By how many milliseconds our clock is ahead, negative if behind; undefined if an answer does not say. Rejects as the request does. */
  ahead(): Promise<number | undefined>;
  /** Takes note of an id that Discord has just made. */
  seen(id: string): void;
}

/**
 * There are two witnesses. The `Date` header of an answer has the time to the second; the answer to a small request is
 * measured on its arrival, so the time that it took is in the result: seconds, where more than a minute is what matters.
 * A proxy may have written that header, however. An id (a snowflake: of an interaction, of our own message) is
 * Discord's own, and none is made before its time: one from our future shows that our clock is behind by at least so
 * much. One from our past shows nothing, because it may only have been long under way.
 *
 * A machine that sleeps while it asks reads an answer that was written before. Its clock is not wrong for that; the next
 * beat asks again.
 */
export function clockComparison(client: Client<true>, clock: Clock): ClockComparison {
  let byHeader: number | undefined;
  let byId: { ahead: number; at: number } | undefined;

  function seen(id: string): void {
    const at = clock.now().toMillis();
    const ahead = at - SnowflakeUtil.timestampFrom(id);
    if (ahead < 0) byId = { ahead, at };
  }

  client.rest.on(RESTEvents.Response, (_request, response) => {
    const theirs = Date.parse(response.headers.get('date') ?? '');
    byHeader = Number.isNaN(theirs) ? undefined : clock.now().toMillis() - theirs;
  });
  client.on(Events.InteractionCreate, ({ id }) => seen(id));

  return {
    seen,
    ahead: async () => {
      const asked = clock.now().toMillis();
      await client.rest.get(Routes.user('@me'));
      if (Math.abs(clock.now().toMillis() - asked) > ASKING_TAKES_MS) return undefined;
      const age = clock.now().toMillis() - (byId?.at ?? Number.NEGATIVE_INFINITY);
      if (!byId || age < 0 || age > ID_TELLS_MS) return byHeader;
      return Math.min(byId.ahead, byHeader ?? 0);
    },
  };
}
