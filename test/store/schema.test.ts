import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkSchema, MIGRATIONS, migrate } from '../../src/store/schema.ts';

const WITH_AUTHOR = [
  ...MIGRATIONS,
  'ALTER TABLE records ADD COLUMN author TEXT; UPDATE records SET author = 1;',
];

let database: DatabaseSync;
beforeEach(() => {
  database = new DatabaseSync(':memory:');
  migrate(database);
  database.exec("INSERT INTO records (namespace, key, value) VALUES ('marks', 'a', '{}')");
});
afterEach(() => database.close());

function records(): unknown[] {
  return database.prepare('SELECT * FROM records').all();
}

describe('a store of an older version', () => {
  it('is brought up to date, with what it holds', () => {
    checkSchema(database, 'here', WITH_AUTHOR);
    migrate(database, WITH_AUTHOR);
    migrate(database, WITH_AUTHOR);
    expect(records()).toMatchObject([{ namespace: 'marks', key: 'a', value: '{}', author: '1' }]);
    expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: WITH_AUTHOR.length });
  });

  it('stays as it is if a step fails: every missing step or none', () => {
    const before = records();
    expect(() => migrate(database, [...WITH_AUTHOR, 'ALTER TABLE absent ADD COLUMN x'])).toThrow(
      /no such table/,
    );
    expect(records()).toEqual(before);
    expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: MIGRATIONS.length });
  });
});

describe('a store of a newer version', () => {
  it('is refused', () => {
    migrate(database, WITH_AUTHOR);
    expect(() => checkSchema(database, 'here')).toThrow(/newer version of Picketline/);
  });
});
