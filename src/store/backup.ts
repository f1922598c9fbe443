import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileAddress } from './address.ts';
import { openToRead } from './database.ts';
import { asStoreError, storeError } from './errors.ts';
import { type KnownSecret, knownSecret } from './secret.ts';
import { readSecretFile, secretPath, writeSecretFile } from './secret-file.ts';

/** What a copy holds. */
export interface BackupReport {
  /** The copy's absolute path. */
  path: string;
  records: number;
  /** Where its secret is: in a file beside the copy, in the copy itself (of an older version), or not with it. */
  secret: 'beside' | 'inside' | 'none';
}

/**
 * Copies a store into one file of its own, while the bot runs, as of one instant; checks the copy; and only then
 * gives it its name. The copy holds nothing that was deleted. It is as secret as the store: only its owner may read.
 * The store's secret goes into a file beside the copy, unless that is not wanted.
 * @throws StoreError, also where there is no store yet, or something by the name of the copy already
 */
export function backUpStore(
  url: string,
  path: string,
  { withSecret = true }: { withSecret?: boolean } = {},
): BackupReport {
  const source = fileAddress(url);
  if (!existsSync(source)) throw storeError('missing', source);
  for (const taken of [path, secretPath(path)]) if (existsSync(taken)) throw storeError('exists', taken);
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    copyStore(source, path);
    const secret = withSecret ? readSecretFile(secretPath(source)) : undefined;
    if (secret) writeSecretFile(secretPath(path), secret);
    const isInside = secretIn(path).inside !== undefined;
    return { path, records: inspectStore(path), secret: secret ? 'beside' : isInside ? 'inside' : 'none' };
  } catch (error) {
    throw asStoreError(error, path);
  }
}

/** Copies a sound store to `path`, by way of a file that is not yet called so. */
export function copyStore(source: string, path: string): void {
  const partial = `${path}.partial`;
  rmSync(partial, { force: true });
  closeSync(openSync(partial, 'wx', 0o600));
  const database = openToRead(source);
  try {
    database.prepare('VACUUM INTO ?').run(partial);
  } finally {
    database.close();
  }
  inspectStore(partial);
  const file = openSync(partial, 'r+');
  fsyncSync(file);
  closeSync(file);
  renameSync(partial, path);
}

/** Checks a file and counts its records, without writing to it. */
export function inspectStore(path: string): number {
  const database = openToRead(path);
  try {
    return Number(database.prepare('SELECT count(*) AS count FROM records').get()?.count);
  } finally {
    database.close();
  }
}

/** What a file says of its secret. */
export function secretIn(path: string): KnownSecret {
  const database = openToRead(path);
  try {
    return knownSecret(database, path);
  } finally {
    database.close();
  }
}
