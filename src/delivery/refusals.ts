/** The error codes with which Discord refuses a post. The rooms that know discord.js have them from there. */
export const UNKNOWN_CHANNEL = 10003;
export const UNKNOWN_MESSAGE = 10008;
/** Of a message that is to be published. */
export const ALREADY_PUBLISHED = 40033;
export const MISSING_ACCESS = 50001;
export const MISSING_PERMISSIONS = 50013;

/** Our own: the channel is on another server than the strike's. Discord's begin at 10001. */
export const FOREIGN_CHANNEL = 1;

/** Is there no such channel for the strike, now and until its file says another? */
export function isNoChannel(code: number): boolean {
  return code === UNKNOWN_CHANNEL || code === FOREIGN_CHANNEL;
}

/**
 * Can organizers put this right? Then it is no more final than an outage: a post whose time is not over goes out as
 * soon as it may (promise 2). Asking once a minute is far from the 10,000 refusals in 10 minutes that Discord allows.
 */
export function isLiftable(code: number): boolean {
  return code === MISSING_ACCESS || code === MISSING_PERMISSIONS;
}
