import * as z from 'zod';
import type { BroadcastRepository } from '../broadcasts/approved.ts';
import { type Broadcast, broadcastSchema } from '../broadcasts/broadcast.ts';
import { type Draft, draftSchema } from '../broadcasts/draft.ts';
import { type Intent, intentSchema } from '../broadcasts/intent.ts';
import { hashOfPicture, type PictureRepository } from '../broadcasts/pictures.ts';
import type { Repository } from '../broadcasts/ports.ts';
import type { Records } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { type Closed, isClosed } from '../strike/closed.ts';

const DAY_MS = 86_400_000;
/** Drafts are kept for a month; wishes long after they have expired, so that a late press is told so. */
const DRAFTS_KEPT_MS = 30 * DAY_MS;
const INTENTS_KEPT_MS = 7 * DAY_MS;
/** As long as a message can be scheduled ahead, and corrected after. */
const PICTURES_KEPT_MS = 100 * DAY_MS;

/** What was approved; `sift` leaves out what the audit log does not stand for. */
export function approvedOf(
  store: Store,
  sift: (stored: readonly Broadcast[]) => Broadcast[],
): BroadcastRepository {
  const records = store.recordsOf('broadcasts', broadcastSchema);
  return {
    all: async () => sift(await records.all()),
    add: (each: Broadcast) => records.setIfAbsent(each.id, each),
    replace: (each: Broadcast) => records.set(each.id, each),
  };
}

/** What is being written. */
export function draftsOf(store: Store): Forgettable<Draft> {
  return keptBy(store.recordsOf('drafts', draftSchema), DRAFTS_KEPT_MS);
}

/** What organizers wish to correct, or to take back. */
export function intentsOf(store: Store): Forgettable<Intent> {
  return keptBy(store.recordsOf('intents', intentSchema), INTENTS_KEPT_MS);
}

type Forgettable<Row extends { id: string }> = Repository<Row> & { forget(id: string): Promise<unknown> };

function keptBy<Row extends { id: string }>(
  records: Records<Row | Closed>,
  lifetime: number,
): Forgettable<Row> {
  return {
    find: id => records.get(id),
    forget: id => records.delete(id),
    save: row => records.set(row.id, row, lifetime),
    all: async () => (await records.all()).filter((row): row is Row => !isClosed(row)),
  };
}

const pictureRow = z.strictObject({ base64: z.string() });

/** The pictures of drafts and broadcasts, by the hash of their bytes. */
export function picturesOf(store: Store): PictureRepository {
  const records = store.recordsOf('pictures', pictureRow);
  return {
    find: async hash => {
      const row = await records.get(hash);
      const bytes = row && new Uint8Array(Buffer.from(row.base64, 'base64'));
      // Other bytes under its name are not what was previewed.
      return bytes && hashOfPicture(bytes) === hash ? bytes : undefined;
    },
    save: (hash, bytes) =>
      records.set(hash, { base64: Buffer.from(bytes).toString('base64') }, PICTURES_KEPT_MS),
    drop: async hash => {
      await records.delete(hash);
    },
  };
}
