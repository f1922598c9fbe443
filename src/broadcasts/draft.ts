import { createHash } from 'node:crypto';
import type { DateTime } from 'luxon';
import * as z from 'zod';
import { recordHash } from '../announcements/identity.ts';
import { instantOf, isoOf } from '../announcements/instants.ts';
import { type KeptRequest, VALID_MINUTES } from '../approvals/request.ts';
import { required } from '../approvals/required.ts';
import { actorSchema } from '../strike/actor.ts';
import { type Closed, closedSchema } from '../strike/closed.ts';
import type { Strike } from '../strike/strike.ts';
import {
  type Addressed,
  addressedShape,
  alertShape,
  broadcastType,
  type Message,
  type Picture,
} from './broadcast.ts';

/** A request to other organizers, bound to what they see. */
const requestSchema = z.strictObject({
  /** Of what was asked for: an approval is for this and nothing else. */
  hash: z.string(),
  /** ISO 8601 in UTC. */
  expiresAt: z.string(),
  notice: z.boolean(),
  approvedBy: z.array(z.string()).readonly(),
});
export type Request = z.infer<typeof requestSchema>;

/**
 * A message that is being written. It lies in the store with every word, whatever is wrong with it, so that nothing is
 * lost by a restart or a mistake. Nobody reads it before it is approved.
 */
const openSchema = z.strictObject({
  ...addressedShape,
  id: z.string(),
  guild: z.string(),
  type: broadcastType,
  author: actorSchema,
  /** Goes up with every change, so that an older preview is known to be one. */
  revision: z.int(),
  /** When it was last previewed; ISO 8601 in UTC, as all instants here. */
  shownAt: z.string(),
  /** The end of the embargo; absent: at once. */
  at: z.exactOptional(z.string()),
  ...alertShape,
  /** The template that is still to be filled in. */
  template: z.exactOptional(z.string()),
  /** What was typed into the template's fields, where it makes a longer message than a form can show. */
  fields: z.exactOptional(z.record(z.string(), z.string()).readonly()),
  /** A picture that was given with the command and is still to be got from Discord. */
  upload: z.exactOptional(z.strictObject({ url: z.string(), type: z.string(), alt: z.string() })),
  /** The broadcast that this is a new wording of, and how many corrections it had had by then. */
  corrects: z.exactOptional(z.strictObject({ id: z.string(), after: z.int() })),
  /** What became of the last request, until the message is changed. */
  ended: z.exactOptional(
    z.strictObject({ how: z.enum(['declined', 'withdrawn']), reason: z.exactOptional(z.string()) }),
  ),
  request: z.exactOptional(requestSchema),
});
export type Draft = z.infer<typeof openSchema>;

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

/** Entered in the place of the hash of a draft that somebody altered: no draft has it. */
export const NO_DRAFT = 'altered';

/** What somebody has written anew. An address without a ping takes the ping away. */
export interface Changes {
  message?: Message;
  /** What was typed into the template's fields: they are what is written on, and not the message that they make. */
  fields?: Draft['fields'];
  address?: Pick<Addressed, 'channels' | 'ping'>;
  /** The picture that was got from Discord, and one that is still to be got; undefined, but there: no more. */
  picture?: Picture;
  upload?: Draft['upload'] | undefined;
  /** The end of the embargo; undefined, but there: at once. */
  at?: string | undefined;
}

/** The draft as it is after that: a new revision, shown anew, with nothing asked of others yet. */
export function changed(before: Draft, changes: Changes, now: DateTime): Draft {
  const { message, fields, address, picture } = changes;
  const {
    request: _voided,
    ended: _over,
    template,
    fields: typed,
    upload: earlier,
    ping,
    at: embargo,
    ...draft
  } = before;
  const upload = 'upload' in changes ? changes.upload : earlier;
  const at = 'at' in changes ? changes.at : embargo;
  return {
    ...draft,
    ...(message && { message }),
    ...((!message || fields) &&
      template !== undefined && { template, ...((fields ?? typed) && { fields: fields ?? typed }) }),
    ...(address ?? (ping && { ping })),
    ...(at !== undefined && { at }),
    ...(picture ? { picture } : { ...(upload && { upload }) }),
    revision: draft.revision + 1,
    shownAt: isoOf(now),
  };
}

/** A form that was opened and never sent leaves nothing to take up; and an alert is not written on. */
export function isBegun({ type, revision }: Draft): boolean {
  return type === 'broadcast' && revision > 1;
}

/** Until when its preview, or the request to others, may be acted upon. */
export function expiryOf({ request, shownAt }: Draft): DateTime<true> {
  return request ? instantOf(request.expiresAt) : instantOf(shownAt).plus({ minutes: VALID_MINUTES });
}

/** How many people it takes to say this, its author included; a correction as many as the message that it corrects. */
export function neededFor(
  strike: Strike,
  { type, ping, channels }: Pick<Draft, 'type' | 'ping' | 'channels'>,
): number {
  return required(strike, { ping: ping?.id, channels: channels.length, forSafety: type === 'alert' });
}

/** A draft as what its author wants of others. */
export function requestOf(draft: Draft): KeptRequest {
  const { type, corrects, author, request, ended } = draft;
  const isShown = type === 'alert' || isBegun(draft);
  return {
    kind: type === 'alert' ? 'alert' : corrects ? 'correction' : 'message',
    author,
    state: request ? 'confirmed' : (ended?.how ?? (isShown ? 'previewed' : 'pending')),
    expiresAt: expiryOf(draft),
    approvedBy: request?.approvedBy ?? [],
  };
}
