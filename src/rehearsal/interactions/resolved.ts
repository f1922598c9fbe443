import { memberObject } from '../gateway/objects.ts';
import type { Discord } from '../state/discord.ts';
import { isGuildChannel } from '../state/discord.ts';
import { permissionsIn, permissionsInGuild } from '../state/permissions.ts';

type Resolved = Record<'users' | 'members' | 'roles' | 'channels', Record<string, unknown>>;

/**
 * What the ids in an option or a select stand for, as Discord sends it along: only kinds that occur are there.
 * A role and a user never share an id, so an id alone says enough.
 */
export function resolve(
  discord: Discord,
  guildId: string | undefined,
  personId: string,
  ids: string[],
): Partial<Resolved> | undefined {
  const resolved: Resolved = { users: {}, members: {}, roles: {}, channels: {} };
  const guild = guildId === undefined ? undefined : discord.guilds.get(guildId);
  for (const id of ids) {
    const user = discord.users.get(id);
    const member = guild?.members.get(id);
    const role = guild?.roles.get(id);
    const channel = discord.channels.get(id);
    if (user) resolved.users[id] = user;
    if (guild && member) {
      const { user: _user, ...rest } = memberObject(member);
      resolved.members[id] = { ...rest, permissions: `${permissionsInGuild(guild, id)}` };
    }
    if (role) resolved.roles[id] = role;
    if (channel && isGuildChannel(channel)) {
      resolved.channels[id] = { ...channel, permissions: `${permissionsIn(discord, channel, personId)}` };
    }
  }
  const occurring = Object.entries(resolved).filter(([, entries]) => Object.keys(entries).length > 0);
  return occurring.length === 0 ? undefined : (Object.fromEntries(occurring) as Partial<Resolved>);
}
