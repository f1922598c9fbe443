import type { APIMessage, Message, MessageContextMenuCommandInteraction } from 'discord.js';
import type { Asked } from '../../src/verify/read-asked.ts';
import type { SeenMessage } from '../../src/verify/seen.ts';
import { type Shown, seenMessage } from './read-message.ts';

/** Where the message is that a command of its menu was used on. */
export function placeOfPicked(interaction: MessageContextMenuCommandInteraction): Asked {
  const { guildId, channelId, targetId } = interaction;
  return { type: 'link', guild: guildId ?? '', channel: channelId, message: targetId };
}

/**
 * The message itself, as Discord hands it over with the question: its words are there no matter who wrote it, which is what
 * Discord documents for just this case, and needs no intent. So without words there are none, unless it is a forward:
 * of what those carry nothing is documented.
 */
export function seenPicked({ targetMessage, client }: MessageContextMenuCommandInteraction): SeenMessage {
  const shown = shownOf(targetMessage);
  const seen = seenMessage(shown, client.user.id);
  return shown.message_snapshots ? seen : { ...seen, content: shown.content };
}

/** What matters of the library's own object, as the API has it. */
function shownOf(message: Message): Shown {
  const { author, content, createdAt, editedAt, flags, reference, messageSnapshots } = message;
  const snapshots = [...messageSnapshots.values()].map(each => ({ message: { content: each.content } }));
  return {
    author,
    content,
    timestamp: createdAt.toISOString(),
    edited_timestamp: editedAt?.toISOString() ?? null,
    flags: flags.bitfield,
    ...(reference && { message_reference: referenceOf(reference) }),
    ...(snapshots.length > 0 && { message_snapshots: snapshots }),
  };
}

function referenceOf({
  type,
  channelId,
  messageId,
}: NonNullable<Message['reference']>): NonNullable<APIMessage['message_reference']> {
  return { type, channel_id: channelId, ...(messageId !== undefined && { message_id: messageId }) };
}
