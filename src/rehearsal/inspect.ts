import type { APIApplicationCommand, APIGuildScheduledEvent, APIMessage } from 'discord-api-types/v10';
import type { Match } from './faults.ts';
import type { Gateway } from './gateway/gateway.ts';
import type { StoredInteraction } from './interactions/interaction.ts';
import type { RequestLog } from './request-log.ts';
import type { ObservedRequest } from './rest/observed.ts';
import { GLOBAL } from './state/commands.ts';
import type { Discord } from './state/discord.ts';
import type { Happening } from './state/happenings.ts';
import { findMessage } from './state/messages.ts';
import { ringsFor } from './state/pings.ts';
import type { Pings } from './state/stored.ts';

/** A message with what only Discord knows of it. */
export type InspectedMessage = APIMessage & {
  /** Whom it really pings. */
  pings: Pings;
  /** Persons whose device it makes ring. */
  rings: string[];
  /** The only person who sees it. */
  onlyFor?: string;
};

/** A look behind the scenes, for tests. */
export interface Inspect {
  /** A channel's history, oldest first; without ephemeral messages. */
  messages(channelId: string): InspectedMessage[];
  message(channelId: string, id: string): InspectedMessage | undefined;
  /** Ephemeral messages that a person has, oldest first. */
  ephemerals(personId: string): InspectedMessage[];
  commands(guildId?: string): APIApplicationCommand[];
  events(guildId: string): APIGuildScheduledEvent[];
  interaction(id: string): StoredInteraction | undefined;
  /** Every request of the bot so far, in the order of arrival. */
  requests(): ObservedRequest[];
  /** Resolves with the next request that fits, as it arrives. */
  request(match: Match): Promise<ObservedRequest>;
  gateway: { online: () => boolean; identifies: () => number; sessions: () => number };
  /** Resolves with the next happening that fits; what has already happened does not count. */
  next<T extends Happening['type']>(
    type: T,
    fits?: (happening: Extract<Happening, { type: T }>) => boolean,
  ): Promise<Extract<Happening, { type: T }>>;
}

/** The look behind the scenes of a simulated Discord. */
export function createInspect(discord: Discord, gateway: Gateway, requests: RequestLog): Inspect {
  const inspected = (stored: Parameters<typeof ringsFor>[1]): InspectedMessage => ({
    ...stored.message,
    pings: stored.pings,
    rings: discord.persons.map(({ id }) => id).filter(id => ringsFor(discord, stored, id)),
    ...(stored.onlyFor === undefined ? {} : { onlyFor: stored.onlyFor }),
  });
  return {
    messages: channelId => (discord.messages.get(channelId) ?? []).map(inspected),
    message: (channelId, id) => {
      const stored = findMessage(discord, channelId, id);
      return stored && inspected(stored);
    },
    ephemerals: personId =>
      [...discord.ephemerals.values()].filter(({ onlyFor }) => onlyFor === personId).map(inspected),
    commands: (guildId = GLOBAL) => discord.commands.get(guildId) ?? [],
    events: guildId => discord.guilds.get(guildId)?.events ?? [],
    interaction: id => discord.interactions.get(id),
    requests: () => [...requests.all],
    request: match => requests.next(match),
    gateway: {
      online: gateway.isOnline,
      identifies: gateway.identifies,
      sessions: gateway.sessions,
    },
    next: <T extends Happening['type']>(
      type: T,
      fits?: (happening: Extract<Happening, { type: T }>) => boolean,
    ) =>
      new Promise<Extract<Happening, { type: T }>>(resolve => {
        const stop = discord.listen(happening => {
          if (!isOf(happening, type) || fits?.(happening) === false) return;
          stop();
          resolve(happening);
        });
      }),
  };
}

function isOf<T extends Happening['type']>(
  happening: Happening,
  type: T,
): happening is Extract<Happening, { type: T }> {
  return happening.type === type;
}
