/** The longest pause between two attempts to reach the gateway: nobody is answered for longer than Discord is away. */
const LONGEST_MS = 15_000;
const FIRST_MS = 1_000;

/**
 * How long to wait before the gateway is asked for again, in milliseconds: not at all after a first failure, then twice
 * as long each time, up to a quarter of a minute. By chance it is up to a half less, so that all the bots that an outage
 * cut off do not come back at the same moment.
 *
 * @param failures how many connections in a row were lost before this one
 * @param chance at least 0, less than 1
 */
export function pauseBefore(failures: number, chance: number): number {
  if (failures === 0) return 0;
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1));
  return Math.round(full * (1 - chance / 2));
}
