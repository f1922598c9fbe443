/** The first second of 2015: where Discord's snowflakes begin. */
const DISCORD_EPOCH = 1_420_070_400_000;

/**
 * Makes ids that carry the time of the rehearsal and never repeat.
 *
 * The lower 22 bits count on without regard to the time, so that two ids of the same millisecond differ even when
 * the clock was set back in between.
 */
export function createIds(now: () => number): () => string {
  let count = 0n;
  return () => {
    count = (count + 1n) & 0x3f_ff_ffn;
    return snowflake(now(), count);
  };
}

/** The snowflake of an instant (epoch milliseconds); instants before 2015 count as its first. */
export function snowflake(instant: number, lower = 0n): string {
  return ((BigInt(Math.max(0, Math.floor(instant) - DISCORD_EPOCH)) << 22n) | lower).toString();
}

/** When an id was made, in epoch milliseconds. */
export function instantOf(id: string): number {
  return Number(BigInt(id) >> 22n) + DISCORD_EPOCH;
}

/** Whether a text could be a snowflake. */
export function isSnowflake(text: unknown): text is string {
  return typeof text === 'string' && /^\d{1,20}$/.test(text);
}
