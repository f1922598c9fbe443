import type { DateTime } from 'luxon';

/** What is said in a channel. Nobody is pinged unless `mentions` names the role (promise 8). */
export interface OutgoingMessage {
  content: string;
  /** At most 25 characters; a repeat within Discord's memory gives the message that there is. */
  nonce: string;
  mentions?: readonly string[];
}

/**
 * What became of asking Discord. `refused`: it will not be sent, and trying again is of no use.
 * `unknown`: it may be out or not; only looking tells.
 */
export type SendOutcome =
  | { type: 'sent'; messageId: string }
  | { type: 'refused'; code: number; problem: string }
  | { type: 'unknown'; problem: string };

export type FindOutcome =
  | { type: 'found'; messageId: string; content: string }
  | { type: 'absent' }
  | { type: 'unreadable'; code: number; problem: string }
  | { type: 'unknown'; problem: string };

/** The port to Discord's channels. It never throws for what Discord or the network does: the outcome says it. */
export interface Messenger {
  send(channel: string, message: OutgoingMessage): Promise<SendOutcome>;
  /** Replaces the text of a message of our own; it pings nobody. */
  edit(channel: string, messageId: string, content: string): Promise<SendOutcome>;
  /** How far our clock is ahead of Discord's, in milliseconds; undefined where Discord cannot be asked. */
  clockAhead(): Promise<number | undefined>;
  /** Looks for a message of our own that holds `reference`, from `since` on. */
  find(channel: string, reference: string, since: DateTime): Promise<FindOutcome>;
}
