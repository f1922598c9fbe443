/** A place on Discord where a message is, or was. */
export interface Place {
  channel: string;
  message: string;
}

/** Of which message another is a copy that Discord itself has made, and says so: nobody can claim it. */
export interface Origin extends Place {
  /** `forward`: somebody's snapshot. `published`: in a channel that follows an announcement channel. */
  how: 'forward' | 'published';
}

/** A message as Discord shows it to the bot. Instants are ISO 8601. */
export interface SeenMessage {
  type: 'message';
  /** The account is the bot's own, whatever name and picture a message shows. */
  isOwn: boolean;
  /**
   * Of a forward, what was forwarded. Undefined where Discord hides what others write; over HTTP it does not say
   * whether there is any text.
   */
  content?: string;
  at: string;
  editedAt?: string;
  origin?: Origin;
}

/**
 * What is there where a link leads. `gone`: no such message. `closed`: the bot may not read there. `forbidden`: the
 * asker may not, and is told no more. `unanswered`: Discord did not say.
 */
export type Seen =
  | SeenMessage
  | { type: 'gone' }
  | { type: 'closed' }
  | { type: 'forbidden' }
  | { type: 'unanswered' };

/** Whether the asker may read a channel. It is said of every channel that we post in, whatever is asked. */
export type MayRead = (channel: string) => boolean;

/** Looks at a place with the asker's rights, and the bot's. It never throws for what Discord or the network does. */
export type Look = (place: Place) => Promise<Seen>;
