import type { ClockCheck } from './messenger.ts';

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

/** May anything be posted under a clock that stands like this? Where Discord could not be asked, it could not be posted to either. */
export function isClockRight(check: ClockCheck): boolean {
  return check.type === 'unwitnessed' || (check.type === 'compared' && isWithinTrust(check.aheadMs));
}
