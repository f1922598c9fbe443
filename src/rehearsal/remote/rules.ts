import { z } from 'zod';
import type { FaultRule, Match } from '../faults.ts';

/** The shapes of what a test runner in another process sends; a path is the source of a regular expression. */
const stage = z.enum(['before', 'after']);
const match = z.object({ method: z.string().optional(), path: z.string().optional() });

const fault = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('delay'), ms: z.number(), stage: stage.exactOptional() }),
  z.object({ kind: z.literal('hang'), stage }),
  z.object({ kind: z.literal('reset'), stage }),
  z.object({ kind: z.literal('status'), status: z.number(), stage, body: z.string().exactOptional() }),
  z.object({
    kind: z.literal('rate-limit'),
    retryAfter: z.number(),
    scope: z.enum(['user', 'global', 'shared']),
  }),
  z.object({ kind: z.literal('trickle'), everyMs: z.number() }),
  z.object({ kind: z.literal('no-date') }),
  z.object({ kind: z.literal('body'), body: z.string() }),
]);

const rule = match.extend({
  fault,
  from: z.number().exactOptional(),
  /** `null` for all, because JSON has no infinity. */
  times: z.number().nullable().exactOptional(),
});

const hold = match.extend({ stage });

/** A fault rule from JSON. */
export function readRule(body: unknown): FaultRule {
  const { method, path, times, ...rest } = rule.parse(body);
  return {
    ...readMatch({ method, path }),
    ...rest,
    ...(times === undefined ? {} : { times: times ?? Number.POSITIVE_INFINITY }),
  };
}

/** What is to be held, from JSON. */
export function readHold(body: unknown): { match: Match; stage: 'before' | 'after' } {
  const { stage, ...rest } = hold.parse(body);
  return { match: readMatch(rest), stage };
}

function readMatch({ method, path }: z.infer<typeof match>): Match {
  return {
    ...(method === undefined ? {} : { method }),
    ...(path === undefined ? {} : { path: new RegExp(path) }),
  };
}

export const holdOutcome = z.object({
  outcome: z.union([z.enum(['go-on', 'reset']), z.object({ status: z.number() })]).default('go-on'),
});

export const outage = z.object({ mode: z.enum(['off', 'reset', 'refused']), ms: z.number().optional() });

export const nonces = z.object({ memoryMs: z.number().optional() });

export const clockMove = z.object({ to: z.number() });

export const gatewayFault = z.discriminatedUnion('action', [
  z.object({ action: z.enum(['drop', 'cut', 'reconnect']) }),
  z.object({ action: z.literal('close'), code: z.number() }),
  z.object({ action: z.literal('invalidateSession'), resumable: z.boolean().default(false) }),
  z.object({ action: z.enum(['refuse', 'deaf']), on: z.boolean() }),
  z.object({
    action: z.literal('rebuff'),
    what: z.enum(['identify', 'resume']),
    how: z.enum(['silence', 'invalid-session']).optional(),
  }),
  z.object({ action: z.literal('closeOnIdentify'), code: z.number().optional() }),
]);
