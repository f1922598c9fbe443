import type { APIAllowedMentions, APIMessage } from 'discord-api-types/v10';
import { MessageFlags, PermissionFlagsBits } from 'discord-api-types/v10';
import { allComponents } from '../rules/components.ts';
import { text } from '../rules/json.ts';
import { pingsOf } from '../rules/mentions.ts';
import { type Discord, isGuildChannel } from './discord.ts';
import { mayIn } from './permissions.ts';
import type { Channel, Pings, StoredMessage } from './stored.ts';

/** Whom a message pings, by its text (that of v2 text displays included), what it allows, and what its author may. */
export function computePings(
  discord: Discord,
  channel: Channel,
  message: Pick<APIMessage, 'author' | 'content' | 'components'>,
  allowed: APIAllowedMentions | null | undefined,
): Pings {
  const shown = allComponents(message.components).map(({ component }) => text(component.content));
  const guild = isGuildChannel(channel) ? discord.guilds.get(channel.guild_id) : undefined;
  const everyone =
    Boolean(guild) && mayIn(discord, channel, message.author.id, PermissionFlagsBits.MentionEveryone);
  const roles = [...(guild?.roles.values() ?? [])].filter(role => everyone || role.mentionable);
  return pingsOf([message.content, ...shown].join('\n'), allowed, {
    everyone,
    mentionableRoles: new Set(roles.map(role => role.id)),
    knownUsers: new Set(discord.users.keys()),
  });
}

/** Writes into a message what it mentions, in Discord's fields. */
export function applyPings(discord: Discord, stored: StoredMessage, pings: Pings): void {
  stored.pings = pings;
  Object.assign(stored.message, {
    mentions: pings.users.flatMap(id => discord.users.get(id) ?? []),
    mention_roles: pings.roles,
    mention_everyone: pings.everyone,
  });
}

/** Whether a message makes a person's device ring: it pings them, was not sent silently, and they see the channel. */
export function ringsFor(discord: Discord, stored: StoredMessage, personId: string): boolean {
  if ((stored.message.flags ?? 0) & MessageFlags.SuppressNotifications) return false;
  if (stored.onlyFor !== undefined || stored.message.author.id === personId) return false;
  const channel = discord.channels.get(stored.message.channel_id);
  if (!channel || !mayIn(discord, channel, personId, PermissionFlagsBits.ViewChannel)) return false;
  const member = discord.guilds.get(stored.guildId ?? '')?.members.get(personId);
  const { everyone, roles, users } = stored.pings;
  // A direct message always rings.
  return (
    !stored.guildId || everyone || users.includes(personId) || roles.some(id => member?.roles.includes(id))
  );
}
