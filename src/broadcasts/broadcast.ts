import * as z from 'zod';
import { type Actor, actorSchema } from '../strike/actor.ts';

/** What is said. The headline stands first and in bold: it is what a lock screen shows. */
export interface Message {
  headline: string;
  text: string;
  link?: string;
}

/** A picture that goes with it. Its bytes lie by themselves, under their hash. */
export interface Picture {
  hash: string;
  name: string;
  /** "image/png" */
  type: string;
  /** What it shows, for whoever does not see it. */
  alt: string;
  /** Its file said more than the picture, such as where it was taken; that has been taken out. */
  hadNotes?: boolean;
}

/** A channel of the strike file: the name that organizers pick it by, and its id when it was picked. */
export interface Target {
  name: string;
  id: string;
}

/** `alert`: the fast path for safety. */
export type BroadcastType = 'broadcast' | 'alert';

/** What was chosen, by name from the strike file: where it goes and whom it pings. */
export interface Addressed {
  message: Message;
  picture?: Picture;
  channels: readonly Target[];
  /** Absent: nobody. */
  ping?: Target;
}

/** Since when every copy reads otherwise. Instants are ISO 8601 in UTC. */
export interface Correction {
  at: string;
  /** The ids of the channels in which a fresh message says so, too: an edit notifies nobody. */
  noticeTo: readonly string[];
}

export interface Retraction extends Correction {
  reason: string;
  /** The copies are deleted, not edited: a second, explicit choice. */
  remove: boolean;
}

/** A message that was approved: it is out, or goes out at its time, one delivery for each channel. */
export interface Broadcast extends Addressed {
  id: string;
  guild: string;
  type: BroadcastType;
  author: Actor;
  approvedAt: string;
  /** At once, or the end of the embargo. */
  dueAt: string;
  isScheduled: boolean;
  /** Of an alert: the sites that it is for. */
  sites?: readonly string[];
  corrections: readonly Correction[];
  retraction?: Retraction;
  /** Channels that are tried again after a refusal or a miss, by id: the how manieth try it is, and since when. */
  retries: Readonly<Record<string, { number: number; at: string }>>;
}

const target: z.ZodType<Target> = z.strictObject({ name: z.string(), id: z.string() });

export const addressedShape = {
  message: z.strictObject({ headline: z.string(), text: z.string(), link: z.exactOptional(z.string()) }),
  picture: z.exactOptional(
    z.strictObject({
      hash: z.string(),
      name: z.string(),
      type: z.string(),
      alt: z.string(),
      hadNotes: z.exactOptional(z.boolean()),
    }),
  ),
  channels: z.array(target),
  ping: z.exactOptional(target),
};

const correction = { at: z.string(), noticeTo: z.array(z.string()) };

export const broadcastSchema: z.ZodType<Broadcast> = z.strictObject({
  ...addressedShape,
  id: z.string(),
  guild: z.string(),
  type: z.enum(['broadcast', 'alert']),
  author: actorSchema,
  approvedAt: z.string(),
  dueAt: z.string(),
  isScheduled: z.boolean(),
  sites: z.exactOptional(z.array(z.string())),
  corrections: z.array(z.strictObject(correction)),
  retraction: z.exactOptional(z.strictObject({ ...correction, reason: z.string(), remove: z.boolean() })),
  retries: z.record(z.string(), z.strictObject({ number: z.int(), at: z.string() })),
});
