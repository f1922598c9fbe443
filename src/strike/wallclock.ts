import { DateTime } from 'luxon';
import type { IsoDate, WallTime } from './strike.ts';
import { ianaZone } from './zone-offsets.ts';

/** The midnight at which a date begins. */
export const MIDNIGHT = '00:00' as WallTime;

const HOUR = 3_600_000;
/** No zone was ever further from UTC than this. */
const FURTHEST_EAST = 15 * HOUR;
const FURTHEST_WEST = 16 * HOUR;

/**
 * The instant at which a wall clock in `zone` shows `time` on `date`, as a DateTime in that zone.
 *
 * RFC 5545 §3.3.5: a time that exists twice means the first; one that does not exist is read with the offset
 * before the gap (02:30 becomes 03:30). Luxon decides both by the offset of *today*, so they are resolved here.
 */
export function instantAt(date: IsoDate, time: WallTime, zone: string): DateTime<true> {
  const name = `${date}T${time}${zone}`;
  const known = resolved.get(name);
  if (known) return known;
  const instant = earlier.get(name) ?? resolve(date, time, zone);
  if (resolved.size >= REMEMBERED) {
    earlier = resolved;
    resolved = new Map();
  }
  resolved.set(name, instant);
  return instant;
}

/**
 * What has been resolved already: the answer never changes, and seven sites that start at eight ask for it seven times.
 * Without it a plan takes more than twice as long. Of what was asked for long ago, half is forgotten at a time.
 */
let resolved = new Map<string, DateTime<true>>();
let earlier: ReadonlyMap<string, DateTime<true>> = new Map();
const REMEMBERED = 10_000;

function resolve(date: IsoDate, time: WallTime, zone: string): DateTime<true> {
  const iana = ianaZone(zone);
  const local = Date.parse(`${date}T${time}Z`);
  const offsetAt = (instant: number) => iana.offset(instant) * 60_000;
  const before = offsetAt(local - FURTHEST_EAST);
  const after = offsetAt(local + FURTHEST_WEST);
  const readings = [before, after]
    .map(offset => ({ offset, instant: local - offset }))
    .filter(({ offset, instant }) => offsetAt(instant) === offset)
    .map(({ instant }) => instant);
  return valid(
    DateTime.fromMillis(readings.length > 0 ? Math.min(...readings) : local - before, { zone: iana }),
  );
}

/**
 * Start and end of a stretch that starts on `date`; `to` at or before `from` is on the next day.
 * A clock change inside it never turns it round: it then lasts as long as its hours say.
 */
export function stretchOn(date: IsoDate, nextDate: IsoDate, from: WallTime, to: WallTime, zone: string) {
  const overnight = to <= from;
  const start = instantAt(date, from, zone);
  const end = instantAt(overnight ? nextDate : date, to, zone);
  return { start, end: end > start ? end : start.plus({ minutes: nominalMinutes(from, to) }), overnight };
}

function nominalMinutes(from: WallTime, to: WallTime): number {
  const minutes = minuteOfDay(to) - minuteOfDay(from);
  return minutes > 0 ? minutes : minutes + 24 * 60;
}

/** Minutes since midnight on the clock face. */
export function minuteOfDay(time: WallTime): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}

function valid(instant: DateTime): DateTime<true> {
  if (!instant.isValid) throw new RangeError(`not an instant: ${instant.invalidExplanation}`);
  return instant as DateTime<true>;
}
