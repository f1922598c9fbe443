import * as z from 'zod';
import { actorSchema } from '../strike/actor.ts';

/** A channel of the strike file: the name that organizers pick it by, and its id when it was picked. */
const targetSchema = z.strictObject({ name: z.string(), id: z.string() });
export type Target = z.infer<typeof targetSchema>;

/** What is said. The headline stands first and in bold: it is what a lock screen shows. */
const messageSchema = z.strictObject({
  headline: z.string(),
  text: z.string(),
  link: z.exactOptional(z.string()),
});
export type Message = z.infer<typeof messageSchema>;

/** A picture that goes with it. Its bytes lie by themselves, under their hash. */
const pictureSchema = z.strictObject({
  hash: z.string(),
  name: z.string(),
  /** "image/png" */
  type: z.string(),
  /** What it shows, for people who cannot see it. */
  alt: z.string(),
  /** Its file said more than the picture, such as where it was taken; that has been taken out. */
  hadNotes: z.exactOptional(z.boolean()),
});
export type Picture = z.infer<typeof pictureSchema>;

/** What was chosen, by name from the strike file: where it goes and whom it pings. */
export const addressedShape = {
  message: messageSchema,
  picture: z.exactOptional(pictureSchema),
  channels: z.array(targetSchema).readonly(),
  /** Absent: nobody. */
  ping: z.exactOptional(targetSchema),
};
const addressedSchema = z.strictObject(addressedShape);
export type Addressed = z.infer<typeof addressedSchema>;

/** `alert`: the fast path for safety. */
export const broadcastType = z.enum(['broadcast', 'alert']);
export type BroadcastType = z.infer<typeof broadcastType>;

/** What an alert says of earlier ones: something is new, or they are over. */
const followsSchema = z.strictObject({
  kind: z.enum(['update', 'all-clear']),
  /** Their ids. */
  alerts: z.array(z.string()).readonly(),
});
export type Follows = z.infer<typeof followsSchema>;

/** Of an alert. */
export const alertShape = {
  /** The sites that it is for. */
  sites: z.exactOptional(z.array(z.string()).readonly()),
  follows: z.exactOptional(followsSchema),
};

/** Since when every copy reads otherwise. Instants are ISO 8601 in UTC. */
const correctionSchema = z.strictObject({
  at: z.string(),
  /** The ids of the channels in which a fresh message says so, too: an edit notifies nobody. */
  noticeTo: z.array(z.string()).readonly(),
});

const retractionSchema = correctionSchema.extend({
  reason: z.string(),
  /** The copies are deleted, not edited: a second, explicit choice. */
  remove: z.boolean(),
});
export type Retraction = z.infer<typeof retractionSchema>;

/** A message that was approved: it is out, or goes out at its time, one delivery for each channel. */
export const broadcastSchema = z.strictObject({
  ...addressedShape,
  id: z.string(),
  guild: z.string(),
  type: broadcastType,
  author: actorSchema,
  approvedAt: z.string(),
  /** At once, or the end of the embargo. */
  dueAt: z.string(),
  isScheduled: z.boolean(),
  ...alertShape,
  corrections: z.array(correctionSchema).readonly(),
  retraction: z.exactOptional(retractionSchema),
  /** Channels that are tried again after a refusal or a miss, by id: which attempt it is, and since when. */
  retries: z.record(z.string(), z.strictObject({ number: z.int(), at: z.string() })).readonly(),
});
export type Broadcast = z.infer<typeof broadcastSchema>;
