import { randomUUID } from 'node:crypto';
import { Keyv } from 'keyv';
import type { z } from 'zod';
import type { OpenDatabase } from './database.ts';
import { StoreError, storeError } from './errors.ts';
import { SqliteAdapter } from './sqlite.ts';
import type { Selection } from './statements.ts';

/** One kind of record. Every method rejects with a `StoreError` if the store fails: none answers as if it were empty. */
export interface Records<Row> {
  get(key: string): Promise<Row | undefined>;
  /** Writes, durably, whether or not there is one. `lifetime` in milliseconds, more than 0; without it, for good. */
  set(key: string, record: Row, lifetime?: number): Promise<void>;
  /** Writes, durably, if there is none; false if there is. Atomic, also between processes. */
  setIfAbsent(key: string, record: Row): Promise<boolean>;
  /** Writes a record that needs no key of its own. */
  append(record: Row): Promise<void>;
  delete(key: string): Promise<boolean>;
  /** In the order in which their keys were first written. */
  all(): Promise<Row[]>;
  /** Those whose keys begin with this and a slash, in the same order; no other is read. */
  within(prefix: string): Promise<Row[]>;
}

/** Records that the store itself finds by more than their keys. */
export interface IndexedRecords<Row> extends Records<Row> {
  /** Those that any of the selections gives, each once, in the order in which their keys were first written. */
  select(selections: readonly Selection[]): Promise<Row[]>;
}

const WITHIN = `SELECT id, key, value FROM records
  WHERE namespace = ? AND key > ? AND key < ? AND (expires IS NULL OR expires > ?)`;

/**
 * The records of a namespace, checked against `schema` on the way in and on the way out.
 *
 * The schema runs on both ways, so it must accept its own output: no transformation that changes the shape.
 *
 * @param isErased what is replaced or deleted leaves the write-ahead log at once: for what people have written
 */
export function recordsOf<Row>(
  open: OpenDatabase,
  namespace: string,
  schema: z.ZodType<Row>,
  { isErased = false }: { isErased?: boolean } = {},
): IndexedRecords<Row> {
  const adapter = new SqliteAdapter(open.database, namespace, open.place, isErased ? open.erase : undefined);
  const keyv = loudKeyv(adapter);
  const check = (key: string, value: unknown): Row => {
    const { success, data, error } = schema.safeParse(value);
    if (!success) throw storeError('bad-record', `${namespace}/${key}`, error);
    return data;
  };
  const select = async (selections: readonly Selection[]) => {
    const rows: Row[] = [];
    for (const { key, value } of adapter.select(selections)) {
      const stored = await keyv.decode<unknown>(value);
      rows.push(check(key, stored?.value));
    }
    return rows;
  };
  return {
    select,
    // "0" is the sign after "/": whatever lies between them begins with the prefix.
    within: prefix => select([{ sql: WITHIN, values: [namespace, `${prefix}/`, `${prefix}0`, Date.now()] }]),
    get: async key => {
      const value = await keyv.get<unknown>(key);
      return value === undefined ? undefined : check(key, value);
    },
    set: async (key, record, lifetime) => {
      checkKey(namespace, key);
      await keyv.set(key, check(key, record), checkLifetime(lifetime));
    },
    setIfAbsent: async (key, record) => {
      checkKey(namespace, key);
      return adapter.setIfAbsent(key, await keyv.encode({ value: check(key, record) }));
    },
    append: async record => {
      const key = randomUUID();
      await keyv.set(key, check(key, record));
    },
    delete: key => keyv.delete(key),
    all: async () => {
      const rows: Row[] = [];
      for await (const [key, value] of keyv.iterator()) rows.push(check(key, value));
      return rows;
    },
  };
}

/**
 * Keyv answers `undefined` or `false` for a failed store once anything listens to its `error` event. A listener
 * that throws turns that round: Keyv emits from the call that failed, so the caller's promise rejects, whoever
 * else listens later.
 */
export function loudKeyv(store: SqliteAdapter): Keyv {
  const keyv = new Keyv({ store, namespace: store.namespace });
  keyv.on('error', error => {
    throw error instanceof StoreError ? error : storeError('bad-record', store.namespace, 'it is not JSON');
  });
  return keyv;
}

/** Keyv ignores the empty key. */
function checkKey(namespace: string, key: string): void {
  if (key === '') throw storeError('bad-record', `${namespace}/`, 'a record needs a key');
}

/** To Keyv 0, a negative number, NaN and infinity all mean "for good"; to whoever computed them they do not. */
function checkLifetime(lifetime: number | undefined): number | undefined {
  if (lifetime !== undefined && !(lifetime > 0 && Number.isFinite(lifetime))) {
    throw new RangeError(`a lifetime is a positive number of milliseconds, not ${lifetime}`);
  }
  return lifetime;
}
