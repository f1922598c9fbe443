import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { OpenDatabase } from './database.ts';
import { storeError } from './errors.ts';
import { recordsOf } from './records.ts';

const secretRow = z.strictObject({ base64url: z.string().regex(/^[\w-]{43}$/) });

/**
 * This installation's own 32 random bytes: made when first asked for, the same ever after. What is derived from
 * it (reference codes, verification) is lost with the store, and moves with a backup.
 */
export async function readSecret(open: OpenDatabase): Promise<Uint8Array> {
  const records = recordsOf(open, 'secret', secretRow);
  await records.setIfAbsent('installation', { base64url: randomBytes(32).toString('base64url') });
  const row = await records.get('installation');
  if (row === undefined) throw storeError('unknown', open.place, 'the secret was not kept');
  return new Uint8Array(Buffer.from(row.base64url, 'base64url'));
}
