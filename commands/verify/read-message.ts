import {
  type APIMessage,
  type BaseInteraction,
  ChannelType,
  RESTJSONErrorCodes as Code,
  GuildMember,
  MessageFlags,
  MessageFlagsBitField,
  MessageReferenceType,
  PermissionFlagsBits,
  Routes,
} from 'discord.js';
import { failureOf } from '../../src/discord/channels/api-errors.ts';
import { permissionsOf } from '../../src/discord/channels/permissions.ts';
import type { Look, MayRead, Origin, Seen, SeenMessage } from '../../src/verify/seen.ts';

/** Who looks, and through which client. */
type Looking = Pick<BaseInteraction, 'client' | 'guildId' | 'member'>;

/** What is read of a message. */
export type Shown = Pick<
  APIMessage,
  'content' | 'timestamp' | 'edited_timestamp' | 'flags' | 'message_reference'
> & {
  author: { id: string };
  message_snapshots?: { message: { content: string } }[];
};

/**
 * Looks at messages for somebody: with the bot's rights, and only where they may look themselves. Else the bot would
 * tell them about channels that are closed to them, or, where it serves several servers, about another's.
 */
export function lookFor(interaction: Looking): Look {
  return async ({ channel, message }) => {
    const why = await whyNot(interaction, channel);
    return why ? { type: why } : messageAt(interaction, channel, message);
  };
}

/** What somebody needs to read what was written before. */
const READING = [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.ReadMessageHistory];

/** Whether the asker may read a channel of the server, from what Discord has told already: nothing is asked for it. */
export function mayReadOf({ client, guildId, member }: Looking): MayRead {
  return id => {
    const channel = client.channels.cache.get(id);
    if (!channel || channel.isDMBased() || channel.guildId !== guildId) return false;
    return member instanceof GuildMember && permissionsOf(channel, member).has(READING);
  };
}

async function whyNot(
  { client, guildId, member }: Looking,
  id: string,
): Promise<'forbidden' | 'closed' | 'unanswered' | undefined> {
  try {
    const channel = await client.channels.fetch(id);
    if (!channel || channel.isDMBased() || channel.guildId !== guildId) return 'forbidden';
    // Who is in a private thread would have to be asked for; the bot posts in none.
    if (channel.type === ChannelType.PrivateThread || !(member instanceof GuildMember)) return 'forbidden';
    return permissionsOf(channel, member).has(READING) ? undefined : 'forbidden';
  } catch (error) {
    const failure = failureOf(error);
    if (failure.type !== 'refused') return 'unanswered';
    return failure.code === Code.UnknownChannel ? 'closed' : 'forbidden';
  }
}

async function messageAt({ client }: Looking, channel: string, id: string): Promise<Seen> {
  try {
    const message = (await client.rest.get(Routes.channelMessage(channel, id))) as APIMessage;
    return seenMessage(message, client.user.id);
  } catch (error) {
    const failure = failureOf(error);
    if (failure.type !== 'refused') return { type: 'unanswered' };
    switch (failure.code) {
      case Code.UnknownMessage:
      case Code.InvalidFormBodyOrContentType:
        return { type: 'gone' };
      case Code.UnknownChannel:
      case Code.MissingAccess:
      case Code.MissingPermissions:
        return { type: 'closed' };
      default:
        return { type: 'unanswered' };
    }
  }
}

/**
 * What matters of a message. Without the message content intent, which this bot does not ask for, Discord leaves out
 * the words of everybody else's, unless they name the bot.
 */
export function seenMessage(message: Shown, botId: string): SeenMessage {
  const isOwn = message.author.id === botId;
  const origin = originOf(message);
  const content = message.message_snapshots?.[0]?.message.content ?? message.content;
  return {
    type: 'message',
    isOwn,
    ...((isOwn || content !== '') && { content }),
    at: message.timestamp,
    ...(message.edited_timestamp !== null && { editedAt: message.edited_timestamp }),
    ...(origin && { origin }),
  };
}

/** Discord itself writes where a forward and a published message come from; nobody can put it there. */
function originOf({ flags, message_reference: reference }: Shown): Origin | undefined {
  if (reference?.message_id === undefined) return undefined;
  const place = { channel: reference.channel_id, message: reference.message_id };
  if (reference.type === MessageReferenceType.Forward) return { how: 'forward', ...place };
  return new MessageFlagsBitField(flags ?? undefined).has(MessageFlags.IsCrosspost)
    ? { how: 'published', ...place }
    : undefined;
}
