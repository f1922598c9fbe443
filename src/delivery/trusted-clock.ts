/** Further off Discord's own than this, a clock would post at the wrong time (promise 6). */
export const TRUSTED_WITHIN_SECONDS = 60;

/** Whole seconds, as people are told them. */
export function secondsOf(millis: number): number {
  return Math.round(millis / 1000);
}

/** @param aheadMs how far our clock is ahead of Discord's, negative if behind */
export function isWithinTrust(aheadMs: number): boolean {
  return Math.abs(secondsOf(aheadMs)) <= TRUSTED_WITHIN_SECONDS;
}
