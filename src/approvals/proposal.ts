import type { DateTime } from 'luxon';
import * as z from 'zod';
import { recordHash } from '../announcements/identity.ts';
import { instantOf } from '../announcements/instants.ts';
import { actorSchema } from '../strike/actor.ts';
import { actSchema } from '../strike/acts.ts';
import { type Closed, closedSchema } from '../strike/closed.ts';
import type { KeptRequest } from './request.ts';

const wishSchema = z.union([
  z.strictObject({ do: z.literal('act'), act: actSchema }),
  z.strictObject({ do: z.literal('undo'), act: z.string() }),
]);
/** What somebody wants to be done: an act, or an act to be taken back. */
export type Wish = z.infer<typeof wishSchema>;

/**
 * A thing that was previewed, and is done only when it is confirmed. It lies in the store, so that its buttons work
 * after a restart, and is bound to what stood when it was previewed: whoever confirms gets what they saw, or nothing.
 */
const openSchema = z.strictObject({
  id: z.string(),
  guild: z.string(),
  author: actorSchema,
  wish: wishSchema,
  /** The role that the notice will ping. */
  mention: z.exactOptional(z.string()),
  /** When the notice is to go out, where that is later: a ping at three in the morning wakes everybody. */
  tellAt: z.exactOptional(z.iso.datetime()),
  /** A hash of what the wish touches, as it stood (approvals/basis.ts). */
  basis: z.string(),
  /** The announcements that a notice would follow, as they were out then. */
  followed: z.exactOptional(z.array(z.string())),
  /** ISO 8601 in UTC, as all instants here. */
  at: z.string(),
  expiresAt: z.string(),
  /** Set when the author has confirmed and others have to approve; `tell` is what the author chose. */
  asked: z.exactOptional(
    z.strictObject({ at: z.string(), tell: z.boolean(), approvedBy: z.array(z.string()) }),
  ),
});
export type Proposal = z.infer<typeof openSchema>;

/** The seals that the buttons of a proposal have: of its preview, and of the request to others, which says how it is told. */
export function sealsOf({ asked, expiresAt: _later, ...shown }: Proposal): {
  preview: string;
  request: string;
} {
  return { preview: recordHash(shown), request: recordHash({ ...shown, tell: asked?.tell ?? false }) };
}

/** For at most so long the others are being asked. */
const ASKING_MINUTES = 1;

/** As it is kept: one that is done with has lost its words. */
export const proposalSchema: z.ZodType<Proposal | Closed> = z.union([openSchema, closedSchema]);

/** What there is of a request before anybody is asked. */
export const NOBODY_ASKED: NonNullable<Proposal['asked']> = { at: '', tell: false, approvedBy: [] };

/**
 * A proposal as a request (request.ts).
 *
 * @param confirmedAt given where the author confirms: they may ask again if nobody may have heard of it
 */
export function requestOf({ author, asked, expiresAt }: Proposal, confirmedAt?: DateTime): KeptRequest {
  const isAsked = asked && (confirmedAt === undefined || isBeingAsked(asked, confirmedAt));
  return {
    kind: 'act',
    author,
    state: isAsked ? 'confirmed' : 'previewed',
    expiresAt: instantOf(expiresAt),
    approvedBy: asked?.approvedBy ?? [],
  };
}

/**
 * Once the others are asked, the buttons of the author's preview are gone. Whoever presses one later saw a process die in
 * between, and nobody may know: they are asked again.
 */
function isBeingAsked({ at }: NonNullable<Proposal['asked']>, now: DateTime): boolean {
  return now < instantOf(at).plus({ minutes: ASKING_MINUTES });
}
