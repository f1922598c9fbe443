import { type Client, RESTEvents, Routes } from 'discord.js';
import type { Clock } from '../platform/clock.ts';

/**
 * Compares our clock with Discord's own, as the `Date` header of an answer has it (to the second).
 *
 * The answer to a small request is measured on its arrival, so the time that it took is in the result: seconds, where
 * more than a minute is what matters. Rejects as the request does.
 */
export function clockComparison(client: Client<true>, clock: Clock): () => Promise<number | undefined> {
  let ahead: number | undefined;
  client.rest.on(RESTEvents.Response, (_request, response) => {
    const theirs = Date.parse(response.headers.get('date') ?? '');
    ahead = Number.isNaN(theirs) ? undefined : clock.now().toMillis() - theirs;
  });
  return async () => {
    await client.rest.get(Routes.user('@me'));
    return ahead;
  };
}
