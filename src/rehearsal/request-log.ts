import { fits, type Match } from './faults.ts';
import type { ObservedRequest } from './rest/observed.ts';

/** Every request of the bot so far, and those that somebody waits for. */
export interface RequestLog {
  all: ObservedRequest[];
  add: (request: ObservedRequest) => void;
  /** Resolves with the next one that fits; what has already arrived does not count. */
  next: (match: Match) => Promise<ObservedRequest>;
}

/** No requests yet. */
export function createRequestLog(): RequestLog {
  const all: ObservedRequest[] = [];
  const waiting = new Set<(request: ObservedRequest) => void>();
  return {
    all,
    add: request => {
      all.push(request);
      for (const tell of Array.from(waiting)) tell(request);
    },
    next: match =>
      new Promise(resolve => {
        const tell = (request: ObservedRequest) => {
          if (!fits(match, request)) return;
          waiting.delete(tell);
          resolve(request);
        };
        waiting.add(tell);
      }),
  };
}
