import { type Client, PermissionFlagsBits } from 'discord.js';
import { DiscordCode } from './api-errors.ts';

/**
 * Why the history of a channel cannot be trusted, as far as the bot has heard. Without Read Message History, Discord
 * answers with an empty list rather than an error, and "not there" would be a guess.
 */
export function historyProblem(
  client: Client<true>,
  channelId: string,
): { code: number; problem: string } | undefined {
  const channel = client.channels.cache.get(channelId);
  if (!channel || channel.isDMBased()) return undefined;
  const me = channel.guild.members.me;
  const permissions = me && channel.permissionsFor(me);
  if (permissions?.has([PermissionFlagsBits.ViewChannel, PermissionFlagsBits.ReadMessageHistory]))
    return undefined;
  return { code: DiscordCode.missingAccess, problem: 'Read Message History is missing' };
}

/**
 * Asks Discord what the bot may do in a channel, instead of trusting what the gateway said last: while that is away,
 * a permission can go without the bot's hearing of it. Rejects where Discord cannot be asked.
 */
export async function askWhatIsAllowed(client: Client<true>, channelId: string): Promise<void> {
  const channel = await client.channels.fetch(channelId, { force: true });
  if (!channel || channel.isDMBased()) return;
  const { roles, members } = channel.guild;
  await Promise.all([roles.fetch(undefined, { force: true }), members.fetchMe({ force: true })]);
}
