import { DatabaseSync } from 'node:sqlite';
import { Keyv } from 'keyv';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loudKeyv } from '../../src/store/records.ts';
import { migrate } from '../../src/store/schema.ts';
import { SqliteAdapter } from '../../src/store/sqlite.ts';

/*
 * Keyv's contract for a storage adapter of version 6, by hand: its own suite for that version is not published
 * (the newest on npm, @keyv/test-suite 2.1.2, tests Keyv 5's contract and needs a native build of sqlite3). One
 * departure on purpose: the namespace of an adapter cannot be changed.
 */

let database: DatabaseSync;
let adapter: SqliteAdapter;
let other: SqliteAdapter;

beforeEach(() => {
  database = new DatabaseSync(':memory:');
  migrate(database);
  adapter = new SqliteAdapter(database, 'one');
  other = new SqliteAdapter(database, 'other');
});

afterEach(() => {
  vi.useRealTimers();
  if (database.isOpen) database.close();
});

async function pairs(of: SqliteAdapter): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const pair of of.iterator()) found.push(pair);
  return found;
}

describe('one key', () => {
  it('gives back what was set, and the last of it', async () => {
    await expect(adapter.set('a', '1')).resolves.toBe(true);
    await expect(adapter.set('a', '2')).resolves.toBe(true);
    await expect(adapter.get('a')).resolves.toBe('2');
    await expect(adapter.has('a')).resolves.toBe(true);
  });

  it('is undefined where nothing was set', async () => {
    await expect(adapter.get('a')).resolves.toBeUndefined();
    await expect(adapter.has('a')).resolves.toBe(false);
    await expect(adapter.delete('a')).resolves.toBe(false);
  });

  it('is gone once deleted', async () => {
    await adapter.set('a', '1');
    await expect(adapter.delete('a')).resolves.toBe(true);
    await expect(adapter.has('a')).resolves.toBe(false);
  });

  it('takes a value that is not a text for a mistake', async () => {
    await expect(adapter.set('a', { b: 1 })).rejects.toMatchObject({ problem: 'bad-record' });
  });

  it.each([
    ['quotes', `'"; DROP TABLE records; --`],
    ['every alphabet', 'Ñandú · “Magandang umaga” · 日本語 · العربية · 🪧🏽 · e\u0301'],
    ['control characters', 'a\u0000b\u0001\r\n\t'],
    ['nothing', ''],
    ['four megabytes', 'é'.repeat(2 ** 21)],
  ])('keeps %s, as a value and as a key', async (_, text) => {
    await adapter.set(text, text);
    await adapter.set('after', 'x');
    await expect(adapter.get(text)).resolves.toBe(text);
    await expect(pairs(adapter)).resolves.toEqual([
      [text, text],
      ['after', 'x'],
    ]);
  });
});

describe('many keys', () => {
  it('are set, read, found and deleted in the order asked', async () => {
    const entries = [
      { key: 'a', value: '1' },
      { key: 'b', value: '2' },
    ];
    await expect(adapter.setMany(entries)).resolves.toEqual([true, true]);
    await expect(adapter.getMany(['b', 'x', 'a'])).resolves.toEqual(['2', undefined, '1']);
    await expect(adapter.hasMany(['x', 'a'])).resolves.toEqual([false, true]);
    await expect(adapter.deleteMany(['a', 'x'])).resolves.toEqual([true, false]);
    await expect(adapter.getMany(['a', 'b'])).resolves.toEqual([undefined, '2']);
  });

  it('may be none', async () => {
    await expect(adapter.setMany([])).resolves.toEqual([]);
    await expect(adapter.getMany([])).resolves.toEqual([]);
    await expect(adapter.hasMany([])).resolves.toEqual([]);
    await expect(adapter.deleteMany([])).resolves.toEqual([]);
  });

  it('are set together or not at all', async () => {
    const entries = [
      { key: 'a', value: '1' },
      { key: 'b', value: undefined },
    ];
    await expect(adapter.setMany(entries)).rejects.toMatchObject({ problem: 'bad-record' });
    await expect(adapter.get('a')).resolves.toBeUndefined();
    await expect(adapter.set('a', 'again')).resolves.toBe(true);
  });
});

describe('namespaces', () => {
  beforeEach(async () => {
    await adapter.set('a', '1');
    await other.set('a', '2');
  });

  it('do not see, delete or clear each other’s records', async () => {
    await expect(adapter.get('a')).resolves.toBe('1');
    await expect(pairs(other)).resolves.toEqual([['a', '2']]);
    await expect(other.setIfAbsent('b', '3')).resolves.toBe(true);
    await adapter.clear();
    await expect(pairs(adapter)).resolves.toEqual([]);
    await expect(other.getMany(['a', 'b'])).resolves.toEqual(['2', '3']);
  });

  it('cannot be mixed by lending one adapter to two', () => {
    loudKeyv(adapter);
    expect(() => new Keyv({ store: adapter, namespace: 'two' })).toThrow(/cannot serve two/);
    expect(adapter.namespace).toBe('one');
  });

  it('stay open when one disconnects: the handle belongs to the store', async () => {
    await adapter.disconnect();
    await expect(other.get('a')).resolves.toBe('2');
  });
});

