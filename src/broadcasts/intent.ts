import * as z from 'zod';
import { recordHash } from '../announcements/identity.ts';
import { instantOf } from '../announcements/instants.ts';
import type { KeptRequest } from '../approvals/request.ts';
import { type Actor, actorSchema } from '../strike/actor.ts';
import { type Closed, closedSchema } from '../strike/closed.ts';

/** What somebody wants to be done with a broadcast; `from` is the time that stood when it was previewed. */
export type Wish = { do: 'retract'; reason: string } | { do: 'reschedule'; at: string; from: string };

/** A thing that was previewed and is done when it is confirmed; kept, so that its buttons work after a restart. */
export interface Intent {
  id: string;
  guild: string;
  author: Actor;
  broadcast: string;
  wish: Wish;
  /** ISO 8601 in UTC. */
  expiresAt: string;
}

/** The same as what its author wants: it takes nobody else. */
export function requestOfIntent({ author, wish, expiresAt }: Intent): KeptRequest {
  return {
    kind: wish.do === 'retract' ? 'retraction' : 'time',
    author,
    state: 'previewed',
    expiresAt: instantOf(expiresAt),
    approvedBy: [],
  };
}

/** The seal that the buttons of its preview have. */
export function sealOfIntent(intent: Intent): string {
  return recordHash(intent);
}

const openSchema: z.ZodType<Intent> = z.strictObject({
  id: z.string(),
  guild: z.string(),
  author: actorSchema,
  broadcast: z.string(),
  wish: z.union([
    z.strictObject({ do: z.literal('retract'), reason: z.string() }),
    z.strictObject({ do: z.literal('reschedule'), at: z.string(), from: z.string() }),
  ]),
  expiresAt: z.string(),
});

/** As it is kept: one that is done with has lost its words. */
export const intentSchema: z.ZodType<Intent | Closed> = z.union([openSchema, closedSchema]);
