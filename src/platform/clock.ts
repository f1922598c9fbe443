import { DateTime } from 'luxon';

/** Where time comes from. The one thing that reads it is handed in, so that a test or the rehearsal can move it. */
export interface Clock {
  /** The present instant, in UTC. */
  now(): DateTime<true>;
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => DateTime.utc() };

/** A clock that stands at an instant until it is set, for tests. Instants are given in ISO 8601 with an offset. */
export function movableClock(
  start: string,
): Clock & { set(iso: string): void; advance(millis: number): void } {
  let instant = instantOf(start);
  return {
    now: () => instant,
    set: iso => {
      instant = instantOf(iso);
    },
    advance: millis => {
      instant = instant.plus(millis);
    },
  };
}

/**
 * A clock that runs as fast as the machine's, but from another instant: the rehearsal's. `since` is the machine's
 * instant that `start` belongs to. What passes between choosing a start and calling this is no part of the
 * difference: else a beat on the machine's full minute would fall a few milliseconds before this clock's.
 */
export function shiftedClock(
  start: DateTime<true>,
  since: DateTime<true>,
): Clock & { set(instant: DateTime<true>): void } {
  let offset = start.toMillis() - since.toMillis();
  return {
    now: () => DateTime.utc().plus(offset) as DateTime<true>,
    set: instant => {
      offset = instant.toMillis() - Date.now();
    },
  };
}

function instantOf(iso: string): DateTime<true> {
  const instant = DateTime.fromISO(iso, { setZone: true }).toUTC();
  if (!instant.isValid) throw new Error(`not an instant: ${iso}`);
  return instant;
}
