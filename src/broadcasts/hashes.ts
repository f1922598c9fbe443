import { recordHash } from '../announcements/identity.ts';
import type { Broadcast } from './broadcast.ts';
import { type Draft, hashOfDraft, sealsOf } from './draft.ts';

/** A record by what an entry may say of it: `at`, ISO 8601 in UTC, when it was last decided on or written. */
interface KeptState {
  id: string;
  at: string;
  hashes: readonly string[];
}

/** Of everything that is kept of a broadcast, for the entry of what was done with it. */
export function broadcastHash(broadcast: Broadcast): string {
  return recordHash(broadcast);
}

/** Of everything that somebody has written in a draft, and of what it is; what others are asked is entered by itself. */
export function draftHash(draft: Draft): string {
  return sealsOf(draft).preview;
}

/** What the log has to know of a draft as it is kept. An older version entered the hash of its words. */
export function stateOfDraft(draft: Draft): KeptState {
  return { id: draft.id, at: draft.shownAt, hashes: [draftHash(draft), hashOfDraft(draft)] };
}

/** What the log has to know of a broadcast as it is kept. */
export function stateOfBroadcast(broadcast: Broadcast): KeptState {
  return { id: broadcast.id, at: decidedAt(broadcast), hashes: hashesOfBroadcast(broadcast) };
}

/** When something was last decided about a broadcast, by its record. ISO 8601 in UTC. */
function decidedAt({ approvedAt, corrections, retraction, retries }: Broadcast): string {
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
