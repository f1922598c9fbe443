import type { DateTime } from 'luxon';
import { z } from 'zod';
import type { IsoDate } from '../strike/strike.ts';
import { instant } from './instants.ts';
import { toldSchema } from './told-schema.ts';

/**
 * `eve`: the evening before a quiet stretch, or any day. `outlook`: the week ahead. `event`: one that is announced
 * by itself. `notice`: a day has changed since it was announced. `broadcast`: an organizer's message. `audit`: the head of the audit log.
 */
const postKind = z.enum(['morning', 'eve', 'outlook', 'event', 'notice', 'broadcast', 'audit']);
export type PostKind = z.infer<typeof postKind>;
export const postKinds: readonly PostKind[] = postKind.options;
/** What follows from the schedule. */
export type ScheduleKind = Exclude<PostKind, 'broadcast' | 'audit'>;

/** Does the schedule make the bot send it, rather than an organizer or the day's end? */
export function isOfSchedule<Post extends { kind: PostKind }>(
  post: Post,
): post is Post & { kind: ScheduleKind } {
  return post.kind !== 'broadcast' && post.kind !== 'audit';
}

/** Does it say how the schedule stands, so that it has to go on being true? A notice says what was done. */
export function isAnnouncement({ kind }: { kind: PostKind }): boolean {
  return kind === 'morning' || kind === 'eve' || kind === 'outlook' || kind === 'event';
}

const identity = z.strictObject({
  guild: z.string().min(1),
  channel: z.string().min(1),
  date: z.iso.date().transform(date => date as IsoDate),
  kind: postKind,
  /** Of a notice: which announcement it follows, and which of its notices it is: "morning-1". Of an event or a broadcast: which one. */
  serial: z.string().min(1).exactOptional(),
  /** Of a notice that follows an announcement: what was done that it tells of, "act-…" or "undo-…". Not part of the key. */
  about: z.string().min(1).exactOptional(),
  /** Of a notice of several dates: all of them. Not part of the key. */
  dates: z.array(z.iso.date().transform(date => date as IsoDate)).exactOptional(),
});
/** One post is owed at most once per (guild, channel, local date, kind): promise 1. */
export type PostIdentity = z.infer<typeof identity>;

/** `1310…/1310…/2024-12-23/morning` */
export type PostKey = string;

export function postKey({ guild, channel, date, kind, serial }: PostIdentity): PostKey {
  return [guild, channel, date, kind, ...(serial === undefined ? [] : [serial])].join('/');
}

const base = identity.extend({
  key: z.string().min(1),
  dueAt: instant,
  deadline: instant,
  /** The code that stands in the message, made from the key: by it a lost message is found again. */
  reference: z.string().min(1),
});
/** What a record says of its post, whatever has become of it. */
export type DeliveryBase = z.infer<typeof base>;

const claimed = base.extend({
  state: z.literal('claimed'),
  nonce: z.string().min(1),
  firstAttemptAt: instant,
  attempts: z.int().nonnegative(),
  /** What it tells, as of the attempt. */
  told: toldSchema.exactOptional(),
  /** Since when the organizers know that the bot cannot look whether it is out. */
  heldSince: instant.exactOptional(),
});
const sent = base.extend({
  state: z.literal('sent'),
  messageId: z.string().min(1),
  sentAt: instant,
  late: z.boolean(),
  /** Of the text that is out there now. */
  contentHash: z.string().min(1),
  /** Of the audit's heads: which one it posts. Earlier versions kept one of the day for all that the schedule makes. */
  dayHash: z.string().min(1).exactOptional(),
  /** What it told when it went out; editing it tells nobody anything. Absent: it was sent by a version that did not keep it. */
  told: toldSchema.exactOptional(),
  /** Kept by earlier versions: how many notices had followed. */
  notices: z.int().nonnegative().exactOptional(),
  updatedAt: instant.exactOptional(),
  /** Of a notice: when a newer message told otherwise, and which one. */
  overtaken: z.strictObject({ at: instant, messageId: z.string().min(1) }).exactOptional(),
  /** Whether the channels that follow an announcement channel have it, too. */
  crosspost: z.enum(['done', 'refused']).exactOptional(),
  /** When the bot deleted the message again, at an organizer's word. */
  removedAt: instant.exactOptional(),
});
const failed = base.extend({
  state: z.literal('failed'),
  failedAt: instant,
  code: z.number(),
  problem: z.string(),
});
const missed = base.extend({ state: z.literal('missed'), noticedAt: instant });

/**
 * The record of paying one post: `claimed → sent`, or `failed`, or `missed`. Strict: a field that nobody here knows must
 * not be lost by the next save.
 *
 * `claimed` is written before Discord is asked. A claim that is found later does not say whether the message is out: that
 * takes a look (delivery/reconcile.ts). `failed` and `missed` are final.
 */
export const deliverySchema = z.discriminatedUnion('state', [claimed, sent, failed, missed]);
export type Delivery = z.infer<typeof deliverySchema>;

export type DeliveryOf<State extends Delivery['state']> = Extract<Delivery, { state: State }>;

/** Where deliveries are kept. A rejection means that nothing is known to be written: the caller must not post. */
export interface Ledger {
  /** Writes the delivery durably if there is none under its key yet; false if there is one. */
  claim(delivery: Delivery): Promise<boolean>;
  /** Replaces the delivery under its key, durably. */
  save(delivery: Delivery): Promise<void>;
  /** Forgets a claim under which nothing was sent, so that the post may be owed again. */
  release(key: PostKey): Promise<void>;
  find(key: PostKey): Promise<Delivery | undefined>;
  /**
   * Of a server what may still have to be done: what is claimed, and what `isOpen` says at `now`, whatever its state. What
   * was settled longer ago is not read.
   */
  open(guild: string, now: DateTime): Promise<Delivery[]>;
  /** Of a server what was ever posted, or missed, of one kind. */
  ofKind(guild: string, kind: PostKind): Promise<Delivery[]>;
  /** Everything that is known of a server, back to its beginning. */
  of(guild: string): Promise<Delivery[]>;
  /** Of a server the `most` that were due last, newest first. */
  latest(guild: string, most: number): Promise<Delivery[]>;
  /** Everything of every server: for tools, and for a start. */
  all(): Promise<Delivery[]>;
}
