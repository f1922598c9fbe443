import { DateTime } from 'luxon';
import { z } from 'zod';

/** An instant as it is stored: ISO 8601 in UTC, "2024-12-23T14:30:00.000Z". */
export const instant = z.iso.datetime();

/** An instant as deliveries record it: ISO 8601 in UTC, "2024-12-23T14:30:00.000Z". */
export function isoOf(instant: DateTime): string {
  const iso = instant.toUTC().toISO();
  if (iso === null) throw new RangeError('not an instant');
  return iso;
}

/** Reads what `isoOf` wrote. */
export function instantOf(iso: string): DateTime<true> {
  const instant = DateTime.fromISO(iso, { zone: 'utc' });
  if (!instant.isValid) throw new RangeError(`not an instant: ${iso}`);
  return instant as DateTime<true>;
}
