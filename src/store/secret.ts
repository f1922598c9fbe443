import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { OpenDatabase } from './database.ts';
import { asStoreError, StoreError } from './errors.ts';
import { recordsOf } from './records.ts';
import { fingerprintOf, fromText, readSecretFile, secretPath, writeSecretFile } from './secret-file.ts';

/** In the database: of older versions, and of a store in memory, the secret itself; else what it is known by. */
const NAMESPACE = 'secret';
const INSIDE = 'installation';
const FINGERPRINT = 'fingerprint';
const secretRow = z.strictObject({ base64url: z.string().regex(/^[\w-]{43}$/) });
const fingerprintRow = z.strictObject({ sha256: z.string() });

/** What a database says of its secret. */
export interface KnownSecret {
  /** The secret itself, of a version that kept it there. */
  inside?: Uint8Array;
  fingerprint?: string;
}

/**
 * This installation's own 32 random bytes: made when first asked for, the same ever after. What is derived from it
 * (reference codes, who an organizer is) cannot be found without it, so it lies in a file of its own beside the store, and
 * not in a copy of the database. One that an older version kept inside is moved out: first the file is written, then the
 * record deleted, so that a process that dies in between leaves both, and the next goes on.
 * @throws StoreError `lost-secret` where the store had one and it is not there, or is another
 */
export async function readSecret(open: OpenDatabase): Promise<Uint8Array> {
  const known = knownIn(open);
  if (open.path === undefined) return known.inside ?? keepInside(open);
  const file = secretPath(open.path);
  const found = readSecretFile(file);
  const secret = found ?? known.inside ?? (known.fingerprint === undefined ? randomBytes(32) : undefined);
  if (secret === undefined) throw lost(`${file} is missing`);
  const wanted = known.fingerprint ?? (known.inside && fingerprintOf(known.inside));
  if (wanted !== undefined && wanted !== fingerprintOf(secret)) {
    throw lost(`${file} is not the secret with which ${open.path} was written`);
  }
  if (found === undefined) writeSecretFile(file, secret);
  if (known.fingerprint === undefined) {
    await recordsOf(open, NAMESPACE, fingerprintRow).set(FINGERPRINT, { sha256: fingerprintOf(secret) });
  }
  if (known.inside) await rowsOf(open).delete(INSIDE);
  return new Uint8Array(secret);
}

function knownIn({ database, place }: OpenDatabase): KnownSecret {
  try {
    return knownSecret(database, place);
  } catch (error) {
    throw asStoreError(error, place);
  }
}

/** Only reads. */
export function knownSecret(database: DatabaseSync, place: string): KnownSecret {
  const found = database.prepare(
    "SELECT json_extract(value, '$.value.base64url', '$.value.sha256') AS said FROM records WHERE namespace = ? AND key = ?",
  );
  const said = (key: string): unknown[] => JSON.parse(String(found.get(NAMESPACE, key)?.said ?? '[]'));
  const [inside] = said(INSIDE);
  const [, fingerprint] = said(FINGERPRINT);
  return {
    ...(typeof inside === 'string' && { inside: fromText(inside, place) }),
    ...(typeof fingerprint === 'string' && { fingerprint }),
  };
}

/**
 * Lets a store that has lost its secret have a new one. Without the old one, the bot does not find its own posts in a channel,
 * so what was due before is not owed any more: it would be posted twice.
 */
export function forgetSecret(database: DatabaseSync): void {
  database.exec(`
    DELETE FROM records WHERE namespace = '${NAMESPACE}';
    DELETE FROM records WHERE namespace = 'marks' AND key GLOB 'known_since/*'`);
}

function rowsOf(open: OpenDatabase) {
  return recordsOf(open, NAMESPACE, secretRow, { isErased: true });
}

async function keepInside(open: OpenDatabase): Promise<Uint8Array> {
  const secret = randomBytes(32);
  await rowsOf(open).set(INSIDE, { base64url: secret.toString('base64url') });
  return new Uint8Array(secret);
}

function lost(what: string): StoreError {
  const how =
    'put the right file there, or, to go on with a new secret (old codes are then unknown), run npm run backup and npm run restore with that backup';
  return new StoreError('lost-secret', `${what}: ${how}.`);
}
