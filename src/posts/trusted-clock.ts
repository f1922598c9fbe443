/** Further off Discord's own than this, a clock would post at the wrong time (promise 6). */
export const TRUSTED_WITHIN_SECONDS = 60;
