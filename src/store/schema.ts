import type { DatabaseSync } from 'node:sqlite';
import { storeError } from './errors.ts';
import { inTransaction } from './transaction.ts';

/** "PCKT", in the file's header, so that another program's database is not taken for ours. */
const APPLICATION_ID = 0x50434b54;

/** A field of a delivery, in SQL; null where the record is no JSON. Indexes are found by these very words. */
function fieldInSql(name: string): string {
  return `CASE WHEN json_valid(value) THEN json_extract(value, '$.value.${name}') END`;
}

export const DELIVERY = {
  guild: fieldInSql('guild'),
  kind: fieldInSql('kind'),
  deadline: fieldInSql('deadline'),
};
/** It is claimed, and nobody knows yet whether it is out; in SQL. */
export const CLAIMED = `${fieldInSql('state')} = 'claimed'`;

/**
 * How the file came to its present shape: step n leads from version n to n + 1. Steps are never edited, only added.
 *
 * `id` keeps the order in which records were first written, over every vacuum (a bare rowid may be renumbered).
 */
export const MIGRATIONS: readonly string[] = [
  `CREATE TABLE records (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     namespace TEXT NOT NULL,
     key TEXT NOT NULL,
     value TEXT NOT NULL,
     expires INTEGER,
     UNIQUE (namespace, key)
   ) STRICT;
   CREATE INDEX records_in_order ON records (namespace, id);`,
  // Drafts and wishes that are done with had kept their words until they expired.
  `DELETE FROM records WHERE namespace IN ('drafts', 'intents', 'proposals')
     AND json_extract(value, '$.value.closed') IS NOT NULL;`,
  // A beat, and a press, read what may still change on a server and not what has ever been posted.
  `CREATE INDEX deliveries_by_deadline ON records (${DELIVERY.guild}, ${DELIVERY.kind}, ${DELIVERY.deadline})
     WHERE namespace = 'deliveries';
   CREATE INDEX deliveries_claimed ON records (${DELIVERY.guild}) WHERE namespace = 'deliveries' AND ${CLAIMED};
   CREATE INDEX records_expiring ON records (expires) WHERE expires IS NOT NULL;`,
];

/**
 * Refuses a file that is not ours, is damaged, or is newer than this code. Only reads.
 * @throws StoreError `foreign`, `corrupt`, `newer`
 */
export function checkSchema(database: DatabaseSync, place: string, migrations = MIGRATIONS): void {
  const version = pragma(database, 'user_version');
  const applicationId = pragma(database, 'application_id');
  const tables = database.prepare('SELECT count(*) AS count FROM sqlite_schema').get()?.count;
  const isEmpty = applicationId === 0 && version === 0 && tables === 0;
  if (!isEmpty && applicationId !== APPLICATION_ID) throw storeError('foreign', place);
  if (version > migrations.length) throw storeError('newer', place);
  const verdict = database.prepare('PRAGMA quick_check(1)').get()?.quick_check;
  if (verdict !== 'ok') throw storeError('corrupt', place, verdict);
}

/** Brings the file to the newest version: every missing step or none. */
export function migrate(database: DatabaseSync, migrations = MIGRATIONS): void {
  const version = pragma(database, 'user_version');
  if (version === migrations.length) return;
  const steps = [...migrations.slice(version), `PRAGMA user_version = ${migrations.length}`];
  inTransaction(database, () => {
    for (const step of [...steps, `PRAGMA application_id = ${APPLICATION_ID}`]) database.exec(step);
  });
}

function pragma(database: DatabaseSync, name: 'user_version' | 'application_id'): number {
  return Number(database.prepare(`PRAGMA ${name}`).get()?.[name]);
}
