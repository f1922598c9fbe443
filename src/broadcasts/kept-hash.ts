import { recordHash } from '../posts/identity.ts';
import type { Broadcast } from './broadcast.ts';
import { hashOfDraft } from './draft.ts';

/** Of everything that is kept of a broadcast, for the entry of what was done with it. */
export function broadcastHash(broadcast: Broadcast): string {
  return recordHash(broadcast);
}

/** When something was last decided about a broadcast, by its record. ISO 8601 in UTC. */
export function decidedAt({ approvedAt, corrections, retraction, retries }: Broadcast): string {
  const later = [...corrections, ...(retraction ? [retraction] : []), ...Object.values(retries)];
  return later.reduce((last, { at }) => (at > last ? at : last), approvedAt);
}

/** The hashes that the last entry about a broadcast may have: an older version entered that of the approved draft. */
export function hashesOfBroadcast(broadcast: Broadcast): string[] {
  const { id, corrections, isScheduled, dueAt, message, picture, channels, ping } = broadcast;
  const said = { message, channels, ...(picture && { picture }), ...(ping && { ping }) };
  const approved =
    corrections.length > 0
      ? { ...said, corrects: { id, after: corrections.length - 1 } }
      : { ...said, ...(isScheduled && { at: dueAt }) };
  return [broadcastHash(broadcast), hashOfDraft(approved)];
}
