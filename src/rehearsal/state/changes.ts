import type { Discord, Guild } from './discord.ts';
import { found } from './lookup.ts';

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
