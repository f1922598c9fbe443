import type { APIApplicationCommand, APIUser } from 'discord-api-types/v10';
import type { StoredInteraction } from '../interactions/interaction.ts';
import type { Person, RehearsalClock, World } from '../world.ts';
import type { Happening } from './happenings.ts';
import type { Channel, Guild, GuildChannel, StoredMessage } from './stored.ts';

/** Everything that the simulated Discord holds: plain objects, and one way to tell what happened to them. */
export interface Discord {
  application: World['application'];
  bot: APIUser;
  persons: Person[];
  users: Map<string, APIUser>;
  guilds: Map<string, Guild>;
  channels: Map<string, Channel>;
  /** By channel id, in the order of creation: ids alone would not do when the clock is set back. */
  messages: Map<string, StoredMessage[]>;
  /** Messages that one person sees, by message id. They are in no channel's history. */
  ephemerals: Map<string, StoredMessage>;
  /** By guild id; `global` are the application's own. */
  commands: Map<string, APIApplicationCommand[]>;
  interactions: Map<string, StoredInteraction>;
  /** What the bot sent lately, by nonce. */
  nonces: Map<string, { at: number; stored: StoredMessage }>;
  nonceMemoryMs: number;
  /** Uploaded files by attachment id, kept in memory and served under `origin`. */
  files: Map<string, KeptFile>;
  /** Where this Discord is reached: "http://127.0.0.1:1234". */
  origin: string;
  /** When something was done that may be done a few times an hour only, in epoch milliseconds. */
  hourly: Map<string, number[]>;
  /** How many IDENTIFYs are left of a day's 1,000. */
  sessionStartsLeft: number;
  /** Privileged intents that the application has been granted. */
  grantedIntents: number;
  /** Who may use a command against its default: "commandId:roleOrPersonId". */
  commandGrants: Set<string>;
  /** People who accept no direct messages. */
  closedDms: Set<string>;
  clock: RehearsalClock;
  /** Calls back after real time has passed, unless it is stopped before. */
  startTimer: StartTimer;
  newId(): string;
  emit(happening: Happening): void;
  /** Hears of everything that happens, until the returned function is called. */
  listen(listener: (happening: Happening) => void): () => void;
}

export interface KeptFile {
  name: string;
  type: string;
  bytes: Uint8Array;
  /** Until when its address works, in epoch milliseconds; absent: for ever. */
  until?: number;
}

export type StartTimer = (millis: number, callback: () => void) => () => void;

/** The time of the rehearsal as Discord writes it. */
export function timestamp(discord: Discord): string {
  return new Date(discord.clock.now()).toISOString().replace('Z', '000+00:00');
}

/** Whether a channel belongs to a server. */
export function isGuildChannel(channel: Channel): channel is GuildChannel {
  return 'guild_id' in channel;
}
