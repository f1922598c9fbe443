import type { DateTime } from 'luxon';
import type { PlannedPost } from '../announcements/plan.ts';
import type { Halt } from './halts.ts';
import type { ClockCheck } from './messenger.ts';
import { isWithinTrust } from './trusted-clock.ts';

/** Is everything well? What an organizer, a supervisor or a page may be told of it. */
export interface Health {
  isGatewayReady: boolean;
  isStoreWritable: boolean;
  /** The last beat; `hasFailed`: a fault of our own kept it from looking after this strike, and is in the log. */
  lastBeat?: { at: DateTime<true>; hasFailed: boolean };
  /** What the last beat found of our clock. */
  clock?: ClockCheck;
  halt?: Halt;
  /** The conditions that the organizers have been told of and that have not ended, as keys; see delivery/troubles.ts. */
  openTroubles: readonly string[];
  /** What stands in the way of posting, a sentence each. */
  obstacles: string[];
  nextPost?: PlannedPost;
}

/** A beat comes every minute; after three without one, something is wrong. */
const BEAT_WITHIN_MINUTES = 3;

/** Did the last beat come when it should? */
export function isBeating({ lastBeat }: Health, now: DateTime): boolean {
  return lastBeat !== undefined && now.diff(lastBeat.at, 'minutes').minutes < BEAT_WITHIN_MINUTES;
}

/** Would an announcement that is due now go out, as far as the bot can tell? */
export function isWell(health: Health, now: DateTime): boolean {
  const { lastBeat, clock } = health;
  const isFree =
    health.halt === undefined && health.openTroubles.length === 0 && health.obstacles.length === 0;
  return (
    isBeating(health, now) &&
    lastBeat?.hasFailed === false &&
    isFree &&
    health.isGatewayReady &&
    health.isStoreWritable &&
    clock?.type !== 'unreached' &&
    !clock?.hasFault &&
    (clock?.type !== 'compared' || isWithinTrust(clock.aheadMs))
  );
}
