import type { DeliveryOf } from '../announcements/delivery.ts';

/** What organizers have done about a message since it was sent. Instants are ISO 8601 in UTC. */
export interface LaterChanges {
  correctedAt?: string;
  retractedAt?: string;
  /** Of an alert: there is an all clear, or a newer one in its place. */
  overAt?: string;
  updatedAt?: string;
  /** Why, in the organizers' words. */
  reason?: string;
}

/** How a message of ours stands today. `edited`: the bot has followed the schedule. */
export type MessageState =
  | { as: 'unchanged' }
  | { as: 'edited'; at: string }
  /** A newer message of ours has told otherwise since. */
  | { as: 'overtaken'; at: string; by: string }
  | { as: 'corrected' | 'updated' | 'over' | 'retracted' | 'removed'; at: string; reason?: string };

/** A message of ours, by our own records. */
export interface Original {
  delivery: DeliveryOf<'sent'>;
  state: MessageState;
}

/** What is true of a link or a code. */
export type Verdict =
  /** Ours, with the approved words. */
  | { is: 'genuine'; original: Original }
  /** Ours, with other words than were approved. Must not happen. */
  | { is: 'altered'; original: Original }
  /** From our account, under a code that is being sent at this moment. */
  | { is: 'settling' }
  /** From our account, and not on record. */
  | { is: 'unrecorded' }
  /** A snapshot of ours that somebody passed on; `now` says what the original is like in comparison. */
  | { is: 'forward'; original: Original; now: 'same' | 'changed' | 'gone' }
  /** Ours, in a channel that follows the one where it was posted. */
  | { is: 'published'; original: Original }
  /** Somebody else's message with our words, as they stand today. */
  | { is: 'copy'; original: Original }
  /** Somebody else's words under a code of ours, or under one that none of ours has. */
  | { is: 'forged'; original?: Original }
  /**
   * Somebody else's, and of its words: not those of any of ours; there are none; Discord hides them; or it hides them
   * even though the message was handed over.
   */
  | { is: 'foreign'; words: 'other' | 'none' | 'hidden' | 'untold' }
  /** Nothing is there; ours, or we know of nothing that was. */
  | { is: 'deleted'; original?: Original }
  /** Not to be seen there; by our records, it may be ours. */
  | { is: 'unreadable' | 'unanswered'; original?: Original }
  | { is: 'elsewhere'; where: 'server' | 'direct-message' }
  /** A code of a message of ours: what carries it is still to be compared. */
  | { is: 'known-code'; original: Original }
  | { is: 'unknown-code' | 'unsent-code' | 'settling-code'; code: string };
