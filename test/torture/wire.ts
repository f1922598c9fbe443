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

export type Order =
  /** Starts the bot, which ticks once. */
  | { do: 'start'; at: number; settings: BotSettings; trap?: StoreTrap }
  | { do: 'tick'; at: number; trap?: StoreTrap }
  /** Sets its clock, and nothing more: what happens next is for people to make happen. */
  | { do: 'clock'; at: number; trap?: StoreTrap }
  | { do: 'stop' };

export type Numbered<Message> = Message & { id: number };

/** `refused` is the sentence with which the bot did not start. */
export type Answer = { id: number; refused?: string } | { log: string } | { fatal: string };
