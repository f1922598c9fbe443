import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Discord } from '../state/discord.ts';
import { isGuildChannel } from '../state/discord.ts';
import { findMessage } from '../state/messages.ts';
import { mayIn, permissionsInGuild } from '../state/permissions.ts';
import type { Channel, Guild, StoredMessage } from '../state/stored.ts';
import { refusal } from './errors.ts';

/** The channel that the bot may see; 10003 where there is none, 50001 where it is not for the bot. */
export function visibleChannel(discord: Discord, id: string): Channel {
  const channel = discord.channels.get(id);
  if (!channel) throw refusal(10003);
  if (isGuildChannel(channel) && !discord.guilds.get(channel.guild_id)?.botPresent) throw refusal(50001);
  if (!mayIn(discord, channel, discord.bot.id, PermissionFlagsBits.ViewChannel)) throw refusal(50001);
  return channel;
}

/** A server that the bot is in. Any other is unknown to it. */
export function joinedGuild(discord: Discord, id: string): Guild {
  const guild = discord.guilds.get(id);
  if (!guild?.botPresent) throw refusal(10004);
  return guild;
}

/** Throws 50013 unless the bot has all of these permissions in the channel. */
export function needIn(discord: Discord, channel: Channel, permission: bigint): void {
  if (!mayIn(discord, channel, discord.bot.id, permission)) throw refusal(50013);
}

/** Throws 50013 unless the bot has all of these permissions in the server. */
export function needInGuild(discord: Discord, guild: Guild, permission: bigint): void {
  if ((permissionsInGuild(guild, discord.bot.id) & permission) !== permission) throw refusal(50013);
}

/** A message that the bot can read. Without READ_MESSAGE_HISTORY it can read none: 50001, as Discord answers. */
export function readableMessage(discord: Discord, channel: Channel, id: string): StoredMessage {
  if (!mayIn(discord, channel, discord.bot.id, PermissionFlagsBits.ReadMessageHistory)) throw refusal(50001);
  const stored = findMessage(discord, channel.id, id);
  if (!stored) throw refusal(10008);
  return stored;
}
