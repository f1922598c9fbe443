/** What the runner and the bot's process say to each other. Instants are epoch milliseconds of the bot's clock. */

/** A write to the store; `dies` says on which side of it the process ends. */
export interface StoreTrap {
  /** Part of what is written, as it lies there: `"state":"claimed"`. */
  writes: string;
  dies: 'before' | 'after';
  /** The how manieth such write it is; the first where absent. */
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

export type LookOrder =
  /** Starts the bot, which ticks once. */
  | { do: 'start'; at: number; settings: BotSettings; trap?: StoreTrap }
  | { do: 'tick'; at: number; trap?: StoreTrap };

export type Order =
  | LookOrder
  /** Sets its clock, and nothing more: what happens next is for people to make happen. */
  | { do: 'clock'; at: number; trap?: StoreTrap }
  | { do: 'stop' }
  /** From now on, no name can be looked up, or all can. */
  | { do: 'names'; fail: boolean };

export type Numbered<Message> = Message & { id: number };

/** `refused` is the sentence with which the bot did not start. */
export type Answer = { id: number; refused?: string } | { log: string } | { fatal: string };
