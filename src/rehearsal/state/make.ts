import type { APIRole, APIUser } from 'discord-api-types/v10';
import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { WorldChannel, WorldRole } from '../world.ts';
import { NO_FLAGS } from './flags.ts';
import type { GuildChannel } from './stored.ts';

/** A user, person or bot. */
export function makeUser(id: string, name: string, bot: boolean): APIUser {
  return {
    id,
    username: name.toLowerCase().replace(/[^a-z0-9_.]+/g, '.'),
    discriminator: bot ? '0001' : '0',
    global_name: bot ? null : name,
    avatar: null,
    bot,
    system: false,
    public_flags: NO_FLAGS,
  };
}

/** A role as Discord describes it. */
export function makeRole(role: WorldRole, position: number): APIRole {
  return {
    id: role.id,
    name: role.name,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position,
    permissions: role.permissions,
    managed: false,
    mentionable: role.mentionable ?? false,
    flags: NO_FLAGS,
  };
}

/** Restricting a channel to some roles is what Discord's own "private channel" switch does: a deny and some allows. */
export function makeChannel(guildId: string, channel: WorldChannel, position: number): GuildChannel {
  const view = `${PermissionFlagsBits.ViewChannel}`;
  const overwrites = channel.visibleTo
    ? [
        { id: guildId, type: 0, allow: '0', deny: view },
        ...channel.visibleTo.map(id => ({ id, type: 0, allow: view, deny: '0' })),
      ]
    : [];
  return {
    id: channel.id,
    type: channel.type ?? ChannelType.GuildText,
    guild_id: guildId,
    name: channel.name,
    topic: channel.topic ?? null,
    position,
    permission_overwrites: overwrites,
    nsfw: false,
    parent_id: null,
    last_message_id: null,
    last_pin_timestamp: null,
    rate_limit_per_user: 0,
    flags: 0,
  } as unknown as GuildChannel;
}
