import { createHash } from 'node:crypto';
import type { ObservedRequest } from './observed.ts';

const LIMIT = 1000;

/** The headers of a rate limit that nobody reaches: a bucket for each route, always full. */
export function limitHeaders({ method, route }: ObservedRequest, now: number): Record<string, string> {
  return {
    'X-RateLimit-Limit': String(LIMIT),
    'X-RateLimit-Remaining': String(LIMIT - 1),
    'X-RateLimit-Reset': String((now + 1000) / 1000),
    'X-RateLimit-Reset-After': '1.000',
    'X-RateLimit-Bucket': createHash('sha256').update(`${method} ${route}`).digest('hex').slice(0, 32),
  };
}
