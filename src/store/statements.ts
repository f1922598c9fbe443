import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { StoreError } from './errors.ts';

/** What an adapter asks of the table `records`; `expires` and the present are milliseconds since the epoch. */
export interface Statements {
  get: StatementSync;
  put: StatementSync;
  putIfAbsent: StatementSync;
  delete: StatementSync;
  clear: StatementSync;
  sweep: StatementSync;
  page: StatementSync;
}

/** A question to the table `records`, that gives `id`, `key` and `value`. */
export interface Selection {
  sql: string;
  values: readonly (string | number)[];
}

/** Writes, whatever was there. A record that is overwritten keeps its place in the order. */
const PUT = `
  INSERT INTO records (namespace, key, value, expires) VALUES (?1, ?2, ?3, ?4)
  ON CONFLICT (namespace, key) DO UPDATE SET value = excluded.value, expires = excluded.expires`;

/** A record that has expired at the present (?5) counts as absent: it is overwritten. */
const UNLESS_ALIVE = 'WHERE records.expires <= ?5';

export function prepareStatements(database: DatabaseSync): Statements {
  return {
    get: database.prepare(
      'SELECT value FROM records WHERE namespace = ? AND key = ? AND (expires IS NULL OR expires > ?)',
    ),
    put: database.prepare(PUT),
    putIfAbsent: database.prepare(`${PUT} ${UNLESS_ALIVE}`),
    delete: database.prepare('DELETE FROM records WHERE namespace = ? AND key = ?'),
    clear: database.prepare('DELETE FROM records WHERE namespace = ?'),
    sweep: database.prepare('DELETE FROM records WHERE expires <= ?'),
    page: database.prepare(
      `SELECT id, key, value FROM records
       WHERE namespace = ? AND id > ? AND (expires IS NULL OR expires > ?) ORDER BY id LIMIT 256`,
    ),
  };
}

/**
 * An expiry as it is stored: null is never. It follows the machine's clock, like Keyv's own.
 * @throws StoreError `bad-record` for NaN and the like, which would otherwise be stored as "never"
 */
export function expiryOf(expires: number | undefined): number | null {
  if (expires === undefined) return null;
  if (!Number.isSafeInteger(expires)) {
    throw new StoreError('bad-record', `An expiry is a whole number of milliseconds, not ${expires}.`);
  }
  return expires;
}
