import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { exposureOf, exposureOfFolder, makePrivateFile } from '../platform/private-file.ts';
import type { StoreAddress } from './address.ts';
import { asStoreError, type StoreError, storeError } from './errors.ts';
import { type Lock, lockStore } from './lock.ts';
import { checkSchema, migrate } from './schema.ts';

/** An open database that this process alone writes. `place` names it in sentences for the host. */
export interface OpenDatabase {
  readonly database: DatabaseSync;
  readonly place: string;
  /** Of a store that is a file. */
  readonly path?: string;
  /**
   * Takes what was deleted or overwritten out of the write-ahead log, where it would lie for hours. Where a reader of another
   * process is in the way, or the disk, it is owed until the next time. Never throws.
   */
  readonly erase: () => void;
  /** The same, if it is owed. */
  readonly eraseOwed: () => void;
  /** Closes the file and gives up the lock. Closing twice does no harm. */
  close(): void;
}

/** How long a write waits for a reader of another process (backup, doctor), and a reader for a write of the bot. */
const BUSY_TIMEOUT_MS = 5_000;

/** What SQLite sorts or vacuums does not go through a file in the machine's shared temporary directory. */
const IN_MEMORY = 'PRAGMA temp_store = MEMORY';

/**
 * Opens the file, or makes it, with the folders on the way to it; takes the lock; checks and migrates the schema.
 * Nothing is written to a file that is refused.
 * @throws StoreError with every problem but `unsupported-address`, `bad-record`
 */
export function openDatabase(address: StoreAddress): OpenDatabase {
  if (address.kind === 'memory') return open(':memory:', 'The store in memory');
  try {
    const path = prepareFolder(address.path);
    // Before anything is made there: what others have put in its place could be used for it.
    const wrong = exposureOfFolder(dirname(path));
    if (wrong !== undefined) throw storeError('exposed', path, wrong);
    const lock = lockStore(path);
    try {
      // SQLite would make it readable for everybody on the machine; its side files take over the mode.
      makePrivateFile(path);
      return open(path, path, lock);
    } catch (error) {
      lock.release();
      throw error;
    }
  } catch (error) {
    throw asStoreError(error, address.path);
  }
}

function open(file: string, place: string, lock?: Lock): OpenDatabase {
  // Before SQLite makes its side files in the same mode; thrown once it is clear that this is a store.
  const exposure = lock && filesExposure(file);
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    database.exec(IN_MEMORY);
    checkSchema(database, place);
    if (exposure) throw exposure;
    // A claim must survive a power cut once it is acknowledged: FULL syncs the log at every commit.
    // What is deleted is overwritten, not just unlinked: a member who asks to be forgotten is.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON');
    migrate(database);
    database.prepare('DELETE FROM records WHERE expires <= ?').run(Date.now());
  } catch (error) {
    database.close();
    throw error;
  }
  let isOwed = false;
  const erase = () => {
    isOwed = !truncateLog(database);
  };
  // A process that was killed has left its log.
  erase();
  return {
    database,
    place,
    ...(lock && { path: file }),
    erase,
    eraseOwed: () => {
      if (isOwed) erase();
    },
    close: () => {
      if (database.isOpen) {
        erase();
        database.close();
      }
      lock?.release();
    },
  };
}

/**
 * Writes the log back into the file, where what was deleted is overwritten (`secure_delete`), and cuts it to nothing. Does not
 * wait for readers; false if something was in the way.
 */
function truncateLog(database: DatabaseSync): boolean {
  try {
    database.exec('PRAGMA busy_timeout = 0');
    return database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy === 0;
  } catch {
    return false;
  } finally {
    database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
  }
}

/** A file as of one instant, to be read only, while another process may write it. */
export function openSnapshot(path: string): OpenDatabase {
  if (!existsSync(path)) throw storeError('missing', path);
  const database = openToRead(path);
  database.exec('BEGIN');
  return { database, place: path, path, erase: () => {}, eraseOwed: () => {}, close: () => database.close() };
}

/** Opens a sound file without writing to it. @throws StoreError */
export function openToRead(path: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    const exposure = storeExposure(path);
    database = new DatabaseSync(path, { readOnly: true, timeout: BUSY_TIMEOUT_MS });
    database.exec(IN_MEMORY);
    checkSchema(database, path);
    if (exposure) throw exposure;
    return database;
  } catch (error) {
    database?.close();
    throw asStoreError(error, path);
  }
}

/**
 * Makes the folders on the way to a file, and gives back the file's real path: two names of one file (a link, a
 * linked folder) must meet at one lock.
 */
export function prepareFolder(path: string): string {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  try {
    return realpathSync(path);
  } catch {
    return join(realpathSync(dirname(path)), basename(path));
  }
}

/** `exposed`, for a file, or one beside it, that others can read. */
function filesExposure(path: string): StoreError | undefined {
  const wrong = exposureOf(['', '-wal', '-shm', '.secret'].map(suffix => path + suffix));
  return wrong === undefined ? undefined : storeError('exposed', path, wrong);
}

/** The same, or for a folder that they can write. */
function storeExposure(path: string): StoreError | undefined {
  const wrong = exposureOfFolder(dirname(path));
  return wrong === undefined ? filesExposure(path) : storeError('exposed', path, wrong);
}
