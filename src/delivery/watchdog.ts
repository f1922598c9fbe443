import type { Reading } from '../platform/clock.ts';

/** What the watchdog knows of the heart. */
export interface Watched {
  /** When the last beat began, whoever made it. */
  beat: Reading;
  /** When node-cron last called, or was started. */
  sign: Reading;
  /** When the watchdog last looked. */
  look: Reading;
  isBeating: boolean;
}

/** What the watchdog does at a look. */
export interface Care {
  /** It beats, because node-cron has not. */
  beats: boolean;
  /** node-cron cannot be trusted with this hour, and stands still. */
  rests: boolean;
  /** node-cron is started again. */
  restarts: boolean;
  /** A beat has been at work for so long that something hangs. */
  isStuck: boolean;
}

export const MINUTE_MS = 60_000;
/** node-cron has so long in each minute to beat, before the watchdog does. */
const GRACE_MS = 5_000;
/** A heart that has said nothing for longer is silent. */
const SILENT_MS = MINUTE_MS + GRACE_MS;
/** The two clocks part by more than this only if somebody sets the machine's clock, or the machine sleeps. */
const MOVED_MS = 5_000;
/** Requests are given up after seconds: no beat takes this long. */
const STUCK_MS = 5 * MINUTE_MS;
/** node-cron is stopped well before a time of day comes for the second time. */
const AHEAD_MS = 2 * MINUTE_MS;

/**
 * What to do for the heart at `now`. Pure.
 *
 * Each minute of the machine's clock is owed one beat, and each minute that really passes, too: the machine's clock
 * may stand, or be set back. node-cron is started again where it is silent, or has counted on a clock that has moved
 * since: after the clock is set back it would wait until it is as late again.
 *
 * @param isRepeated has this time of day, in the machine's zone, been there before (in autumn)? node-cron reads such an
 * instant as the earlier one: it would wake up without a pause and never call.
 */
export function careFor(
  { beat, sign, look, isBeating }: Watched,
  now: Reading,
  isRepeated: (wall: number) => boolean,
): Care {
  const rests = isRepeated(now.wall) || isRepeated(now.wall + AHEAD_MS);
  const isOwed = minuteOf(now) !== minuteOf(beat) && now.wall % MINUTE_MS >= GRACE_MS;
  const isOverdue = now.steady - beat.steady >= SILENT_MS;
  const isSilent = now.steady - sign.steady >= SILENT_MS;
  return {
    beats: !isBeating && (isOwed || isOverdue),
    rests,
    restarts: !rests && (isSilent || Math.abs(movedBetween(look, now)) > MOVED_MS),
    isStuck: isBeating && now.steady - beat.steady >= STUCK_MS,
  };
}

/** By how many milliseconds the machine's clock was moved between two readings; a machine that slept counts as well. */
export function movedBetween(before: Reading, after: Reading): number {
  return after.wall - before.wall - (after.steady - before.steady);
}

function minuteOf({ wall }: Reading): number {
  return Math.floor(wall / MINUTE_MS);
}
