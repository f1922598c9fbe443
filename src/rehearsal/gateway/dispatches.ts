import { GatewayDispatchEvents } from 'discord-api-types/v10';
import { readable } from '../state/content.ts';
import type { Discord } from '../state/discord.ts';
import { isGuildChannel } from '../state/discord.ts';
import type { Happening } from '../state/happenings.ts';
import type { StoredMessage } from '../state/stored.ts';
import { guildCreateObject, memberObject } from './objects.ts';

export interface Dispatch {
  t: string;
  d: unknown;
}

/** What the gateway says about something that happened; nothing where it is not the gateway's business. */
export function dispatchOf(discord: Discord, happening: Happening, intents: number): Dispatch | undefined {
  switch (happening.type) {
    case 'interaction':
      return say(GatewayDispatchEvents.InteractionCreate, happening.interaction.payload);
    case 'message-created':
    case 'message-changed':
      return aboutMessage(discord, happening, intents);
    case 'message-deleted': {
      const { message, guildId } = happening.stored;
      return say(GatewayDispatchEvents.MessageDelete, {
        id: message.id,
        channel_id: message.channel_id,
        ...guildOf(guildId),
      });
    }
    case 'messages-bulk-deleted':
      return say(GatewayDispatchEvents.MessageDeleteBulk, {
        ids: happening.messages.map(({ id }) => id),
        channel_id: happening.channelId,
        guild_id: happening.guildId,
      });
    case 'pins-changed':
      return say(GatewayDispatchEvents.ChannelPinsUpdate, {
        channel_id: happening.channelId,
        last_pin_timestamp: happening.at,
        ...guildOf(happening.guildId),
      });
    case 'reaction':
      return say(
        happening.added
          ? GatewayDispatchEvents.MessageReactionAdd
          : GatewayDispatchEvents.MessageReactionRemove,
        {
          user_id: happening.userId,
          channel_id: happening.stored.message.channel_id,
          message_id: happening.stored.message.id,
          emoji: { id: null, name: happening.emoji },
          burst: false,
          type: 0,
          ...guildOf(happening.stored.guildId),
        },
      );
    default:
      return aboutGuild(discord, happening);
  }
}

function aboutGuild(discord: Discord, happening: Happening): Dispatch | undefined {
  switch (happening.type) {
    case 'channel-created':
      // Direct messages are opened without a word to the bot; it has asked for them itself.
      return isGuildChannel(happening.channel)
        ? say(GatewayDispatchEvents.ChannelCreate, happening.channel)
        : undefined;
    case 'channel-changed':
      return say(GatewayDispatchEvents.ChannelUpdate, happening.channel);
    case 'channel-deleted':
      return say(GatewayDispatchEvents.ChannelDelete, happening.channel);
    case 'guild-away':
      return say(GatewayDispatchEvents.GuildDelete, { id: happening.guild.id, unavailable: true });
    case 'bot-added':
    case 'guild-back':
      return say(GatewayDispatchEvents.GuildCreate, guildCreateObject(discord, happening.guild));
    case 'bot-removed':
      return say(GatewayDispatchEvents.GuildDelete, { id: happening.guild.id });
    case 'role-created':
      return say(GatewayDispatchEvents.GuildRoleCreate, {
        guild_id: happening.guild.id,
        role: happening.role,
      });
    case 'role-changed':
      return say(GatewayDispatchEvents.GuildRoleUpdate, {
        guild_id: happening.guild.id,
        role: happening.role,
      });
    case 'role-deleted':
      return say(GatewayDispatchEvents.GuildRoleDelete, {
        guild_id: happening.guild.id,
        role_id: happening.role.id,
      });
    case 'member-changed':
      return say(GatewayDispatchEvents.GuildMemberUpdate, {
        guild_id: happening.guild.id,
        ...memberObject(happening.member),
      });
    case 'event-created':
      return say(GatewayDispatchEvents.GuildScheduledEventCreate, happening.event);
    case 'event-changed':
      return say(GatewayDispatchEvents.GuildScheduledEventUpdate, happening.event);
    case 'event-deleted':
      return say(GatewayDispatchEvents.GuildScheduledEventDelete, happening.event);
    default:
      return undefined;
  }
}

function aboutMessage(
  discord: Discord,
  happening: Extract<Happening, { type: 'message-created' | 'message-changed' }>,
  intents: number,
): Dispatch {
  const { stored } = happening;
  const created = happening.type === 'message-created';
  return say(created ? GatewayDispatchEvents.MessageCreate : GatewayDispatchEvents.MessageUpdate, {
    ...readable(discord, stored, intents),
    ...guildOf(stored.guildId),
    ...memberOf(discord, stored),
    ...(created && happening.nonce !== undefined ? { nonce: happening.nonce } : {}),
  });
}

/** The author's membership comes along, without the user that the message has already. */
function memberOf(discord: Discord, { message, guildId }: StoredMessage): { member?: object } {
  const member = discord.guilds.get(guildId ?? '')?.members.get(message.author.id);
  if (!member) return {};
  const { user: _user, ...rest } = memberObject(member);
  return { member: rest };
}

function say(t: string, d: unknown): Dispatch {
  return { t, d };
}

function guildOf(guildId: string | undefined): { guild_id?: string } {
  return guildId === undefined ? {} : { guild_id: guildId };
}
