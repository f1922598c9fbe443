import type { DatabaseSync } from 'node:sqlite';

/** Does all of `work` or, if it throws, none of it. `work` must not wait: the handle is shared. */
export function inTransaction<Result>(database: DatabaseSync, work: () => Result): Result {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
