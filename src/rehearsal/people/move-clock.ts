import { DateTime } from 'luxon';
import type { ClockRequest } from '../protocol.ts';
import { Refused } from '../state/lookup.ts';
import type { ClockControl } from '../world.ts';

const HOUR = 3_600_000;

/** Where a request of the page wants the clock, in epoch milliseconds. */
export function targetOf(request: ClockRequest, now: number, control: ClockControl): number {
  switch (request.action) {
    case 'hour':
      return now + HOUR;
    case 'next-post': {
      const next = control.nextPost();
      if (!next) throw new Refused(409, 'No post is planned.');
      return next.at;
    }
    case 'to':
      return localInstant(request.local, control.zone);
    default:
      throw new Refused(400, 'The clock moves by an hour, to the next post, or to a local date and time.');
  }
}

/**
 * The instant of a local date and time. One that does not exist is read with the offset before the gap, so it moves
 * forward by the gap; one that exists twice means the first (RFC 5545 §3.3.5).
 */
export function localInstant(local: unknown, zone: string): number {
  const asUtc = DateTime.fromISO(typeof local === 'string' ? local : '', { zone: 'utc' });
  if (!asUtc.isValid || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(String(local))) {
    throw new Refused(400, 'A local time looks like 2024-12-24T10:00.');
  }
  // The offset that held a day before is the one before any change that this local time could fall into.
  const offset = DateTime.fromMillis(asUtc.toMillis() - 24 * HOUR, { zone }).offset;
  const early = asUtc.toMillis() - offset * 60_000;
  const afterwards = DateTime.fromMillis(early, { zone });
  if (sameWallClock(afterwards, asUtc)) return early;
  const later = DateTime.fromMillis(asUtc.toMillis() - afterwards.offset * 60_000, { zone });
  return sameWallClock(later, asUtc) ? later.toMillis() : early;
}

function sameWallClock(a: DateTime, b: DateTime): boolean {
  return a.toFormat('yyyyMMddHHmm') === b.toFormat('yyyyMMddHHmm');
}
