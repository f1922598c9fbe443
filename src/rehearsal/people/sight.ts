import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Discord } from '../state/discord.ts';
import { found, Refused } from '../state/lookup.ts';
import { mayIn } from '../state/permissions.ts';
import type { Channel, StoredMessage } from '../state/stored.ts';
import type { Person } from '../world.ts';

/** The person of that id, or a refusal. */
export function personOf(discord: Discord, id: string): Person {
  const person = discord.persons.find(each => each.id === id);
  if (!person) throw new Refused(404, `There is no person ${id}.`);
  return person;
}

/** Whether a person sees a channel. */
export function sees(discord: Discord, personId: string, channel: Channel): boolean {
  return mayIn(discord, channel, personId, PermissionFlagsBits.ViewChannel);
}

/** A channel that a person sees. One that they do not see is to them one that does not exist. */
export function seenChannel(discord: Discord, personId: string, channelId: string): Channel {
  const channel = found(discord.channels, channelId, 'channel');
  if (!sees(discord, personId, channel)) throw new Refused(404, `There is no channel ${channelId}.`);
  return channel;
}

/** Whether a person sees a message: their own ephemeral ones, and the others of the channels they see. */
export function seesMessage(discord: Discord, personId: string, stored: StoredMessage): boolean {
  if (stored.onlyFor !== undefined) return stored.onlyFor === personId;
  const channel = discord.channels.get(stored.message.channel_id);
  return channel !== undefined && sees(discord, personId, channel);
}

/** A message in a channel as a person sees it, an ephemeral one of theirs included. */
export function seenMessage(
  discord: Discord,
  personId: string,
  channelId: string,
  messageId: string,
): StoredMessage {
  seenChannel(discord, personId, channelId);
  const stored =
    discord.ephemerals.get(messageId) ??
    discord.messages.get(channelId)?.find(({ message }) => message.id === messageId);
  if (stored?.message.channel_id !== channelId || !seesMessage(discord, personId, stored)) {
    throw new Refused(404, `There is no message ${messageId}.`);
  }
  return stored;
}
