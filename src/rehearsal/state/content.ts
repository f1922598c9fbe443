import type { APIMessage } from 'discord-api-types/v10';
import { GatewayIntentBits } from 'discord-api-types/v10';
import type { Discord, StoredMessage } from './discord.ts';

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
    (intents & GatewayIntentBits.MessageContent) !== 0 ||
    message.author.id === discord.bot.id ||
    message.mentions.some(({ id }) => id === discord.bot.id);
  if (free) return message;
  const snapshots = message.message_snapshots?.map(each => ({ message: { ...each.message, ...NOTHING } }));
  return { ...message, ...NOTHING, ...(snapshots ? { message_snapshots: snapshots } : {}) };
}
