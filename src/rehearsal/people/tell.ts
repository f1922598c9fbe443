import type { LiveEvent } from '../protocol.ts';
import type { Discord } from '../state/discord.ts';
import type { Happening } from '../state/happenings.ts';
import { ringsFor } from '../state/pings.ts';
import type { StoredMessage } from '../state/stored.ts';
import type { ClockControl } from '../world.ts';
import { sees, seesMessage } from './sight.ts';
import { channelsFor, clockState, commandsByGuild, pageMessage } from './snapshot.ts';

/** What one person's page is told of something that happened: nothing, when it is not theirs to know. */
export function tell(
  discord: Discord,
  personId: string,
  happening: Happening,
  control?: ClockControl,
): LiveEvent[] {
  switch (happening.type) {
    case 'message-created':
    case 'message-changed':
    case 'message-deleted':
      return seesMessage(discord, personId, happening.stored)
        ? [aboutMessage(discord, personId, happening)]
        : [];
    case 'interaction-failed':
    case 'modal-opened':
      // A list of choices that does not come is simply empty.
      if (happening.interaction.kind === 'autocomplete') return [];
      return happening.interaction.personId === personId ? [aboutInteraction(happening)] : [];
    case 'interaction-answered': {
      const { id: interactionId, kind, personId: asker } = happening.interaction;
      return kind === 'modal' && asker === personId ? [{ type: 'form-taken', interactionId }] : [];
    }
    case 'bot-online':
      return [{ type: 'bot', online: happening.online }];
    case 'clock-moved':
      return [{ type: 'clock', clock: clockState(discord, control) }];
    case 'commands-changed':
      return [{ type: 'commands', commands: commandsByGuild(discord, personId) }];
    case 'role-changed':
    case 'role-deleted':
    case 'member-changed':
    case 'bot-added':
    case 'bot-removed':
      return [
        { type: 'channels', channels: channelsFor(discord, personId) },
        { type: 'commands', commands: commandsByGuild(discord, personId) },
      ];
    case 'channel-created':
    case 'channel-changed':
    case 'channel-deleted':
      return [{ type: 'channels', channels: channelsFor(discord, personId) }];
    case 'messages-bulk-deleted':
      return seesChannel(discord, personId, happening.channelId)
        ? happening.messages.map(({ id }) => ({
            type: 'message-deleted',
            channelId: happening.channelId,
            messageId: id,
          }))
        : [];
    case 'reaction':
      return seesMessage(discord, personId, happening.stored) ? [changed(happening.stored)] : [];
    default:
      return [];
  }
}

function aboutMessage(
  discord: Discord,
  personId: string,
  happening: Extract<Happening, { type: 'message-created' | 'message-changed' | 'message-deleted' }>,
): LiveEvent {
  const { type, stored } = happening;
  const channelId = stored.message.channel_id;
  if (type === 'message-deleted') return { type, channelId, messageId: stored.message.id };
  if (type === 'message-changed') return changed(stored);
  const pings = ringsFor(discord, stored, personId);
  return { type: 'message', channelId, message: pageMessage(stored), pings };
}

function seesChannel(discord: Discord, personId: string, channelId: string): boolean {
  const channel = discord.channels.get(channelId);
  return channel !== undefined && sees(discord, personId, channel);
}

function changed(stored: StoredMessage): LiveEvent {
  return { type: 'message-changed', channelId: stored.message.channel_id, message: pageMessage(stored) };
}

function aboutInteraction(
  happening: Extract<Happening, { type: 'interaction-failed' | 'modal-opened' }>,
): LiveEvent {
  const { interaction } = happening;
  if (happening.type === 'modal-opened') {
    return { type: 'modal', interactionId: interaction.id, modal: happening.modal };
  }
  const { id: interactionId, channelId } = interaction;
  return { type: 'interaction-failed', interactionId, channelId, message: happening.message };
}
