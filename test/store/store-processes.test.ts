import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { migrate } from '../../src/store/schema.ts';
import { openStore } from '../../src/store/store.ts';
import { startChild } from './child.ts';
import { temporaryPath } from './temporary.ts';

const HOLDER = `
  const { openStore } = await import(store('store.ts'));
  const held = await openStore(process.env.STORE);
  await held.marks.set('last_tick', '2024-12-23T14:30:00.000Z');
  console.log('holding');
  process.stdin.resume();
  process.stdin.on('end', () => held.close());`;

const WRITER = `
  const { openStore } = await import(store('store.ts'));
  const { marks } = await openStore(process.env.STORE);
  for (let n = 0; ; n += 1) {
    await marks.set('mark-' + n, '2024-12-23T14:30:00.000Z');
    console.log(n);
    await new Promise(setImmediate);
  }`;

const CONTENDER = `
  const { DatabaseSync } = await import('node:sqlite');
  const { SqliteAdapter } = await import(store('sqlite.ts'));
  const adapter = new SqliteAdapter(new DatabaseSync(process.env.FILE, { timeout: 5000 }), 'claims');
  console.log('ready');
  process.stdin.once('data', async () => {
    const won = [];
    for (let n = 0; n < 100; n += 1) if (await adapter.setIfAbsent('key-' + n, process.env.NAME)) won.push(n);
    console.log(JSON.stringify(won));
    process.exit();
  });`;

describe('two bots on one file', () => {
  it('the second is refused in one sentence, and the first goes on', async () => {
    const file = temporaryPath('picketline.db');
    const holder = startChild(HOLDER, { STORE: `sqlite:${file}` });
    await expect(holder.line()).resolves.toBe('holding');
    await expect(openStore(`sqlite:${file}`)).rejects.toMatchObject({
      name: 'StoreError',
      problem: 'locked',
      message: `Another Picketline is already running with ${file}: stop it first, two bots would post twice.`,
    });
    holder.process.stdin.end();
    await holder.ended();
    expect(holder.process.exitCode).toBe(0);
  });

  it('a holder that is killed leaves no lock, and what it wrote', async () => {
    const url = `sqlite:${temporaryPath('picketline.db')}`;
    const holder = startChild(HOLDER, { STORE: url });
    await holder.line();
    await holder.kill();
    const store = await openStore(url);
    await expect(store.marks.get('last_tick')).resolves.toBe('2024-12-23T14:30:00.000Z');
    await store.close();
  });

  it.each([1, 10, 100])(
    'what was acknowledged is there, though the writer is killed after %i writes',
    async count => {
      const url = `sqlite:${temporaryPath('picketline.db')}`;
      const writer = startChild(WRITER, { STORE: url });
      for (let n = 0; n < count; n += 1) await expect(writer.line()).resolves.toBe(String(n));
      await writer.kill();
      const store = await openStore(url);
      const found = Array.from({ length: count }, (_, n) => store.marks.get(`mark-${n}`));
      expect(await Promise.all(found)).not.toContain(undefined);
      await store.close();
    },
  );

  it('within one process, the second is refused as well, until the first closes', async () => {
    const url = `sqlite:${temporaryPath('picketline.db')}`;
    const first = await openStore(url);
    await expect(openStore(url)).rejects.toMatchObject({ problem: 'locked' });
    await first.close();
    await first.close();
    const second = await openStore(url);
    await second.close();
  });

  it('a reader is let in while the bot runs', async () => {
    const file = temporaryPath('picketline.db');
    const holder = startChild(HOLDER, { STORE: `sqlite:${file}` });
    await holder.line();
    const reader = new DatabaseSync(file, { readOnly: true });
    expect(reader.prepare("SELECT key FROM records WHERE namespace = 'marks'").all()).toEqual([
      { key: 'last_tick' },
    ]);
    reader.close();
  });
});

describe('two processes that claim the same keys', () => {
  it('share them out: each key has exactly one winner, who is the one recorded', async () => {
    const file = temporaryPath('claims.db');
    const database = new DatabaseSync(file);
    database.exec('PRAGMA journal_mode = WAL');
    migrate(database);
    const contenders = ['left', 'right'].map(NAME => startChild(CONTENDER, { FILE: file, NAME }));
    await Promise.all(contenders.map(child => child.line()));
    for (const child of contenders) child.say('go');
    const won = await Promise.all(contenders.map(async child => JSON.parse(await child.line()) as number[]));
    expect(won.flat().toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, n) => n));
    const left = database.prepare("SELECT count(*) AS count FROM records WHERE value = 'left'").get();
    expect(left?.count).toBe(won[0]?.length);
    database.close();
  });
});
