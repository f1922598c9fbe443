import type { Fields } from '../rules/json.ts';
import type { Discord, StoredMessage } from '../state/discord.ts';

/**
 * What this nonce already made, if Discord still remembers it.
 *
 * Discord documents uniqueness "by the same author, in the past few minutes", not by channel, so a nonce used in
 * another channel counts. A message that was deleted meanwhile is still the answer: it is not made again.
 */
export function repeated(discord: Discord, body: Fields): StoredMessage | undefined {
  if (body.enforce_nonce !== true || body.nonce === undefined || body.nonce === null) return undefined;
  const seen = discord.nonces.get(String(body.nonce));
  if (!seen || discord.clock.now() - seen.at >= discord.nonceMemoryMs) return undefined;
  return seen.stored;
}

/** Remembers what a nonce made. */
export function remember(discord: Discord, body: Fields, stored: StoredMessage): void {
  if (body.nonce === undefined || body.nonce === null) return;
  discord.nonces.set(String(body.nonce), { at: discord.clock.now(), stored });
}
