import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { openStore, type Store } from '../../src/store/store.ts';
import { randomFrom } from '../torture/random.ts';
import { startChild } from './child.ts';
import { temporaryPath } from './temporary.ts';

let file: string;
let store: Store;
beforeEach(async () => {
  file = temporaryPath('picketline.db');
  store = await openStore(`sqlite:${file}`);
  return () => store.close();
});

/** The files of the store in which these words lie. */
function where(words: string): string[] {
  const names = readdirSync(dirname(file));
  return names.filter(name => readFileSync(join(dirname(file), name)).includes(words));
}

describe('what is taken back is in no file of the store, while the bot runs', () => {
  const drafts = () => store.recordsOf('drafts', z.string());
  it.each([
    ['overwritten', () => drafts().set('a', 'other')],
    ['deleted', () => drafts().delete('a')],
  ] as const)('%s', async (_, take) => {
    await drafts().set('a', 'words that are taken back');
    expect(where('taken back')).not.toEqual([]);
    await take();
    expect(where('taken back')).toEqual([]);
  });

  it('a stop that is ended', async () => {
    await store.halts.save('1', { mode: 'paused', reason: 'taken back', at: '2024-12-23T14:30:00.000Z' });
    await store.halts.remove('1');
    expect(where('taken back')).toEqual([]);
  });

  it('purged entries', async () => {
    await store.audit.add('1/1', 'an entry, taken back');
    await store.audit.remove(['1/1']);
    expect(where('taken back')).toEqual([]);
  });

  it('what has expired, at the next beat', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    await drafts().set('a', 'taken back', 60_000);
    vi.setSystemTime(Date.now() + 60_001);
    await store.sweep();
    vi.useRealTimers();
    expect(where('taken back')).toEqual([]);
  });

  it('at the next beat, if somebody reads meanwhile', async () => {
    await drafts().set('a', 'taken back');
    const reader = new DatabaseSync(file, { readOnly: true });
    reader.exec('BEGIN; SELECT * FROM records');
    await drafts().delete('a');
    expect(where('taken back')).not.toEqual([]);
    reader.close();
    await store.sweep();
    expect(where('taken back')).toEqual([]);
  });

  it('after the next start, if the process was killed before it came to that', async () => {
    const other = temporaryPath('picketline.db');
    const child = startChild(
      `const { openStore } = await import(store('store.ts'));
       const { DatabaseSync } = await import('node:sqlite');
       const kept = await openStore('sqlite:' + process.env.FILE);
       const reader = new DatabaseSync(process.env.FILE, { readOnly: true });
       reader.exec('BEGIN; SELECT * FROM records');
       await kept.halts.save('1', { mode: 'paused', reason: 'taken back', at: '2024-12-23T14:30:00.000Z' });
       await kept.halts.remove('1');
       process.kill(process.pid, 'SIGKILL');`,
      { FILE: other },
    );
    await child.ended();
    file = other;
    expect(where('taken back')).toEqual(['picketline.db-wal']);
    const next = await openStore(`sqlite:${other}`);
    expect(where('taken back')).toEqual([]);
    await next.close();
  });
});

it.each([1, 2])('records of all sizes, written, replaced and deleted in any order: seed %i', async seed => {
  const random = randomFrom(`erasure#${seed}`);
  const records = store.recordsOf('drafts', z.string());
  const alive = new Map<string, string>();
  const gone: string[] = [];
  for (let n = 0; n < 150; n += 1) {
    const key = `key-${random.int(0, 15)}`;
    const before = alive.get(key);
    if (before !== undefined) gone.push(before);
    if (random.int(0, 2) === 0) {
      await records.delete(key);
      alive.delete(key);
    } else {
      const word = `word-${seed}-${n}-`;
      await records.set(key, word.repeat(random.int(1, random.int(1, 3) === 1 ? 2000 : 20)));
      alive.set(key, word);
    }
  }
  expect(gone.length).toBeGreaterThan(50);
  expect(gone.flatMap(where)).toEqual([]);
});
