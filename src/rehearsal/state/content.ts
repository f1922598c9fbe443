import type { APIMessage } from 'discord-api-types/v10';
import { GatewayIntentBits } from 'discord-api-types/v10';
import type { Discord } from './discord.ts';
import type { StoredMessage } from './stored.ts';

const NOTHING = { content: '', embeds: [], attachments: [], components: [] };

/**
 * A message as the bot gets it, over the gateway and over HTTP alike: without the message content intent it can read
 * only what it wrote itself, what names it, and direct messages. Discord does not document whether a forward's
 * snapshot is kept from it as well; here it is, so that no bot comes to need it.
 */
export function readable(
  discord: Discord,
  { message, guildId }: StoredMessage,
  intents = discord.grantedIntents,
): APIMessage {
  const free =
    guildId === undefined ||
    mayReadAll(intents) ||
    message.author.id === discord.bot.id ||
    message.mentions.some(({ id }) => id === discord.bot.id);
  return free ? message : { ...withoutSnapshots(message), ...NOTHING };
}

/**
 * A message as it is handed to the bot by a command of its menu: whoever wrote it, its words are there, and no intent
 * is needed (Discord's documentation of the message content intent). Of a forward's snapshot it says nothing here
 * either, so that is kept from the bot as above.
 */
export function handedOver(discord: Discord, { message }: StoredMessage): APIMessage {
  return mayReadAll(discord.grantedIntents) ? message : withoutSnapshots(message);
}

function mayReadAll(intents: number): boolean {
  return (intents & GatewayIntentBits.MessageContent) !== 0;
}

function withoutSnapshots(message: APIMessage): APIMessage {
  if (!message.message_snapshots) return message;
  const snapshots = message.message_snapshots.map(each => ({ message: { ...each.message, ...NOTHING } }));
  return { ...message, message_snapshots: snapshots };
}
