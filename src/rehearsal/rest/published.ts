import { MessageFlags } from 'discord-api-types/v10';
import type { Discord } from '../state/discord.ts';
import type { StoredMessage } from '../state/stored.ts';
import { rateLimited } from './errors.ts';

const HOUR = 3_600_000;
const EDITS_AN_HOUR = 3;
const PUBLICATIONS_AN_HOUR = 10;

/**
 * A message that was published to other servers can be edited a few times an hour only. Discord says so with a rate
 * limit that has a code of its own and lasts for up to an hour.
 */
export function countPublishedEdit(discord: Discord, stored: StoredMessage): void {
  if (((stored.message.flags ?? 0) & MessageFlags.Crossposted) === 0) return;
  const message = 'Maximum number of edits to messages older than 1 hour reached. Try again later.';
  count(discord, `edit ${stored.message.id}`, EDITS_AN_HOUR, 30046, message);
}

/** About ten publications an hour and channel; Discord documents no number, only the code of a channel's write limit. */
export function countPublication(discord: Discord, channelId: string): void {
  const message = 'The write action you are performing on the channel has hit the write rate limit.';
  count(discord, `publish ${channelId}`, PUBLICATIONS_AN_HOUR, 20028, message);
}

function count(discord: Discord, what: string, most: number, code: number, message: string): void {
  const now = discord.clock.now();
  const lately = (discord.hourly.get(what) ?? []).filter(at => now - at < HOUR);
  const [first = now] = lately;
  if (lately.length >= most) throw rateLimited(code, message, (first + HOUR - now) / 1000);
  discord.hourly.set(what, [...lately, now]);
}
