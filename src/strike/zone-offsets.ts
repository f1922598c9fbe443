import { IANAZone } from 'luxon';

const DAY_MS = 86_400_000;

/** No zone that is asked for is forgotten; of one that is asked for very many days, the days are. */
const MOST_DAYS = 4000;

/**
 * A zone that remembers its offsets, a day of UTC at a time: asking Intl takes longer than all that is done with the answer,
 * and a list of days asks for the same few hundreds of times. No clock is changed twice within a day, so where a day
 * begins and ends with the same offset it has it throughout; on the few others Intl is asked each time.
 */
class RememberedZone extends IANAZone {
  /** By the day's number since 1970; NaN for a day on which the clock is changed. */
  readonly #offsets = new Map<number, number>();

  override offset(instant: number): number {
    const day = Math.floor(instant / DAY_MS);
    const offset = this.#offsets.get(day) ?? this.#remembered(day);
    return Number.isNaN(offset) ? super.offset(instant) : offset;
  }

  #remembered(day: number): number {
    const [first, last] = [super.offset(day * DAY_MS), super.offset((day + 1) * DAY_MS - 1)];
    const offset = first === last ? first : Number.NaN;
    if (this.#offsets.size >= MOST_DAYS) this.#offsets.clear();
    this.#offsets.set(day, offset);
    return offset;
  }
}

const zones = new Map<string, RememberedZone>();

/** A zone by its IANA name, always the very same. Throws a RangeError where there is none of that name. */
export function ianaZone(name: string): IANAZone {
  const known = zones.get(name);
  if (known) return known;
  const zone = new RememberedZone(name);
  if (!zone.isValid) throw new RangeError(`not a time zone: ${name}`);
  zones.set(name, zone);
  return zone;
}
