/** What the runner and the bot's process say to each other. Instants are epoch milliseconds of the bot's clock. */

/** A write to the store; `dies` says on which side of it the process ends. */
export interface StoreTrap {
  /** Part of what is written, as it lies there: `"state":"claimed"`. */
  writes: string;
  dies: 'before' | 'after';
  /** Which such write it is: 1 for the first, which is the default. */
  nth?: number;
}

export interface BotSettings {
  /** The strike files' texts. */
  strikes: string[];
  token: string;
  apiUrl: string;
  store: string;
  requestTimeoutMs?: number;
}

/** The name under which Discord's API is called where names are to fail; the bot's process looks it up itself. */
export const NAMED_HOST = 'localhost';

/** By how many milliseconds the machine's clock, and the one that nobody can set, are moved. */
export interface Skip {
  wall: number;
  steady: number;
}

export interface Skipped {
  /** In how many milliseconds the next timer of the heart is due; absent where it has none. */
  next?: number;
  /** How often timers of the heart called. */
  calls: number;
}

export type LookOrder =
  /** Starts the bot, which ticks once. `isLive`: with its own heart, and clocks that run, and skip. */
  | { do: 'start'; at: number; settings: BotSettings; isLive?: boolean; trap?: StoreTrap }
  | { do: 'tick'; at: number; trap?: StoreTrap };

export type Order =
  | LookOrder
  /** Sets its clock, and nothing more: what happens next is for people to make happen. */
  | { do: 'clock'; at: number; trap?: StoreTrap }
  | { do: 'stop' }
  /** For a bot with its own heart. */
  | ({ do: 'skip' } & Skip)
  /** From now on, no name can be looked up, or all can. */
  | { do: 'names'; fail: boolean };

export type Numbered<Message> = Message & { id: number };

/** `refused` is the sentence with which the bot did not start. */
export interface Done extends Partial<Skipped> {
  refused?: string;
}

export type Answer = (Done & { id: number }) | { log: string } | { fatal: string };
