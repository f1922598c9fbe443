/**
 * Wall clocks by brute force, from nothing but `Intl.DateTimeFormat`: what the code's own reading of local times is
 * compared with. A zone is a row of segments with one offset each, found by asking for the offset every few days
 * and closing in on every change. A local time is looked for in each of them.
 */

const DAY = 86_400_000;
/** No zone changes twice within so short a time. */
const STEP = 3 * DAY;

/** A stretch of instants, `from` included and `to` not, in which the zone has one offset; all in milliseconds. */
export interface Segment {
  from: number;
  to: number;
  offset: number;
}

/** The segments of a zone between two instants; the first and the last are cut off there. */
export function segmentsOf(zone: string, start: number, end: number): Segment[] {
  const offsetAt = offsetsIn(zone);
  const segments: Segment[] = [{ from: start, to: end, offset: offsetAt(start) }];
  for (let instant = start; instant < end; instant += STEP) {
    const last = segments[segments.length - 1] as Segment;
    if (offsetAt(instant + STEP) === last.offset) continue;
    last.to = changeBetween(offsetAt, instant, instant + STEP);
    segments.push({ from: last.to, to: end, offset: offsetAt(last.to) });
  }
  return segments;
}

/**
 * The instant at which the wall clock shows `local` (its digits read as UTC): the first if there are two; where it
 * is skipped, by the offset of the segment before the gap.
 */
export function instantBySegments(segments: readonly Segment[], local: number): number {
  const shows = segments.find(({ from, to, offset }) => from + offset <= local && local < to + offset);
  if (shows) return local - shows.offset;
  const before = segments.find(
    ({ to, offset }, index) => to + offset <= local && local < to + (segments[index + 1]?.offset ?? 0),
  );
  if (!before) throw new RangeError('outside the segments');
  return local - before.offset;
}

function offsetsIn(timeZone: string): (instant: number) => number {
  const wall = new Intl.DateTimeFormat('en-US-u-hc-h23', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return instant => {
    const [month = 0, day = 0, year = 0, ...clock] = wall.format(instant).match(/\d+/g)?.map(Number) ?? [];
    const [hour = 0, minute = 0, second = 0] = clock;
    return Date.UTC(year, month - 1, day, hour, minute, second) - instant;
  };
}

/** The first second with another offset than that of `before`. */
function changeBetween(offsetAt: (instant: number) => number, before: number, after: number): number {
  const offset = offsetAt(before);
  let low = before / 1000;
  let high = after / 1000;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle * 1000) === offset) low = middle;
    else high = middle;
  }
  return high * 1000;
}
