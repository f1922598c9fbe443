import { type Client, PermissionFlagsBits } from 'discord.js';
import { DiscordCode } from './api-errors.ts';

/**
 * Why the history of a channel cannot be trusted. Without Read Message History, Discord answers with an empty list rather
 * than an error, and "not there" would be a guess.
 *
 * Discord is asked, instead of trusting what the gateway said last: while that is away, a permission can go, or come
 * back, without the bot's hearing of it. Rejects where Discord cannot be asked.
 */
export async function whyHidden(
  client: Client<true>,
  channelId: string,
): Promise<{ code: number; problem: string } | undefined> {
  const channel = await client.channels.fetch(channelId, { force: true });
  if (!channel || channel.isDMBased()) return undefined;
  const { roles, members } = channel.guild;
  const [, me] = await Promise.all([
    roles.fetch(undefined, { force: true }),
    members.fetchMe({ force: true }),
  ]);
  const permissions = channel.permissionsFor(me);
  const { ViewChannel, ReadMessageHistory } = PermissionFlagsBits;
  if (permissions.has([ViewChannel, ReadMessageHistory])) return undefined;
  return { code: DiscordCode.missingAccess, problem: 'Read Message History is missing' };
}
