import type { DateTime } from 'luxon';
import { instantOf, isoOf } from '../announcements/instants.ts';
import { type KeptRequest, VALID_MINUTES } from '../approvals/request.ts';
import { required } from '../approvals/required.ts';
import type { Strike } from '../strike/strike.ts';
import type { Addressed, Message, Picture } from './broadcast.ts';
import type { Draft } from './draft.ts';

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
