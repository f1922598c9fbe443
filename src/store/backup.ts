import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileAddress } from './address.ts';
import { openToRead } from './database.ts';
import { asStoreError, storeError } from './errors.ts';

/** What a copy holds. */
export interface BackupReport {
  /** The copy's absolute path. */
  path: string;
  records: number;
}

/**
 * Copies a store into one file of its own, while the bot runs, as of one instant; checks the copy; and only then
 * gives it its name. The copy holds nothing that was deleted. It is as secret as the store: only its owner may read.
 * @throws StoreError, also where there is no store yet, or something by the name of the copy already
 */
export function backUpStore(url: string, path: string): BackupReport {
  const source = fileAddress(url);
  if (!existsSync(source)) throw storeError('missing', source);
  if (existsSync(path)) throw storeError('exists', path);
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    copyStore(source, path);
    return { path, records: inspectStore(path) };
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
