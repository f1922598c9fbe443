import { type APIOverwrite, type APIRole, PermissionsBitField } from 'discord.js';

/** Somebody on a server: their roles there, and the server's. */
export interface Standing {
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
  { guildId, userId, roleIds, roles }: Standing,
  overwrites: readonly Pick<APIOverwrite, 'id' | 'allow' | 'deny'>[],
): PermissionsBitField {
  const held = roles.filter(({ id }) => id === guildId || roleIds.includes(id));
  const base = new PermissionsBitField(held.map(({ permissions }) => BigInt(permissions)));
  // Whoever administers a server may do everything, whatever a channel says.
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
