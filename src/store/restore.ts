import { existsSync, renameSync } from 'node:fs';
import { fileAddress } from './address.ts';
import { copyStore, inspectStore } from './backup.ts';
import { prepareFolder } from './database.ts';
import { asStoreError, storeError } from './errors.ts';
import { lockStore } from './lock.ts';
import { openStore } from './store.ts';

/** What a restore did. */
export interface RestoreReport {
  path: string;
  records: number;
  /** Where the store that was there before is now. */
  replaced?: string;
}

/** The mark that says when the store was last put back from a backup, ISO 8601 in UTC. */
export const RESTORED_AT = 'restored_at';

/**
 * Puts a backup in the place of the store. The bot must be stopped: the lock is taken. Whatever was there is moved
 * aside whole, damaged or not, and never deleted.
 *
 * A backup knows nothing of the posts that were sent after it was made. The mark `restored_at` tells whoever pays
 * posts that for those the channel, not the ledger, is the witness.
 * @param now ISO 8601 in UTC
 * @throws StoreError; where the backup cannot be used, the store is as it was
 */
export async function restoreStore(url: string, backup: string, now: string): Promise<RestoreReport> {
  const path = fileAddress(url);
  if (!existsSync(backup)) throw storeError('missing', backup);
  const report = replaceFile(path, backup, `${path}.replaced-${now.replaceAll(/[-:]|\.\d+/g, '')}`);
  const store = await openStore(url);
  await store.marks.set(RESTORED_AT, now);
  await store.close();
  return report;
}

function replaceFile(configured: string, backup: string, aside: string): RestoreReport {
  try {
    const records = inspectStore(backup);
    const path = prepareFolder(configured);
    const lock = lockStore(path);
    try {
      copyStore(backup, `${path}.restoring`);
      const replaced = existsSync(path) ? { replaced: aside } : {};
      moveStore(path, aside);
      renameSync(`${path}.restoring`, path);
      return { path, records, ...replaced };
    } finally {
      lock.release();
    }
  } catch (error) {
    throw asStoreError(error, configured);
  }
}

/** SQLite finds the log of unfinished work by the file's name, so the three move together. */
function moveStore(from: string, to: string): void {
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(from + suffix)) renameSync(from + suffix, to + suffix);
  }
}
