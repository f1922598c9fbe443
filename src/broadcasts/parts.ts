import type { PostIdentity } from '../announcements/delivery.ts';
import type { Broadcast } from './broadcast.ts';

/** What a delivery of a broadcast carries: the message itself, or word that it was corrected or retracted. */
export type Part =
  | { type: 'message'; number: number }
  | { type: 'correction'; index: number }
  | { type: 'retraction' };

const SEPARATOR = '.';

/** The serial of a broadcast's post: `ID`, `ID.2` for a second try, `ID.c0` for the first correction, `ID.r`. */
export function serialOf({ id }: Pick<Broadcast, 'id'>, part: Part): string {
  switch (part.type) {
    case 'message':
      return part.number === 1 ? id : [id, part.number].join(SEPARATOR);
    case 'correction':
      return [id, `c${part.index}`].join(SEPARATOR);
    case 'retraction':
      return [id, 'r'].join(SEPARATOR);
  }
}

/** Which broadcast a post is of, and what part of it. */
export function readSerial({ serial = '' }: PostIdentity): { id: string; part: Part } {
  const [id = '', rest = ''] = serial.split(SEPARATOR);
  if (rest === 'r') return { id, part: { type: 'retraction' } };
  if (rest.startsWith('c')) return { id, part: { type: 'correction', index: Number(rest.slice(1)) } };
  return { id, part: { type: 'message', number: rest === '' ? 1 : Number(rest) } };
}

/** The how manieth try for a channel is the one that counts. */
export function tryOf({ retries }: Broadcast, channel: string): number {
  return retries[channel]?.number ?? 1;
}
