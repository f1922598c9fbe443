import type { APIMessage } from 'discord-api-types/v10';
import { MessageFlags, MessageType } from 'discord-api-types/v10';
import { refusal } from '../rest/errors.ts';
import { type Fields, fields, number } from '../rules/json.ts';
import { SENDABLE_FLAGS } from '../rules/message.ts';
import type { UploadedFile } from '../state/attachments.ts';
import type { Discord } from '../state/discord.ts';
import { createMessage } from '../state/messages.ts';
import type { StoredMessage } from '../state/stored.ts';
import type { StoredInteraction } from './interaction.ts';

/** Sends a message as an answer to an interaction: its first, or one that follows. */
export function sendAnswer(
  discord: Discord,
  interaction: StoredInteraction,
  data: Fields,
  files: UploadedFile[] = [],
): StoredMessage {
  const channel = discord.channels.get(interaction.channelId);
  if (!channel) throw refusal(10003);
  const ephemeral = (number(data.flags) & MessageFlags.Ephemeral) !== 0;
  return createMessage(discord, {
    channel,
    author: discord.bot,
    body: { ...data, flags: number(data.flags) & (SENDABLE_FLAGS | MessageFlags.Loading) },
    files,
    ...(ephemeral ? { onlyFor: interaction.personId } : {}),
    extra: {
      type: messageType(interaction),
      webhook_id: discord.application.id,
      application_id: discord.application.id,
      interaction_metadata: {
        id: interaction.id,
        type: interaction.payload.type,
        user: discord.users.get(interaction.personId),
        authorizing_integration_owners: interaction.payload.authorizing_integration_owners,
        ...targetOf(interaction),
      },
    } as Partial<APIMessage>,
  });
}

function messageType(interaction: StoredInteraction): MessageType {
  if (interaction.kind !== 'command') return MessageType.Reply;
  return 'target_message_id' in targetOf(interaction)
    ? MessageType.ContextMenuCommand
    : MessageType.ChatInputCommand;
}

/** The message whose menu a command was picked in. */
function targetOf({ payload }: StoredInteraction): { target_message_id?: string } {
  const { target_id: id } = fields(payload.data);
  return typeof id === 'string' ? { target_message_id: id } : {};
}
