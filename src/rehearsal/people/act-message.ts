import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { DismissRequest, MessageRequest } from '../protocol.ts';
import { characters } from '../rules/json.ts';
import type { Discord } from '../state/discord.ts';
import { found, Refused } from '../state/lookup.ts';
import { createMessage, deleteMessage, findMessage } from '../state/messages.ts';
import { mayIn } from '../state/permissions.ts';
import type { StoredMessage } from '../state/stored.ts';
import { personOf, seenChannel, seenMessage } from './sight.ts';

const MAX_CONTENT = 2000;

/** A person writes into a channel. */
export function writeMessage(discord: Discord, request: MessageRequest): StoredMessage {
  const person = personOf(discord, request.person);
  const channel = seenChannel(discord, person.id, request.channelId);
  const author = found(discord.users, person.id, 'person');
  if (!mayIn(discord, channel, person.id, PermissionFlagsBits.SendMessages)) {
    throw new Refused(403, 'You may not write here.');
  }
  if (request.content.trim() === '') throw new Refused(400, 'The message is empty.');
  if (characters(request.content) > MAX_CONTENT)
    throw new Refused(400, 'The message is longer than 2,000 characters.');
  return createMessage(discord, { channel, author, body: { content: request.content } });
}

/** A person dismisses an ephemeral message. Only their screen forgets it: the bot may still change it. */
export function dismissMessage(discord: Discord, request: DismissRequest): void {
  const person = personOf(discord, request.person);
  const stored = seenMessage(discord, person.id, request.channelId, request.messageId);
  if (stored.onlyFor === undefined) throw new Refused(403, 'Only an ephemeral message can be dismissed.');
}

/** A moderator deletes a message, their own or another's. */
export function moderateMessage(discord: Discord, channelId: string, messageId: string): void {
  const stored = findMessage(discord, channelId, messageId);
  if (!stored) throw new Refused(404, `There is no message ${messageId}.`);
  deleteMessage(discord, stored);
}
