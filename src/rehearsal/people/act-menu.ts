import { ApplicationCommandType } from 'discord-api-types/v10';
import { ask } from '../interactions/ask.ts';
import type { StoredInteraction } from '../interactions/interaction.ts';
import type { MenuRequest } from '../protocol.ts';
import { handedOver } from '../state/content.ts';
import type { Discord } from '../state/discord.ts';
import { Refused } from '../state/lookup.ts';
import { commandData, usableCommand } from './may-use.ts';
import { personOf, seenChannel, seenMessage } from './sight.ts';

/** A person picks a command in the menu of a message. The bot gets the message along, whether it sees the channel or not. */
export function useMenu(discord: Discord, request: MenuRequest): StoredInteraction {
  const person = personOf(discord, request.person);
  const channel = seenChannel(discord, person.id, request.channelId);
  const stored = seenMessage(discord, person.id, channel.id, request.messageId);
  if (stored.onlyFor !== undefined) throw new Refused(403, 'What only you can see has no such menu.');
  const { Message } = ApplicationCommandType;
  const command = usableCommand(discord, person.id, channel, request.commandId, Message);
  const { id } = stored.message;
  const resolved = { messages: { [id]: handedOver(discord, stored) } };
  const data = { ...commandData(command), target_id: id, resolved };
  return ask(discord, { kind: 'command', personId: person.id, locale: request.locale, channel, data });
}
