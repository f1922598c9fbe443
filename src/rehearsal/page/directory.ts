import type { APIChannel } from 'discord-api-types/v10';
import type { PageChannel, Snapshot } from '../protocol.ts';

export interface Named {
  id: string;
  name: string;
}

/** Who and what can be named in a guild: for mentions, selects and options of those types. */
export interface Directory {
  users: Named[];
  roles: Named[];
  channels: Named[];
}

/** The names of one guild, or for a DM (no guild id) of all guilds together. */
export function directoryOf(snapshot: Snapshot, guildId: string | undefined): Directory {
  const guilds = snapshot.guilds.filter(({ guild }) => !guildId || guild.id === guildId);
  const users = guilds.flatMap(({ members }) =>
    members.map(({ user, nick }) => ({ id: user.id, name: nick ?? user.global_name ?? user.username })),
  );
  return {
    users: [...new Map(users.map(user => [user.id, user])).values()],
    roles: guilds.flatMap(({ guild, roles }) =>
      roles.filter(role => role.id !== guild.id).map(({ id, name }) => ({ id, name })),
    ),
    channels: snapshot.channels
      .filter(entry => entry.guildId && (!guildId || entry.guildId === guildId))
      .map(({ channel }) => ({ id: channel.id, name: channelName(channel) })),
  };
}

/** A channel's name; for a DM, the other person's. */
export function channelName(channel: APIChannel): string {
  if ('recipients' in channel && channel.recipients?.length) {
    return channel.recipients.map(user => user.global_name ?? user.username).join(', ');
  }
  return channel.name ?? 'Direct message';
}

/** "#picket-line", or for a DM just who it is with. */
export function channelTitle({ channel, guildId }: PageChannel): string {
  return guildId ? `#${channelName(channel)}` : channelName(channel);
}
