import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { backUpStore } from '../../src/store/backup.ts';
import { RESTORED_AT, restoreStore } from '../../src/store/restore.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { temporaryPath } from './temporary.ts';

const NOW = '2024-12-23T14:30:00.000Z';
const EARLIER = '2024-12-22T14:30:00.000Z';

let url: string;
let backup: string;
beforeEach(() => {
  const file = temporaryPath('picketline.db');
  url = `sqlite:${file}`;
  backup = join(dirname(file), 'backups', 'monday.db');
});

async function using<Result>(work: (store: Store) => Promise<Result>): Promise<Result> {
  const store = await openStore(url);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

describe('a backup', () => {
  it('is made while the bot runs, in one file that only its owner can read', async () => {
    await using(async store => {
      await store.marks.set('last_tick', EARLIER);
      expect(backUpStore(url, backup)).toEqual({ path: backup, records: 2, secret: 'none' });
      await store.marks.set('last_tick', NOW);
    });
    expect(readdirSync(dirname(backup))).toEqual(['monday.db']);
    expect(statSync(backup).mode & 0o077).toBe(0);
  });

  it('holds nothing that was deleted', async () => {
    await using(async store => {
      const drafts = store.recordsOf('drafts', z.string());
      await drafts.set('a', 'words that were taken back');
      await drafts.delete('a');
      backUpStore(url, backup);
    });
    expect(readFileSync(backup).includes('taken back')).toBe(false);
  });

  it('never overwrites, and says so where there is nothing to copy', async () => {
    expect(() => backUpStore(url, backup)).toThrow(/There is no store at/);
    expect(() => backUpStore('sqlite::memory:', backup)).toThrow(/in memory only/);
    await using(async () => {
      backUpStore(url, backup);
      expect(() => backUpStore(url, backup)).toThrow(/exists already: nothing was overwritten/);
      // The copy was moved elsewhere, and the secret that belongs to it is still here.
      renameSync(backup, `${backup}.moved`);
      writeFileSync(`${backup}.secret`, 'of the copy that was moved');
      expect(() => backUpStore(url, backup)).toThrow(/\.secret exists already: nothing was overwritten/);
      expect(existsSync(backup)).toBe(false);
    });
  });

  it('is not made of a damaged store', async () => {
    await using(store => store.marks.set('last_tick', NOW));
    const file = url.slice('sqlite:'.length);
    writeFileSync(file, readFileSync(file).fill(0xff, 4096, 8192));
    expect(() => backUpStore(url, backup)).toThrow(/damaged/);
    expect(existsSync(backup)).toBe(false);
  });
});

describe('a restore', () => {
  it('brings back what the backup holds, marks the instant, and moves aside what was there', async () => {
    const secret = await using(async store => {
      await store.marks.set('last_tick', EARLIER);
      return store.secret();
    });
    backUpStore(url, backup);
    await using(store => store.marks.set('last_tick', NOW));
    const report = await restoreStore(url, backup, NOW);
    expect(report).toMatchObject({
      records: 3,
      replaced: expect.stringMatching(/\.replaced-20241223T143000Z$/) as string,
    });
    await using(async store => {
      await expect(store.marks.get('last_tick')).resolves.toBe(EARLIER);
      await expect(store.marks.get(RESTORED_AT)).resolves.toBe(NOW);
      expect(await store.secret()).toEqual(secret);
    });
    url = `sqlite:${report.replaced}`;
    await expect(using(store => store.marks.get('last_tick'))).resolves.toBe(NOW);
  });

  it('is refused while the bot runs', async () => {
    await using(async store => {
      await store.marks.set('last_tick', NOW);
      backUpStore(url, backup);
      await expect(restoreStore(url, backup, NOW)).rejects.toMatchObject({ problem: 'locked' });
      await expect(store.marks.get('last_tick')).resolves.toBe(NOW);
    });
  });

  it('is refused from a file that is no backup, and leaves the store as it was', async () => {
    await using(store => store.marks.set('last_tick', NOW));
    const other = temporaryPath('other.txt');
    await expect(restoreStore(url, other, NOW)).rejects.toMatchObject({ problem: 'missing' });
    writeFileSync(other, 'no backup'.repeat(999));
    await expect(restoreStore(url, other, NOW)).rejects.toMatchObject({ problem: 'corrupt' });
    await expect(using(store => store.marks.get('last_tick'))).resolves.toBe(NOW);
  });

  it('takes the place of a damaged store, and of none', async () => {
    await using(store => store.marks.set('last_tick', EARLIER));
    backUpStore(url, backup);
    const file = url.slice('sqlite:'.length);
    writeFileSync(file, 'damaged');
    await expect(restoreStore(url, backup, NOW)).resolves.toMatchObject({ path: file });
    await expect(using(store => store.marks.get('last_tick'))).resolves.toBe(EARLIER);
    url = `sqlite:${temporaryPath('elsewhere', 'picketline.db')}`;
    await expect(restoreStore(url, backup, NOW)).resolves.not.toHaveProperty('replaced');
    await expect(using(store => store.marks.get('last_tick'))).resolves.toBe(EARLIER);
  });
});
