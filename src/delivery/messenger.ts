import type { DateTime } from 'luxon';
import type { Pings } from '../announcements/pings.ts';

/** A file that goes out with a message; `description` is its alt text. */
export interface OutgoingFile {
  name: string;
  /** "image/png" */
  type: string;
  bytes: Uint8Array;
  description: string;
}

/** What is said in a channel. Nobody is pinged unless `pings` says so (promise 8). */
export interface OutgoingMessage {
  content: string;
  /** At most 25 characters; a repeat within Discord's memory gives the message that there is. */
  nonce: string;
  pings?: Pings;
  files?: readonly OutgoingFile[];
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
  /** `at`: when Discord stored it, by the message's own id. */
  | { type: 'found'; messageId: string; content: string; at: DateTime<true> }
  | { type: 'absent' }
  | { type: 'unreadable'; code: number; problem: string }
  | { type: 'unknown'; problem: string };

/**
 * What is known of our clock. `unwitnessed`: Discord answers, and nothing says what time it is there. `unreached`: Discord
 * could not be asked.
 *
 * `hasFault`: no question of this beat got what it asked for. A fault of Discord's has a `Date`, and one that was seen
 * minutes ago still says how our clock stands; but all is not well then.
 */
export type ClockCheck = (
  | { type: 'compared'; aheadMs: number }
  | { type: 'unwitnessed' }
  | { type: 'unreached'; problem: string }
) & { hasFault?: true };

export type ReadOutcome = { type: 'read'; content: string } | Exclude<SendOutcome, { type: 'sent' }>;

/** The messengers of all servers, and what is the same for all. */
export interface Messengers extends Pick<Messenger, 'checkClock'> {
  /** The messenger of a server; nothing that it is asked for reaches another. */
  of(guild: string): Messenger;
}

/** The port to a server's channels. It never throws for what Discord or the network does: the outcome says it. */
export interface Messenger {
  send(channel: string, message: OutgoingMessage): Promise<SendOutcome>;
  /** Replaces the text of a message of our own, and takes its files away if that is said; it pings nobody. */
  edit(channel: string, messageId: string, content: string, withoutFiles?: boolean): Promise<SendOutcome>;
  /** Replaces the text of a message of our own and takes its buttons away; it pings nobody. */
  close(channel: string, messageId: string, content: string): Promise<SendOutcome>;
  /** What a message of our own says. */
  read(channel: string, messageId: string): Promise<ReadOutcome>;
  /** Deletes a message of our own. */
  remove(channel: string, messageId: string): Promise<SendOutcome>;
  /** Publishes a message of an announcement channel to the channels that follow it. */
  publish(channel: string, messageId: string): Promise<SendOutcome>;
  /** Compares our clock with Discord's. */
  checkClock(): Promise<ClockCheck>;
  /** Looks for a message of our own that holds `reference`, from `since` on. */
  find(channel: string, reference: string, since: DateTime): Promise<FindOutcome>;
}
