import type { DateTime } from 'luxon';
import {
  type DeliveryOf,
  isOfSchedule,
  type PostIdentity,
  type PostKind,
  type ScheduleKind,
} from '../announcements/delivery.ts';
import { NOBODY, type Pings } from '../announcements/pings.ts';
import type { PlannedPost } from '../announcements/plan.ts';
import type { Told } from '../announcements/told-schema.ts';
import type { DeliveryPorts, FollowUp } from './deliver.ts';
import type { OutgoingFile } from './messenger.ts';

/** What is asked of whoever makes the bot owe posts, by the kind of the post; see `DeliveryPorts` for each. */
export interface PostMaker {
  isOwed(post: PlannedPost, now: DateTime): boolean;
  compose(post: PlannedPost, now: DateTime, reference: string, updatedAt?: DateTime): string | undefined;
  pings(post: PlannedPost): Pings;
  files(post: PlannedPost): Promise<readonly OutgoingFile[]>;
  followUp(delivery: DeliveryOf<'sent'>): FollowUp | undefined;
  dayHash(post: PostIdentity): string | undefined;
  told(post: PlannedPost): Told;
}

/**
 * What makes the bot owe posts besides the schedule, in one strike. Its posts go the same way as every other: claimed,
 * asked for under a nonce, reconciled. Everything is answered out of memory, since a tick asks once a minute.
 */
export interface PostSource extends PostMaker {
  kind: Exclude<PostKind, ScheduleKind>;
  /** What is owed at `now`, due or past; what is in the ledger already is left out by the plan. */
  posts(now: DateTime): readonly PlannedPost[];
  /** When else it may come to owe something by itself, besides when what `posts` gives comes due. */
  alarms(now: DateTime): readonly DateTime[];
}

/** Asks of each post the one whose kind it is. A kind that nobody makes (any more) is owed by nobody. */
export function bySource(
  schedule: PostMaker,
  sources: readonly PostSource[],
): PostMaker & Pick<DeliveryPorts, 'owedBesides'> {
  const makerOf = ({ kind }: { kind: PostKind }): PostMaker =>
    isOfSchedule({ kind }) ? schedule : (sources.find(source => source.kind === kind) ?? nobody);
  return {
    owedBesides: now => sources.flatMap(source => source.posts(now)),
    isOwed: (post, now) => makerOf(post).isOwed(post, now),
    compose: (post, ...rest) => makerOf(post).compose(post, ...rest),
    pings: post => makerOf(post).pings(post),
    files: post => makerOf(post).files(post),
    followUp: delivery => makerOf(delivery).followUp(delivery),
    dayHash: post => makerOf(post).dayHash(post),
    told: post => makerOf(post).told(post),
  };
}

const nobody: PostMaker = {
  isOwed: () => false,
  compose: () => undefined,
  pings: () => NOBODY,
  files: async () => [],
  followUp: () => undefined,
  dayHash: () => undefined,
  told: () => ({}),
};
