import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Ledger } from '../announcements/delivery.ts';
import type { AuditRepository } from '../audit/repository.ts';
import type { HaltRepository } from '../delivery/halts.ts';
import type { TroubleRepository } from '../delivery/troubles.ts';
import { fileAddress, parseStoreAddress } from './address.ts';
import { createAuditRepository } from './audit.ts';
import { type OpenDatabase, openDatabase, openSnapshot } from './database.ts';
import { asStoreError, storeError } from './errors.ts';
import { createLedger } from './ledger.ts';
import { createMarks, type Marks } from './marks.ts';
import { type Records, recordsOf } from './records.ts';
import { createHaltRepository, createTroubleRepository } from './repositories.ts';
import { readSecret } from './secret.ts';

/** Everything durable. Every method rejects with a `StoreError` when the store fails or is closed. */
export interface Store {
  readonly deliveries: Ledger;
  readonly marks: Marks;
  /** Small named texts, such as the version of the time-zone database. */
  readonly notes: Records<string>;
  readonly troubles: TroubleRepository;
  readonly halts: HaltRepository;
  readonly audit: AuditRepository;
  /** 32 random bytes of this installation, made once; in a file of their own beside that of the store. */
  secret(): Promise<Uint8Array>;
  /** Records of a kind that a feature defines, under a namespace of its own, checked both ways. */
  recordsOf<Row>(namespace: string, schema: z.ZodType<Row>): Records<Row>;
  /** Whether another connection than this store's own has written since it was last asked; costs next to nothing. */
  isChangedByOthers(): boolean;
  /** Writes and reads back a record, for a health check. Never rejects. */
  isWritable(): Promise<boolean>;
  /**
   * Deletes what has expired, and takes what was deleted out of the write-ahead log where that could not be done at once: for
   * every beat.
   */
  sweep(): Promise<void>;
  /** Closes the file and lets another process have it. Closing twice does no harm. */
  close(): Promise<void>;
}

/** Namespaces of the store's own: a feature that took one would find, and spoil, records that are not its own. */
const OWN = ['deliveries', 'marks', 'secret', 'probe', 'alerts', 'halts', 'notes', 'audit', 'audit-tips'];

/**
 * Opens the store that `STORE` names (`sqlite:data/picketline.db`, `sqlite::memory:`), for this process alone, and
 * proves it by writing a record and reading it back.
 * @throws StoreError, whose message is one sentence for the host
 */
export async function openStore(url: string): Promise<Store> {
  const open = openDatabase(parseStoreAddress(url));
  try {
    await probe(open);
    return storeOn(open);
  } catch (error) {
    open.close();
    throw error;
  }
}

/**
 * Reads a store as of one instant, while the bot that owns it runs. It is read where it lies: nothing is copied, so
 * nothing is left behind. Whatever writes, `secret` included, rejects.
 * @throws StoreError, also where there is no store
 */
export async function readStore<Result>(
  url: string,
  read: (store: Store) => Promise<Result>,
): Promise<Result> {
  const open = openSnapshot(fileAddress(url));
  try {
    return await read(storeOn(open));
  } finally {
    open.close();
  }
}

function storeOn(open: OpenDatabase): Store {
  let secret: Promise<Uint8Array> | undefined;
  let version = versionOf(open);
  return {
    deliveries: createLedger(open),
    marks: createMarks(open),
    notes: recordsOf(open, 'notes', z.string()),
    troubles: createTroubleRepository(open),
    halts: createHaltRepository(open),
    audit: createAuditRepository(open),
    secret: () => {
      secret ??= readSecret(open);
      return secret;
    },
    recordsOf: (namespace, schema) => {
      if (OWN.includes(namespace)) throw new RangeError(`the namespace ${namespace} is the store's own`);
      return recordsOf(open, namespace, schema, { isErased: true });
    },
    isChangedByOthers: () => {
      const before = version;
      version = versionOf(open);
      return version !== before;
    },
    isWritable: () =>
      probe(open).then(
        () => true,
        () => false,
      ),
    sweep: async () => sweep(open),
    close: async () => open.close(),
  };
}

/** SQLite counts here what other connections have committed, and not what this one has. */
function versionOf({ database, place }: OpenDatabase): unknown {
  try {
    return database.prepare('PRAGMA data_version').get()?.data_version;
  } catch (error) {
    throw asStoreError(error, place);
  }
}

function sweep({ database, place, erase, eraseOwed }: OpenDatabase): void {
  try {
    const { changes } = database.prepare('DELETE FROM records WHERE expires <= ?').run(Date.now());
    if (changes > 0) erase();
    else eraseOwed();
  } catch (error) {
    throw asStoreError(error, place);
  }
}

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
