import { existsSync, renameSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { fileAddress } from './address.ts';
import { copyStore, inspectStore, secretIn } from './backup.ts';
import { prepareFolder } from './database.ts';
import { asStoreError, storeError } from './errors.ts';
import { lockStore } from './lock.ts';
import { forgetSecret, type KnownSecret } from './secret.ts';
import { fingerprintOf, readSecretFile, secretPath, writeSecretFile } from './secret-file.ts';
import { openStore } from './store.ts';

/** What a restore did. */
export interface RestoreReport {
  path: string;
  records: number;
  /** Where the store that was there before is now. */
  replaced?: string;
  /** A new secret is made, since the one of the backup was found neither with it nor where it is put back. */
  hasNewSecret: boolean;
}

/** The mark that says when the store was last put back from a backup, ISO 8601 in UTC. */
export const RESTORED_AT = 'restored_at';

/**
 * Puts a backup in the place of the store. The bot must be stopped: the lock is taken. Whatever was there is moved
 * aside whole, damaged or not, and never deleted.
 *
 * A backup knows nothing of the posts that were sent after it was made. The mark `restored_at` tells the code that sends
 * posts that for those the channel, not the ledger, is the witness.
 *
 * The secret is the backup's own, or the one that is there, if it is the one with which the backup was written.
 * @param now ISO 8601 in UTC
 * @throws StoreError; where the backup cannot be used, the store is as it was
 */
export async function restoreStore(url: string, backup: string, now: string): Promise<RestoreReport> {
  const path = fileAddress(url);
  if (!existsSync(backup)) throw storeError('missing', backup);
  const report = replaceFile(path, backup, `${path}.replaced-${now.replaceAll(/[-:]|\.\d+/g, '')}`);
  const store = await openStore(url);
  await store.marks.set(RESTORED_AT, now);
  await store.secret();
  await store.close();
  return report;
}

function replaceFile(configured: string, backup: string, aside: string): RestoreReport {
  try {
    const records = inspectStore(backup);
    const path = prepareFolder(configured);
    const lock = lockStore(path);
    try {
      const restoring = `${path}.restoring`;
      copyStore(backup, restoring);
      const known = secretIn(restoring);
      const secret = secretFor(known, [backup, path]);
      const hasNewSecret = secret === undefined && known.fingerprint !== undefined;
      if (hasNewSecret) letGoOfSecret(restoring);
      const replaced = existsSync(path) ? { replaced: aside } : {};
      moveStore(path, aside);
      if (secret) writeSecretFile(secretPath(path), secret);
      renameSync(restoring, path);
      return { path, records, hasNewSecret, ...replaced };
    } finally {
      lock.release();
    }
  } catch (error) {
    throw asStoreError(error, configured);
  }
}

/** The one with which a backup was written, out of the files beside these stores; undefined if it is in none. */
function secretFor({ fingerprint }: KnownSecret, stores: readonly string[]): Uint8Array | undefined {
  const found = stores.map(store => readSecretFile(secretPath(store)));
  return found.find(secret => secret && fingerprintOf(secret) === fingerprint);
}

function letGoOfSecret(path: string): void {
  const database = new DatabaseSync(path);
  try {
    forgetSecret(database);
  } finally {
    database.close();
  }
}

/** SQLite finds the log of unfinished work by the file's name, and the bot the secret, so all move together. */
function moveStore(from: string, to: string): void {
  for (const suffix of ['', '-wal', '-shm', '.secret']) {
    if (existsSync(from + suffix)) renameSync(from + suffix, to + suffix);
  }
}
