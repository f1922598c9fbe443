import type { Attachment, ChatInputCommandInteraction } from 'discord.js';
import { PICTURE_BYTES, PICTURE_TYPES } from '../../src/broadcasts/pictures.ts';
import { UserError } from '../../src/wording/user-error.ts';
import { alt, picture } from './options.ts';

/** Discord gives its files out within seconds, or not at all. */
const FETCH_TIMEOUT_MS = 10_000;

export interface Upload {
  url: string;
  type: string;
  alt: string;
}

/** The picture that was given with a command, if one was. Throws the UserError that says why it cannot be taken. */
export function readUpload({ options }: ChatInputCommandInteraction): Upload | undefined {
  const given: Attachment | null = options.getAttachment(picture.name);
  const description = options.getString(alt.name)?.trim() ?? '';
  if (!given) {
    if (description !== '') throw new UserError('error.altWithoutPicture');
    return undefined;
  }
  const type = given.contentType?.split(';')[0] ?? '';
  if (!Object.hasOwn(PICTURE_TYPES, type)) throw new UserError('error.pictureType');
  if (given.size > PICTURE_BYTES) throw new UserError('error.pictureTooBig');
  if (description === '') throw new UserError('error.pictureNeedsAlt');
  return { url: given.url, type, alt: description };
}

/** The bytes of an uploaded picture. Discord's address for it stops working after some hours, so they are kept. */
export async function fetchPicture({ url }: Upload): Promise<Uint8Array> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS), redirect: 'error' });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (answer.ok && bytes.length > 0 && bytes.length <= PICTURE_BYTES) return bytes;
  } catch {
    // Whatever went wrong, the sentence is the same: add the picture anew.
  }
  throw new UserError('error.pictureLost');
}
