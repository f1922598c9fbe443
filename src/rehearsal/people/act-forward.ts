import type { APIMessage, APIMessageSnapshot } from 'discord-api-types/v10';
import { MessageFlags, MessageReferenceType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { ForwardRequest } from '../protocol.ts';
import type { Discord } from '../state/discord.ts';
import { found, Refused } from '../state/lookup.ts';
import { createMessage } from '../state/messages.ts';
import { mayIn } from '../state/permissions.ts';
import type { StoredMessage } from '../state/stored.ts';
import { personOf, seenChannel, seenMessage } from './sight.ts';

/**
 * A person forwards a message. What they make is a message of their own with nothing in it but a copy of the other
 * as it is now: no edit and no deletion reaches the copy, who wrote it is not said, and it pings nobody.
 */
export function forwardMessage(discord: Discord, request: ForwardRequest): StoredMessage {
  const person = personOf(discord, request.person);
  const { message, guildId, onlyFor } = seenMessage(discord, person.id, request.channelId, request.messageId);
  if (onlyFor !== undefined) throw new Refused(403, 'What only you can see cannot be forwarded.');
  const channel = seenChannel(discord, person.id, request.toChannelId);
  if (!mayIn(discord, channel, person.id, PermissionFlagsBits.SendMessages)) {
    throw new Refused(403, 'You may not write there.');
  }
  return createMessage(discord, {
    channel,
    author: found(discord.users, person.id, 'person'),
    body: { content: '', flags: MessageFlags.HasSnapshot },
    extra: {
      message_reference: {
        type: MessageReferenceType.Forward,
        message_id: message.id,
        channel_id: message.channel_id,
        ...(guildId === undefined ? {} : { guild_id: guildId }),
      },
      message_snapshots: snapshotsOf(message),
    },
  });
}

/** A forward of a forward carries what the first one carried: Discord puts no snapshot into a snapshot. */
function snapshotsOf(message: APIMessage): APIMessageSnapshot[] {
  if (message.message_snapshots) return structuredClone(message.message_snapshots);
  const { type, content, embeds, attachments, timestamp, edited_timestamp, flags, mentions, mention_roles } =
    message;
  const copied = { type, content, embeds, attachments, timestamp, edited_timestamp, mentions, mention_roles };
  const components = message.components ?? [];
  return [{ message: structuredClone({ ...copied, components, ...(flags === undefined ? {} : { flags }) }) }];
}
