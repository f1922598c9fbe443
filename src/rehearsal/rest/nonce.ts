import { type Fields, scalar } from '../rules/json.ts';
import type { Discord } from '../state/discord.ts';
import type { StoredMessage } from '../state/stored.ts';

/**
 * What this nonce already made, if Discord still remembers it.
 *
 * Discord documents uniqueness "by the same author, in the past few minutes", not by channel, so a nonce used in
 * another channel counts. A message that was deleted meanwhile is still the answer: it is not made again.
 */
export function repeated(discord: Discord, body: Fields): StoredMessage | undefined {
  const nonce = scalar(body.nonce);
  if (body.enforce_nonce !== true || nonce === undefined) return undefined;
  const seen = discord.nonces.get(nonce);
  return seen && discord.clock.now() - seen.at < discord.nonceMemoryMs ? seen.stored : undefined;
}

/** Remembers what a nonce made. */
export function remember(discord: Discord, body: Fields, stored: StoredMessage): void {
  const nonce = scalar(body.nonce);
  if (nonce === undefined) return;
  const at = discord.clock.now();
  for (const [old, seen] of discord.nonces)
    if (at - seen.at >= discord.nonceMemoryMs) discord.nonces.delete(old);
  discord.nonces.set(nonce, { at, stored });
}
