import type { ObservedRequest } from './rest/observed.ts';

/** Which requests of the bot something is to happen to. All that is given must fit. */
export interface Match {
  method?: string;
  /** Tested against the path without `/api/v10`. */
  path?: RegExp;
  when?: (request: ObservedRequest) => boolean;
}

/** `before`: Discord has not carried it out; `after`: it has, and only the answer suffers. */
export type Stage = 'before' | 'after';

export type Fault =
  | { kind: 'delay'; ms: number; stage?: Stage }
  /** Never answered, until the client gives up. */
  | { kind: 'hang'; stage: Stage }
  /** The connection is reset. */
  | { kind: 'reset'; stage: Stage }
  | { kind: 'status'; status: number; stage: Stage; body?: string }
  /** `retryAfter` in seconds. */
  | { kind: 'rate-limit'; retryAfter: number; scope: 'user' | 'global' | 'shared' }
  /** The answer dribbles in, one byte every `everyMs`. */
  | { kind: 'trickle'; everyMs: number }
  /** Answered without a `Date`, as something between may do. */
  | { kind: 'no-date' }
  /** Carried out, but answered with something else. */
  | { kind: 'body'; body: string }
  /** Carried out, but what is answered is changed on its way. */
  | { kind: 'spoil'; spoil: Spoil }
  | { kind: 'hold'; stage: Stage; reached: (request: ObservedRequest) => void; outcome: Promise<Outcome> };

/** What becomes of an answer to a request, on its way to the bot. */
export type Spoil = (
  answer: { status: number; body: string },
  request: ObservedRequest,
) => { status: number; body: string };

/** What becomes of a held request: it goes on, or suffers what another fault of the same stage does. */
export type Outcome = 'go-on' | 'reset' | { status: number };

export interface FaultRule extends Match {
  fault: Fault;
  /** The first matching request that it happens to, counted from 1, the default. */
  from?: number;
  /** To how many in a row; 1 where absent, `Infinity` for all. */
  times?: number;
}

/** A rule that was set up. */
export interface FaultHandle {
  /** How many requests it has happened to. */
  hits(): number;
  remove(): void;
}

/** A request that stands still until it is let go, whether or not its sender is still there. */
export interface Hold {
  /** Resolves when the request has been received (`before`) or carried out (`after`). */
  reached: Promise<ObservedRequest>;
  release(outcome?: Outcome): void;
}

/** The faults of the HTTP side: rules, and what they come to for one request. */
export interface FaultRules {
  add: (rule: FaultRule) => FaultHandle;
  /** Holds the first request that fits, or the one that `from` counts to. */
  hold: (match: Match & { from?: number }, stage: Stage) => Hold;
  clear: () => void;
  /** The faults of a request that has just arrived. Counts it. */
  take: (request: ObservedRequest) => Fault[];
}

/** No faults yet. */
export function createFaultRules(): FaultRules {
  const rules = new Map<FaultRule, { seen: number; hits: number }>();
  const releases = new Set<() => void>();
  const add = (rule: FaultRule): FaultHandle => {
    const count = { seen: 0, hits: 0 };
    rules.set(rule, count);
    return { hits: () => count.hits, remove: () => void rules.delete(rule) };
  };
  return {
    add,
    hold: (match, stage) => {
      const reached = Promise.withResolvers<ObservedRequest>();
      const outcome = Promise.withResolvers<Outcome>();
      add({ ...match, fault: { kind: 'hold', stage, reached: reached.resolve, outcome: outcome.promise } });
      releases.add(() => outcome.resolve('reset'));
      return { reached: reached.promise, release: (how = 'go-on') => outcome.resolve(how) };
    },
    clear: () => {
      rules.clear();
      for (const release of releases) release();
      releases.clear();
    },
    take: request =>
      [...rules].flatMap(([rule, count]) => {
        if (!fits(rule, request)) return [];
        count.seen += 1;
        const { from = 1, times = 1 } = rule;
        if (count.seen < from || count.seen >= from + times) return [];
        count.hits += 1;
        return [rule.fault];
      }),
  };
}

/** Whether a request is meant. */
export function fits({ method, path, when }: Match, request: ObservedRequest): boolean {
  if (method !== undefined && method.toUpperCase() !== request.method) return false;
  if (path !== undefined && !path.test(request.path)) return false;
  return when?.(request) ?? true;
}
