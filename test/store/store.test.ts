import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseStoreAddress } from '../../src/store/address.ts';
import type { Records } from '../../src/store/records.ts';
import { openStore, type Store } from '../../src/store/store.ts';

const changeRow = z.strictObject({ kind: z.enum(['quiet', 'cancel']), reason: z.string() });
type Change = z.output<typeof changeRow>;

let store: Store;
let changes: Records<Change>;
beforeEach(async () => {
  store = await openStore('sqlite::memory:');
  changes = store.recordsOf('changes', changeRow);
});
afterEach(() => store.close());

describe('an address', () => {
  it.each`
    url                        | address
    ${'sqlite::memory:'}       | ${{ kind: 'memory' }}
    ${'sqlite:/srv/picket.db'} | ${{ kind: 'file', path: '/srv/picket.db' }}
    ${'sqlite:data/picket.db'} | ${{ kind: 'file', path: `${process.cwd()}/data/picket.db` }}
    ${'sqlite:file:x?mode=ro'} | ${{ kind: 'file', path: `${process.cwd()}/file:x?mode=ro` }}
  `('$url is understood', ({ url, address }) => {
    expect(parseStoreAddress(url as string)).toEqual(address);
  });

  it.each([
    '',
    'sqlite:',
    'sqlite://data/picket.db',
    'sqlite:data/',
    'data/picket.db',
    'redis:x',
    'sqlite:a\0b',
  ])('%j is refused with what to write instead', async url => {
    await expect(openStore(url)).rejects.toMatchObject({
      problem: 'unsupported-address',
      message: expect.stringContaining('write sqlite:data/picketline.db') as string,
    });
  });

  it('is refused without repeating a password', async () => {
    const error = await openStore('postgres://bot:hunter2@db/picket').catch((reason: unknown) => reason);
    expect(String(error)).toContain('postgres://…@db/picket');
    expect(String(error)).not.toContain('hunter2');
  });
});

describe('records', () => {
  const quiet: Change = { kind: 'quiet', reason: 'a fire on the line: “stay home” 🔥' };
  const cancel: Change = { kind: 'cancel', reason: ':leading colon' };

  it('are appended, and listed in that order', async () => {
    for (const change of [quiet, cancel, quiet]) await changes.append(change);
    await expect(changes.all()).resolves.toEqual([quiet, cancel, quiet]);
  });

  it('are set, read and deleted under a key', async () => {
    await changes.set('a', quiet);
    await expect(changes.setIfAbsent('a', cancel)).resolves.toBe(false);
    await expect(changes.get('a')).resolves.toEqual(quiet);
    await expect(changes.delete('a')).resolves.toBe(true);
    await expect(changes.get('a')).resolves.toBeUndefined();
    await expect(changes.setIfAbsent('a', cancel)).resolves.toBe(true);
  });

  it('are checked on the way in', async () => {
    const wrong = { kind: 'party', reason: 'x' } as unknown as Change;
    await expect(changes.set('a', wrong)).rejects.toMatchObject({ problem: 'bad-record' });
    await expect(changes.append(wrong)).rejects.toMatchObject({ problem: 'bad-record' });
    await expect(changes.set('', quiet)).rejects.toMatchObject({ problem: 'bad-record' });
    await expect(changes.all()).resolves.toEqual([]);
  });

  it('are checked on the way out: one that cannot be understood is an error, not an absence', async () => {
    await store.recordsOf('changes', z.unknown()).set('a', { kind: 'of another version' });
    await expect(changes.get('a')).rejects.toMatchObject({
      problem: 'bad-record',
      message: expect.stringContaining('changes/a is not a valid record') as string,
    });
    await expect(changes.all()).rejects.toMatchObject({ problem: 'bad-record' });
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])(
    'a lifetime of %s is refused: Keyv would keep the record for good',
    async lifetime => {
      await expect(changes.set('a', quiet, lifetime)).rejects.toThrow(RangeError);
      await expect(changes.get('a')).resolves.toBeUndefined();
    },
  );

  it('cannot be asked for under a name of the store’s own', () => {
    expect(() => store.recordsOf('deliveries', changeRow)).toThrow(RangeError);
  });
});

describe('marks', () => {
  it('are set and moved', async () => {
    await expect(store.marks.get('last_tick')).resolves.toBeUndefined();
    await store.marks.set('last_tick', '2024-12-23T14:30:00.000Z');
    await store.marks.set('last_tick', '2024-12-23T14:31:00Z');
    await expect(store.marks.get('last_tick')).resolves.toBe('2024-12-23T14:31:00Z');
  });

  it.each(['2024-12-23', '2024-12-23T06:30:00-08:00', '2024-12-23T14:30:00', 'soon'])(
    '%s is not an instant in UTC',
    async at => {
      await expect(store.marks.set('last_tick', at)).rejects.toMatchObject({ problem: 'bad-record' });
    },
  );
});

describe('the secret', () => {
  it('is the same for all who ask, at once or later, and differs between stores', async () => {
    const [one, two] = await Promise.all([store.secret(), store.secret()]);
    const other = await openStore('sqlite::memory:');
    expect(two).toEqual(one);
    expect(await store.secret()).toEqual(one);
    expect(await other.secret()).not.toEqual(one);
    await other.close();
  });
});

describe('health', () => {
  it('says whether the store can be written', async () => {
    await expect(store.isWritable()).resolves.toBe(true);
    await store.close();
    await expect(store.isWritable()).resolves.toBe(false);
  });

  it('every accessor rejects once the store is closed', async () => {
    await store.close();
    const calls = [
      store.marks.get('a'),
      store.marks.set('a', '2024-12-23T14:31:00Z'),
      store.secret(),
      changes.all(),
      changes.get('a'),
      changes.append({ kind: 'quiet', reason: '' }),
      changes.delete('a'),
    ];
    for (const call of await Promise.allSettled(calls)) {
      expect(call).toMatchObject({ status: 'rejected', reason: { problem: 'closed' } });
    }
  });
});