describe('the iterator', () => {
  it('follows the order of first writing', async () => {
    await adapter.setMany(['c', 'a', 'b'].map(key => ({ key, value: key })));
    await adapter.set('c', 'later');
    await expect(pairs(adapter)).resolves.toEqual([
      ['c', 'later'],
      ['a', 'a'],
      ['b', 'b'],
    ]);
  });

  it('gives each of many records once, while others are written and deleted', async () => {
    const keys = Array.from({ length: 1000 }, (_, index) => `key-${index}`);
    await adapter.setMany(keys.map(key => ({ key, value: key })));
    const seen: unknown[] = [];
    for await (const [key] of adapter.iterator()) {
      seen.push(key);
      await adapter.delete(String(key));
      if (key === 'key-500') await adapter.setMany([{ key: 'late', value: 'late' }]);
    }
    expect(seen).toEqual([...keys, 'late']);
    await expect(pairs(adapter)).resolves.toEqual([]);
  });
});

describe('expiry', () => {
  const now = Date.parse('2024-12-23T14:00:00Z');
  beforeEach(() => {
    vi.useFakeTimers({ now, toFake: ['Date'] });
  });

  it('takes a record out of every sight at its instant, and not before', async () => {
    await adapter.set('a', '1', now + 1000);
    await adapter.setMany([{ key: 'b', value: '2', expires: now + 2000 }]);
    await adapter.set('c', '3');
    vi.setSystemTime(now + 999);
    await expect(adapter.getMany(['a', 'b', 'c'])).resolves.toEqual(['1', '2', '3']);
    vi.setSystemTime(now + 1000);
    await expect(adapter.get('a')).resolves.toBeUndefined();
    await expect(adapter.hasMany(['a', 'b', 'c'])).resolves.toEqual([false, true, true]);
    await expect(pairs(adapter)).resolves.toEqual([
      ['b', '2'],
      ['c', '3'],
    ]);
  });

  it('takes what has expired out of the file when the next such record comes', async () => {
    await adapter.set('a', '1', now + 1000);
    vi.setSystemTime(now + 2000);
    await other.set('b', '2', now + 9000);
    expect(database.prepare('SELECT key FROM records').all()).toEqual([{ key: 'b' }]);
  });

  it('is dropped by a later write without one', async () => {
    await adapter.set('a', '1', now + 1000);
    await adapter.set('a', '2');
    vi.setSystemTime(now + 5000);
    await expect(adapter.get('a')).resolves.toBe('2');
  });

  it('in the past is accepted, and nothing is seen', async () => {
    await expect(adapter.set('a', '1', now - 1)).resolves.toBe(true);
    await expect(adapter.get('a')).resolves.toBeUndefined();
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 0.5])(
    'of %s is refused, not taken for never',
    async expires => {
      await expect(adapter.set('a', '1', expires)).rejects.toMatchObject({ problem: 'bad-record' });
    },
  );
});

describe('setIfAbsent', () => {
  it('writes once', async () => {
    await expect(adapter.setIfAbsent('a', '1')).resolves.toBe(true);
    await expect(adapter.setIfAbsent('a', '2')).resolves.toBe(false);
    await expect(adapter.get('a')).resolves.toBe('1');
  });

  it('writes again after a delete, and over a record that has expired', async () => {
    await adapter.setIfAbsent('a', '1');
    await adapter.delete('a');
    await expect(adapter.setIfAbsent('a', '2', Date.now() - 1)).resolves.toBe(true);
    await expect(adapter.setIfAbsent('a', '3')).resolves.toBe(true);
    await expect(adapter.setIfAbsent('a', '4')).resolves.toBe(false);
    await expect(adapter.get('a')).resolves.toBe('3');
  });

  it('has one winner among many who ask at once', async () => {
    const asked = Array.from({ length: 50 }, (_, index) => adapter.setIfAbsent('a', String(index)));
    expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
  });
});

describe('under Keyv', () => {
  it('is used as it is, not wrapped', () => {
    expect(loudKeyv(adapter).store).toBe(adapter);
  });

  it('serves Keyv’s own calls, expiry included', async () => {
    const keyv = loudKeyv(adapter);
    await keyv.set('a', { text: ':colon', list: [1, null] });
    await keyv.set('b', 'soon gone', 1);
    vi.useFakeTimers({ now: Date.now() + 10, toFake: ['Date'] });
    await expect(keyv.get('a')).resolves.toEqual({ text: ':colon', list: [1, null] });
    await expect(keyv.get(['b', 'a'])).resolves.toEqual([undefined, { text: ':colon', list: [1, null] }]);
    await expect(keyv.has('b')).resolves.toBe(false);
    await expect(keyv.delete(['a', 'b'])).resolves.toEqual([true, true]);
  });

  const calls: Record<string, (keyv: Keyv) => Promise<unknown>> = {
    get: keyv => keyv.get('a'),
    getMany: keyv => keyv.getMany(['a']),
    set: keyv => keyv.set('a', 1),
    setMany: keyv => keyv.setMany([{ key: 'a', value: 1 }]),
    delete: keyv => keyv.delete('a'),
    deleteMany: keyv => keyv.deleteMany(['a']),
    has: keyv => keyv.has('a'),
    hasMany: keyv => keyv.hasMany(['a']),
    clear: keyv => keyv.clear(),
    iterator: keyv => keyv.iterator().next(),
  };

  it.each(Object.keys(calls))('a failure of %s reaches the caller, whoever else listens', async name => {
    const keyv = loudKeyv(adapter);
    const overheard = vi.fn();
    keyv.on('error', overheard);
    database.close();
    await expect(calls[name]!(keyv)).rejects.toMatchObject({ name: 'StoreError', problem: 'closed' });
  });

  it('a record that is not JSON is an error, not an absence', async () => {
    await adapter.set('a', '{"value":');
    await expect(loudKeyv(adapter).get('a')).rejects.toMatchObject({ problem: 'bad-record' });
  });
});
