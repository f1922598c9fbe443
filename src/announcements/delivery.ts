import type { IsoDate } from '../strike/strike.ts';

/**
 * What follows from the schedule. `eve`: the evening before a quiet stretch. `outlook`: the week ahead. `notice`: a day
 * has changed since it was announced.
 */
export type ScheduleKind = 'morning' | 'eve' | 'outlook' | 'notice';
/** `broadcast`: an organizer's message. `audit`: the head of the audit log. */
export type PostKind = ScheduleKind | 'broadcast' | 'audit';

/** Does the schedule make the bot send it, rather than an organizer or the day's end? */
export function isOfSchedule<Post extends { kind: PostKind }>(
  post: Post,
): post is Post & { kind: ScheduleKind } {
  return post.kind !== 'broadcast' && post.kind !== 'audit';
}

/** Does it say how the schedule stands, so that it has to go on being true? A notice says what was done. */
export function isAnnouncement({ kind }: { kind: PostKind }): boolean {
  return kind === 'morning' || kind === 'eve' || kind === 'outlook';
}

/** One post is owed at most once per (guild, channel, local date, kind): promise 1. */
export interface PostIdentity {
  guild: string;
  channel: string;
  date: IsoDate;
  kind: PostKind;
  /** Of a notice: which announcement it follows, and the how manieth it is: "morning-1". Of a broadcast: which one. */
  serial?: string;
  /** Of a notice that follows an announcement: what was done that it tells of, "act-…" or "undo-…". Not part of the key. */
  about?: string;
}

/** `1310…/1310…/2024-12-23/morning` */
export type PostKey = string;

export function postKey({ guild, channel, date, kind, serial }: PostIdentity): PostKey {
  return [guild, channel, date, kind, ...(serial === undefined ? [] : [serial])].join('/');
}

/** Instants are ISO 8601 in UTC. */
export interface DeliveryBase extends PostIdentity {
  key: PostKey;
  dueAt: string;
  deadline: string;
  /** The code that stands in the message, made from the key: by it a lost message is found again. */
  reference: string;
}

/**
 * The record of paying one post: `claimed → sent`, or `failed`, or `missed`.
 *
 * `claimed` is written before Discord is asked. Whoever finds it later cannot know whether the message is out,
 * and has to look (delivery/reconcile.ts). `failed` and `missed` are final.
 */
export type Delivery = DeliveryBase &
  (
    | { state: 'claimed'; nonce: string; firstAttemptAt: string; attempts: number; heldSince?: string }
    | {
        state: 'sent';
        messageId: string;
        sentAt: string;
        late: boolean;
        /** Of the text that is out there now. */
        contentHash: string;
        /** Of the day that the channel has been told of; see delivery/follow.ts. */
        dayHash: string;
        /** How many notices have followed. */
        notices: number;
        updatedAt?: string;
        /** Whether the channels that follow an announcement channel have it, too. */
        crosspost?: 'done' | 'refused';
        /** When the bot deleted the message again, at an organizer's word. */
        removedAt?: string;
      }
    | { state: 'failed'; failedAt: string; code: number; problem: string }
    | { state: 'missed'; noticedAt: string }
  );

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
  all(): Promise<Delivery[]>;
}
