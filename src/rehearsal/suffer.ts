import { STATUS_CODES } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Fault, Stage } from './faults.ts';
import type { ObservedRequest } from './rest/observed.ts';

/** What a fault does to a request at a stage: nothing, another answer in place of Discord's, or a cut connection. */
export async function suffer(
  fault: Fault,
  stage: Stage,
  request: ObservedRequest,
  gone: AbortSignal,
): Promise<Suffered> {
  if (stageOf(fault) !== stage) return undefined;
  switch (fault.kind) {
    case 'delay':
      // A request that is under way arrives, even when its sender has given up or died meanwhile.
      await wait(fault.ms, undefined, { ref: false });
      return undefined;
    case 'hang':
      await untilGone(gone);
      return 'cut';
    case 'reset':
      return 'cut';
    case 'status':
      return statusAnswer(fault.status, fault.body);
    case 'rate-limit':
      return rateLimited(fault.retryAfter, fault.scope);
    case 'body':
      return { status: 200, body: fault.body, headers: {} };
    case 'hold': {
      fault.reached(request);
      const outcome = await fault.outcome;
      if (outcome === 'go-on') return undefined;
      return outcome === 'reset' ? 'cut' : statusAnswer(outcome.status);
    }
    default:
      return undefined;
  }
}

/** An answer in place of Discord's own. */
export interface FaultyAnswer {
  status: number;
  body: string;
  headers: Record<string, string>;
}
export type Suffered = 'cut' | FaultyAnswer | undefined;

const AFTER: readonly string[] = ['body', 'trickle', 'no-date', 'spoil'];

function stageOf(fault: Fault): Stage {
  if (AFTER.includes(fault.kind)) return 'after';
  return ('stage' in fault && fault.stage) || 'before';
}

/** Without a body of its own, an error looks as Discord's do. A body that is JSON gets that content type. */
function statusAnswer(status: number, given?: string): FaultyAnswer {
  const message = `${status}: ${STATUS_CODES[status] ?? 'Unknown'}`;
  const body = given ?? JSON.stringify({ message, code: 0 });
  return { status, body, headers: isJson(body) ? { 'Content-Type': 'application/json' } : {} };
}

function isJson(body: string): boolean {
  try {
    JSON.parse(body);
    return true;
  } catch {
    return false;
  }
}

function rateLimited(retryAfter: number, scope: string): FaultyAnswer {
  const global = scope === 'global';
  const body = JSON.stringify({
    message: 'You are being rate limited.',
    retry_after: retryAfter,
    global,
    code: 0,
  });
  return {
    status: 429,
    body,
    headers: {
      'Content-Type': 'application/json',
      'Retry-After': String(Math.ceil(retryAfter)),
      'X-RateLimit-Limit': '5',
      'X-RateLimit-Remaining': '0',
      'X-RateLimit-Reset-After': String(retryAfter),
      'X-RateLimit-Scope': scope,
      ...(global ? { 'X-RateLimit-Global': 'true' } : {}),
    },
  };
}

function untilGone(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
