import { MINUTE } from '../calendar.ts';

/** How long Discord remembers a nonce: "a few minutes", it says; these are the ends of that. */
export const NONCE_MEMORIES = [0, MINUTE, 5 * MINUTE];
