import type { APIOverwrite } from 'discord-api-types/v10';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Discord } from './discord.ts';
import { isGuildChannel } from './discord.ts';
import type { Channel, Guild } from './stored.ts';

const ALL = Object.values(PermissionFlagsBits).reduce((bits, bit) => bits | bit, 0n);
/** In a direct message both sides may do this; roles on servers do not count. */
const DM_PERMISSIONS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.AddReactions |
  PermissionFlagsBits.PinMessages |
  PermissionFlagsBits.UseApplicationCommands;

/** What somebody may do in a server, before any channel has its say. Nobody who is not a member may do anything. */
export function permissionsInGuild(guild: Guild, userId: string): bigint {
  const member = guild.members.get(userId);
  if (!member) return 0n;
  if (guild.ownerId === userId) return ALL;
  let bits = BigInt(guild.roles.get(guild.id)?.permissions ?? '0');
  for (const id of member.roles) bits |= BigInt(guild.roles.get(id)?.permissions ?? '0');
  return bits & PermissionFlagsBits.Administrator ? ALL : bits;
}

/**
 * What somebody may do in a channel: their roles, then the channel's overwrites for everyone, for their roles, for
 * them. Without VIEW_CHANNEL nothing is left, without SEND_MESSAGES nothing that needs a message.
 */
export function permissionsIn(discord: Discord, channel: Channel, userId: string): bigint {
  if (!isGuildChannel(channel)) {
    const inside = userId === discord.bot.id || channel.recipients?.some(user => user.id === userId);
    return inside ? DM_PERMISSIONS : 0n;
  }
  const guild = discord.guilds.get(channel.guild_id);
  if (!guild) return 0n;
  const base = permissionsInGuild(guild, userId);
  if (base === ALL) return ALL;
  const roles = guild.members.get(userId)?.roles ?? [];
  return implied(overwritten(base, channel.permission_overwrites ?? [], guild.id, roles, userId));
}

/** Whether somebody has all of these permissions in a channel. */
export function mayIn(discord: Discord, channel: Channel, userId: string, needed: bigint): boolean {
  return (permissionsIn(discord, channel, userId) & needed) === needed;
}

function overwritten(
  base: bigint,
  overwrites: APIOverwrite[],
  guildId: string,
  roles: string[],
  userId: string,
): bigint {
  const everyone = overwrites.filter(overwrite => overwrite.id === guildId);
  const ofRoles = overwrites.filter(overwrite => roles.includes(overwrite.id));
  const own = overwrites.filter(overwrite => overwrite.id === userId);
  return [everyone, ofRoles, own].reduce((bits, group) => {
    const deny = group.reduce((sum, { deny }) => sum | BigInt(deny), 0n);
    const allow = group.reduce((sum, { allow }) => sum | BigInt(allow), 0n);
    return (bits & ~deny) | allow;
  }, base);
}

function implied(bits: bigint): bigint {
  if (!(bits & PermissionFlagsBits.ViewChannel)) return 0n;
  if (bits & PermissionFlagsBits.SendMessages) return bits;
  return (
    bits &
    ~(PermissionFlagsBits.MentionEveryone | PermissionFlagsBits.EmbedLinks | PermissionFlagsBits.AttachFiles)
  );
}
