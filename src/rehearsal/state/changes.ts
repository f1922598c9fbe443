import { OverwriteType } from 'discord-api-types/v10';
import { type Discord, isGuildChannel } from './discord.ts';
import { found, Refused } from './lookup.ts';
import type { Guild } from './stored.ts';

/** What happens to a server from outside the bot: people change roles, delete channels, throw the bot out. */

/** The bot is thrown out of a server, or leaves it. */
export function removeBot(discord: Discord, guildId: string): void {
  const guild = found(discord.guilds, guildId, 'server');
  if (!guild.botPresent) return;
  guild.botPresent = false;
  discord.commands.delete(guildId);
  discord.emit({ type: 'bot-removed', guild });
  discord.emit({ type: 'commands-changed' });
}

/** The bot is invited into a server again. */
export function returnBot(discord: Discord, guildId: string): Guild {
  const guild = found(discord.guilds, guildId, 'server');
  guild.botPresent = true;
  discord.emit({ type: 'bot-added', guild });
  return guild;
}

/** A channel is deleted with everything in it. */
export function deleteChannel(discord: Discord, channelId: string): void {
  const channel = found(discord.channels, channelId, 'channel');
  discord.channels.delete(channelId);
  discord.messages.delete(channelId);
  for (const guild of discord.guilds.values())
    guild.channelIds = guild.channelIds.filter(id => id !== channelId);
  discord.emit({ type: 'channel-deleted', channel });
}

/** A role gets other permissions: a decimal bit set. */
export function setRolePermissions(
  discord: Discord,
  guildId: string,
  roleId: string,
  permissions: string,
): void {
  const guild = found(discord.guilds, guildId, 'server');
  const role = found(guild.roles, roleId, 'role');
  role.permissions = permissions;
  discord.emit({ type: 'role-changed', guild, role });
}

/**
 * A server's own settings let a role, a person or everyone (the server's id) use a command, against its default too.
 * They hold for the command's id, which stays when a command of the same name is registered again.
 */
export function grantCommand(discord: Discord, commandId: string, toId: string): void {
  discord.commandGrants.add(`${commandId}:${toId}`);
  discord.emit({ type: 'commands-changed' });
}

/** A role or a person gets other permissions in one channel: decimal bit sets. */
export function overwriteChannel(
  discord: Discord,
  channelId: string,
  id: string,
  allow: string,
  deny: string,
): void {
  const channel = found(discord.channels, channelId, 'channel');
  if (!isGuildChannel(channel)) throw new Refused(400, 'Direct messages have no permissions.');
  const type = discord.users.has(id) ? OverwriteType.Member : OverwriteType.Role;
  const others = (channel.permission_overwrites ?? []).filter(each => each.id !== id);
  channel.permission_overwrites = [...others, { id, type, allow, deny }];
  discord.emit({ type: 'channel-changed', channel });
}

/** A role is deleted and everyone loses it. */
export function deleteRole(discord: Discord, guildId: string, roleId: string): void {
  const guild = found(discord.guilds, guildId, 'server');
  const role = found(guild.roles, roleId, 'role');
  guild.roles.delete(roleId);
  for (const member of guild.members.values()) member.roles = member.roles.filter(id => id !== roleId);
  discord.emit({ type: 'role-deleted', guild, role });
}

/** Somebody gets a role or loses it. */
export function setMemberRole(
  discord: Discord,
  guildId: string,
  userId: string,
  roleId: string,
  has: boolean,
): void {
  const guild = found(discord.guilds, guildId, 'server');
  const member = found(guild.members, userId, 'member');
  found(guild.roles, roleId, 'role');
  member.roles = [...member.roles.filter(id => id !== roleId), ...(has ? [roleId] : [])];
  discord.emit({ type: 'member-changed', guild, member });
}
