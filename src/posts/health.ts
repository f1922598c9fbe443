import type { DateTime } from 'luxon';
import type { Halt } from './halts.ts';
import type { PlannedPost } from './plan.ts';
import { TRUSTED_WITHIN_SECONDS } from './trusted-clock.ts';

/** Is everything well? What an organizer, a supervisor or a page may be told of it. */
export interface Health {
  isGatewayReady: boolean;
  isStoreWritable: boolean;
  /** The last beat, and whether every strike was looked after in it. */
  lastBeat?: { at: DateTime<true>; isWell: boolean };
  /** How far our clock is ahead of Discord's; undefined where it is not known. */
  clockAheadSeconds?: number;
  halt?: Halt;
  /** How many conditions the organizers have been told of that have not ended. */
  openAlerts: number;
  /** What stands in the way of posting, a sentence each. */
  obstacles: string[];
  nextPost?: PlannedPost;
}

/** A beat comes every minute; after three without one, something is wrong. */
const BEAT_WITHIN_MINUTES = 3;

/** Would an announcement that is due now go out, as far as the bot can tell? */
export function isWell(health: Health, now: DateTime): boolean {
  const { lastBeat, clockAheadSeconds: ahead = 0 } = health;
  const isBeating =
    lastBeat?.isWell === true && now.diff(lastBeat.at, 'minutes').minutes < BEAT_WITHIN_MINUTES;
  const isFree = health.halt === undefined && health.openAlerts === 0 && health.obstacles.length === 0;
  return (
    isBeating &&
    isFree &&
    health.isGatewayReady &&
    health.isStoreWritable &&
    Math.abs(ahead) <= TRUSTED_WITHIN_SECONDS
  );
}
