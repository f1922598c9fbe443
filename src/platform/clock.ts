import { DateTime } from 'luxon';

/** Where time comes from. The one thing that reads it is handed in, so that a test or the rehearsal can move it. */
export interface Clock {
  /** The present instant, in UTC. */
  now(): DateTime<true>;
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => DateTime.utc() };

/** Both clocks at one moment, in milliseconds: the machine's, which can be set, and one that only goes on. */
export interface Reading {
  wall: number;
  /** Only differences mean anything. Where a machine sleeps, most systems let it stand. */
  steady: number;
}

/** The machine's clock, and one that nobody can set. */
export function bothClocks(): Reading {
  return { wall: Date.now(), steady: performance.now() };
}

/**
 * Has this time of day, in the machine's own zone, been there before, because the clock was put back in autumn?
 *
 * What changes a part of a `Date` in local time makes the earlier instant of such a one: node-cron does
 * (`setMilliseconds`), so it is asked here in the same way.
 *
 * @param instant epoch milliseconds
 */
export function isTimeOfDayRepeated(instant: number): boolean {
  return new Date(instant).setMilliseconds(0) < instant - 1000;
}

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
