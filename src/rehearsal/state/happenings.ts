import type {
  APIApplicationCommandOptionChoice,
  APIGuildScheduledEvent,
  APIMessage,
  APIModalInteractionResponseCallbackData,
  APIRole,
} from 'discord-api-types/v10';
import type { StoredInteraction } from '../interactions/interaction.ts';
import type { Channel, Guild, Member, StoredMessage } from './stored.ts';

/** Something that happened in the simulated Discord. The gateway and the pages each tell their own about it. */
export type Happening =
  | { type: 'message-created'; stored: StoredMessage; nonce?: string }
  | { type: 'message-changed'; stored: StoredMessage }
  | { type: 'message-deleted'; stored: StoredMessage }
  | { type: 'messages-bulk-deleted'; channelId: string; guildId: string; messages: APIMessage[] }
  | { type: 'pins-changed'; channelId: string; guildId?: string; at: string }
  | { type: 'reaction'; added: boolean; stored: StoredMessage; userId: string; emoji: string }
  | { type: 'channel-created' | 'channel-changed' | 'channel-deleted'; channel: Channel }
  | { type: 'bot-added' | 'bot-removed'; guild: Guild }
  /** Discord cannot reach a server for a while; the bot is still in it. */
  | { type: 'guild-away' | 'guild-back'; guild: Guild }
  | { type: 'role-created' | 'role-changed' | 'role-deleted'; guild: Guild; role: APIRole }
  | { type: 'member-changed'; guild: Guild; member: Member }
  | { type: 'commands-changed' }
  | { type: 'event-created' | 'event-changed' | 'event-deleted'; event: APIGuildScheduledEvent }
  | { type: 'interaction'; interaction: StoredInteraction }
  | { type: 'modal-opened'; interaction: StoredInteraction; modal: APIModalInteractionResponseCallbackData }
  | { type: 'choices'; interaction: StoredInteraction; choices: APIApplicationCommandOptionChoice[] }
  | { type: 'interaction-answered'; interaction: StoredInteraction }
  | { type: 'interaction-failed'; interaction: StoredInteraction; message: string }
  | { type: 'bot-online'; online: boolean }
  | { type: 'clock-moved' };
