import { setTimeout as delay } from 'node:timers/promises';

/** Waits; rejects if the signal says that nobody waits any more. */
export type Wait = (millis: number, signal?: AbortSignal) => Promise<void>;

/** Waits by the machine's own timer. */
export async function realWait(millis: number, signal?: AbortSignal): Promise<void> {
  await delay(millis, undefined, { ...(signal && { signal }) });
}

/** Settles as the work does, or rejects with the signal's reason as soon as there is one; the work goes on, unheard. */
export async function unlessAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(signal.reason as Error);
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([aborted, work]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

/** Whether the work is done within so many milliseconds; it goes on, unheard, if it is not. Rejects as the work does. */
export async function isDoneWithin(millis: number, work: Promise<unknown>): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<false>();
  const timer = setTimeout(() => resolve(false), millis);
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
