import { MessageReferenceType } from 'discord-api-types/v10';
import { type Fields, fields, text } from '../rules/json.ts';
import { problem } from '../rules/problem.ts';
import type { Discord } from '../state/discord.ts';
import { findMessage } from '../state/messages.ts';
import type { StoredMessage } from '../state/stored.ts';
import { refuseProblems } from './errors.ts';

/** The message that a reply answers. One that is gone is an error, unless the sender said that it need not be there. */
export function referenced(discord: Discord, channelId: string, body: Fields): StoredMessage | undefined {
  const reference = fields(body.message_reference);
  if (reference.message_id === undefined || reference.type === MessageReferenceType.Forward) return undefined;
  const stored = findMessage(discord, channelId, text(reference.message_id));
  if (!stored && reference.fail_if_not_exists !== false) {
    refuseProblems([problem(['message_reference'], 'REPLIES_UNKNOWN_MESSAGE', 'Unknown message')]);
  }
  return stored;
}
