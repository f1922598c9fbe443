import type { Reading } from '../../platform/clock.ts';

/** That our clock was ahead of Discord's by so many milliseconds (behind where negative), as it was seen at a moment. */
export interface Sighting {
  ahead: number;
  at: Reading;
}

/** What has been seen last, of each kind. */
export interface Witnesses {
  /** The `Date` of an answer. */
  header?: Sighting;
  /** An id from our future: none is made before its time, so our clock is behind by at least so much. */
  futureId?: Sighting;
  /** An id of about now: our clock is about right. */
  timelyId?: Sighting;
  /** An id from so far in our future that it is not believed by itself. */
  unlikelyId?: Sighting;
}

/** What a witness has shown is believed for so long. */
const BELIEVED_MS = 10 * 60_000;
/** Where the machine's clock has moved by more than this since, what was seen is of another clock. */
const MOVED_MS = 5_000;
/** Ids within this of our own time are of about now. */
const TIMELY_MS = 60_000;
/** By how much a clock is behind at most, as far as one id alone is believed. */
const LIKELY_MS = 24 * 60 * 60_000;

/**
 * The witnesses after an id was seen. Pure.
 *
 * An id of the year 2150, as an odd packet may have, says nothing of our clock: beyond a day, another id must be as far ahead.
 */
export function withId(witnesses: Witnesses, seen: Sighting): Witnesses {
  if (Math.abs(seen.ahead) <= TIMELY_MS) {
    const futureId = seen.ahead < 0 ? seen : witnesses.futureId;
    return { ...witnesses, timelyId: seen, ...(futureId && { futureId }) };
  }
  if (seen.ahead > 0) return witnesses;
  if (seen.ahead >= -LIKELY_MS || isBorneOut(seen, witnesses.unlikelyId))
    return { ...witnesses, futureId: seen };
  return { ...witnesses, unlikelyId: seen };
}

/** One that is sent again proves no more than it did. */
function isBorneOut(seen: Sighting, other: Sighting | undefined): boolean {
  if (!other || !isBelieved(other, seen.at) || madeAt(other) === madeAt(seen)) return false;
  return Math.abs(other.ahead - seen.ahead) <= TIMELY_MS;
}

function madeAt({ ahead, at }: Sighting): number {
  return at.wall - ahead;
}

/**
 * By how many milliseconds our clock is ahead of Discord's, as far as the witnesses can say. Pure.
 *
 * An id that shows that we are behind is believed against a header, which a proxy may have written. An id of about
 * now counts where no header does.
 */
export function aheadBy({ header, futureId, timelyId }: Witnesses, now: Reading): number | undefined {
  const [byHeader, byFuture, byTimely] = [header, futureId, timelyId].map(each =>
    each && isBelieved(each, now) ? each.ahead : undefined,
  );
  if (byFuture !== undefined) return Math.min(byFuture, byHeader ?? 0);
  return byHeader ?? byTimely;
}

function isBelieved({ at }: Sighting, now: Reading): boolean {
  const [passed, shown] = [now.steady - at.steady, now.wall - at.wall];
  return passed <= BELIEVED_MS && Math.abs(shown - passed) <= MOVED_MS;
}
