import {
  type APIOverwrite,
  type APIRole,
  type GuildBasedChannel,
  type GuildMember,
  PermissionsBitField,
} from 'discord.js';

/** Somebody on a server: their roles there, and the server's. */
export interface Membership {
  guildId: string;
  userId: string;
  roleIds: readonly string[];
  roles: readonly Pick<APIRole, 'id' | 'permissions'>[];
}

/**
 * What somebody may do in a channel, from plain data of Discord's API: the roles, then the channel's overwrites for
 * everyone, for the roles, for the person.
 * https://discord.com/developers/docs/topics/permissions#permission-overwrites
 */
export function permissionsIn(
  { guildId, userId, roleIds, roles }: Membership,
  overwrites: readonly Pick<APIOverwrite, 'id' | 'allow' | 'deny'>[],
): PermissionsBitField {
  const held = roles.filter(({ id }) => id === guildId || roleIds.includes(id));
  const base = new PermissionsBitField(held.map(({ permissions }) => BigInt(permissions)));
  // An administrator may do everything, whatever a channel says.
  if (base.has(PermissionsBitField.Flags.Administrator))
    return new PermissionsBitField(PermissionsBitField.All);
  const levels = [[guildId], roleIds.filter(id => id !== guildId), [userId]];
  return levels.reduce((permissions, ids) => {
    const said = overwrites.filter(({ id }) => ids.includes(id));
    return permissions
      .remove(said.map(({ deny }) => BigInt(deny)))
      .add(said.map(({ allow }) => BigInt(allow)));
  }, base);
}

/**
 * What a member may do in a channel, as far as Discord has told. Nothing where the library fails or has no answer: if Discord
 * has left out the role that everyone has, or the channel that a thread belongs to, or if the channel is a directory.
 */
export function permissionsOf(
  channel: GuildBasedChannel,
  member: GuildMember,
): Readonly<PermissionsBitField> {
  const { roles, id } = channel.guild;
  const isKnown = roles.cache.has(id) && 'permissionsFor' in channel;
  const held: Readonly<PermissionsBitField> | null = isKnown ? channel.permissionsFor(member) : null;
  return held ?? new PermissionsBitField();
}
