import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { OpenDatabase } from './database.ts';
import { storeError } from './errors.ts';
import { recordsOf } from './records.ts';

/**
 * Writes a record and reads it back: the only proof that the store can keep a claim.
 * @throws StoreError saying what is wrong
 */
export async function probe(open: OpenDatabase): Promise<void> {
  const records = recordsOf(open, 'probe', z.string());
  const written = randomUUID();
  await records.set('probe', written);
  const read = await records.get('probe');
  if (read !== written) throw storeError('unknown', open.place, 'it does not give back what was written');
}
