import { createHash } from 'node:crypto';
import * as z from 'zod';
import { recordHash } from '../announcements/identity.ts';
import { type Actor, actorSchema } from '../strike/actor.ts';
import { type Closed, closedSchema } from '../strike/closed.ts';
import { type Addressed, addressedShape, type BroadcastType } from './broadcast.ts';

/** A request to other organizers, bound to what they see. */
export interface Request {
  /** Of what was asked for: who approves approves this and nothing else. */
  hash: string;
  /** ISO 8601 in UTC. */
  expiresAt: string;
  notice: boolean;
  approvedBy: readonly string[];
}

/**
 * A message that is being written. It lies in the store with every word, whatever is wrong with it, so that nothing is
 * lost by a restart or a mistake. Nobody reads it before it is approved.
 */
export interface Draft extends Addressed {
  id: string;
  guild: string;
  type: BroadcastType;
  author: Actor;
  /** Goes up with every change, so that an older preview is known to be one. */
  revision: number;
  /** When it was last previewed; ISO 8601 in UTC, as all instants here. */
  shownAt: string;
  /** The end of the embargo; absent: at once. */
  at?: string;
  sites?: readonly string[];
  /** The template that is still to be filled in. */
  template?: string;
  /** What was typed into the template's fields, where it makes a longer message than a form can show. */
  fields?: Readonly<Record<string, string>>;
  /** A picture that was given with the command and is still to be got from Discord. */
  upload?: { url: string; type: string; alt: string };
  /** The broadcast that this is a new wording of, and how many corrections it had had by then. */
  corrects?: { id: string; after: number };
  request?: Request;
  /** What became of the last request, until the message is changed. */
  ended?: { how: 'declined' | 'withdrawn'; reason?: string };
}

const openSchema: z.ZodType<Draft> = z.strictObject({
  ...addressedShape,
  id: z.string(),
  guild: z.string(),
  type: z.enum(['broadcast', 'alert']),
  author: actorSchema,
  revision: z.int(),
  shownAt: z.string(),
  at: z.exactOptional(z.string()),
  sites: z.exactOptional(z.array(z.string())),
  template: z.exactOptional(z.string()),
  fields: z.exactOptional(z.record(z.string(), z.string())),
  upload: z.exactOptional(z.strictObject({ url: z.string(), type: z.string(), alt: z.string() })),
  corrects: z.exactOptional(z.strictObject({ id: z.string(), after: z.int() })),
  ended: z.exactOptional(
    z.strictObject({ how: z.enum(['declined', 'withdrawn']), reason: z.exactOptional(z.string()) }),
  ),
  request: z.exactOptional(
    z.strictObject({
      hash: z.string(),
      expiresAt: z.string(),
      notice: z.boolean(),
      approvedBy: z.array(z.string()),
    }),
  ),
});

/** As it is kept: one that is done with has lost its words. */
export const draftSchema: z.ZodType<Draft | Closed> = z.union([openSchema, closedSchema]);

/**
 * The seals that the buttons of a draft have: of its preview, and of the request to others, which says whether a
 * correction is told anew.
 */
export function sealsOf({ request, ...shown }: Draft): { preview: string; request: string } {
  return { preview: recordHash(shown), request: recordHash({ ...shown, notice: request?.notice ?? false }) };
}

/**
 * Of all that an approval is for: the words, the picture, the channels, the ping and the time.
 *
 * @param isNews of a correction: whether it is posted as a new message, too
 */
export function hashOfDraft(
  { message, picture, channels, ping, at, corrects }: Addressed & Pick<Draft, 'at' | 'corrects'>,
  isNews = false,
): string {
  const { headline, text, link } = message;
  const essence = [
    [headline, text, link],
    picture && [picture.hash, picture.alt],
    channels.map(({ name, id }) => [name, id]),
    ping && [ping.name, ping.id],
    at,
    corrects,
    ...(isNews ? ['news'] : []),
  ];
  return createHash('sha256').update(JSON.stringify(essence)).digest('base64url');
}
