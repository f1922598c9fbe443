import { GatewayIntentBits } from 'discord-api-types/v10';
import { isGuildChannel } from '../state/discord.ts';
import type { Happening } from '../state/happenings.ts';

/** Intents that an application must be granted; this one has been granted none. */
const PRIVILEGED =
  GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;
const KNOWN = Object.values(GatewayIntentBits)
  .filter(bit => typeof bit === 'number')
  .reduce((bits, bit) => bits | bit, 0);

/** The close code that a set of intents earns at IDENTIFY: 4013 for unknown bits, 4014 for ungranted ones. */
export function intentsCloseCode(intents: number, granted: number): 4013 | 4014 | undefined {
  if ((intents & ~KNOWN) !== 0) return 4013;
  if ((intents & PRIVILEGED & ~granted) !== 0) return 4014;
  return undefined;
}

/** Whether a session with these intents is told of something. What needs no intent is always told. */
export function concerns(intents: number, happening: Happening, botId: string): boolean {
  const has = (bit: number) => (intents & bit) !== 0;
  switch (happening.type) {
    case 'message-created':
    case 'message-changed':
    case 'message-deleted':
    case 'pins-changed':
      if (happening.type !== 'pins-changed' && happening.stored.onlyFor !== undefined) return false;
      return has(inGuild(happening) ? GatewayIntentBits.GuildMessages : GatewayIntentBits.DirectMessages);
    case 'messages-bulk-deleted':
      return has(GatewayIntentBits.GuildMessages);
    case 'reaction':
      return has(
        happening.stored.guildId
          ? GatewayIntentBits.GuildMessageReactions
          : GatewayIntentBits.DirectMessageReactions,
      );
    case 'channel-created':
    case 'channel-changed':
    case 'channel-deleted':
      return has(
        isGuildChannel(happening.channel) ? GatewayIntentBits.Guilds : GatewayIntentBits.DirectMessages,
      );
    case 'bot-added':
    case 'bot-removed':
    case 'guild-away':
    case 'guild-back':
    case 'role-created':
    case 'role-changed':
    case 'role-deleted':
      return has(GatewayIntentBits.Guilds);
    case 'member-changed':
      // A change of the bot's own member is told without the intent.
      return happening.member.user.id === botId || has(GatewayIntentBits.GuildMembers);
    case 'event-created':
    case 'event-changed':
    case 'event-deleted':
      return has(GatewayIntentBits.GuildScheduledEvents);
    case 'interaction':
      return true;
    default:
      return false;
  }
}

function inGuild(happening: { stored?: { guildId?: string }; guildId?: string }): boolean {
  return (happening.stored?.guildId ?? happening.guildId) !== undefined;
}
