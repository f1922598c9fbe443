import { execSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { backUpStore } from '../../src/store/backup.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openStore } from '../../src/store/store.ts';
import { startChild } from './child.ts';
import { temporaryPath } from './temporary.ts';

async function refusal(file: string): Promise<unknown> {
  return openStore(`sqlite:${file}`).then(
    () => expect.unreachable('it was opened'),
    error => error as unknown,
  );
}

async function makeStore(file: string): Promise<void> {
  const store = await openStore(`sqlite:${file}`);
  for (let n = 0; n < 200; n += 1) await store.marks.set(`mark-${n}`, '2024-12-23T14:30:00.000Z');
  await store.close();
}

describe('opening', () => {
  it('makes the file and the folders on the way, for the owner’s eyes only', async () => {
    const file = temporaryPath('deep', 'down', 'picketline.db');
    const store = await openStore(`sqlite:${file}`);
    expect([file, `${file}-wal`].map(name => statSync(name).mode & 0o077)).toEqual([0, 0]);
    await store.close();
  });

  it('syncs every commit to the disk, and overwrites what is deleted', () => {
    const open = openDatabase({ kind: 'file', path: temporaryPath('picketline.db') });
    const settings = ['journal_mode', 'synchronous', 'secure_delete'].map(name =>
      Object.values(open.database.prepare(`PRAGMA ${name}`).get() ?? {}),
    );
    expect(settings.flat()).toEqual(['wal', 2, 1]);
    open.close();
  });

  it('finds the same secret and marks again', async () => {
    const url = `sqlite:${temporaryPath('picketline.db')}`;
    const first = await openStore(url);
    const secret = await first.secret();
    await first.marks.set('known_since', '2024-10-21T15:00:00.000Z');
    await first.close();
    const second = await openStore(url);
    expect(secret).toHaveLength(32);
    expect(await second.secret()).toEqual(secret);
    await expect(second.marks.get('known_since')).resolves.toBe('2024-10-21T15:00:00.000Z');
    await second.close();
  });

  it('takes a link for the file that it leads to', async () => {
    const file = temporaryPath('picketline.db');
    const store = await openStore(`sqlite:${file}`);
    const link = join(dirname(file), 'link.db');
    symlinkSync(file, link);
    await expect(openStore(`sqlite:${link}`)).rejects.toMatchObject({ problem: 'locked' });
    await store.close();
  });

  it('keeps nothing in memory, and each store in memory is its own', async () => {
    const [one, two] = [await openStore('sqlite::memory:'), await openStore('sqlite::memory:')];
    await one.marks.set('last_tick', '2024-12-23T14:30:00.000Z');
    await expect(two.marks.get('last_tick')).resolves.toBeUndefined();
    await one.close();
    await two.close();
  });
});

describe('opening refuses', () => {
  it('a file that is not a database, and leaves it alone', async () => {
    const file = temporaryPath('picketline.db');
    const text = 'a strike file, by mistake\n'.repeat(100);
    writeFileSync(file, text);
    expect(await refusal(file)).toMatchObject({
      problem: 'corrupt',
      message: `${file} is damaged or not a database (file is not a database); nothing was overwritten: move it away or restore a backup.`,
    });
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, 4096 * 3)],
    ['overwritten in the middle', (bytes: Buffer) => bytes.fill(0xff, 4096, 4096 * 4)],
  ])('a store that was %s, and leaves it alone', async (_, damage) => {
    const file = temporaryPath('picketline.db');
    await makeStore(file);
    const damaged = Buffer.from(damage(readFileSync(file)));
    writeFileSync(file, damaged);
    expect(await refusal(file)).toMatchObject({
      problem: 'corrupt',
      message: expect.not.stringContaining('\n') as string,
    });
    expect(readFileSync(file).equals(damaged)).toBe(true);
  });

  it('the database of another program, and leaves it alone', async () => {
    const file = temporaryPath('cookies.db');
    const database = new DatabaseSync(file);
    database.exec('CREATE TABLE cookies (name TEXT)');
    database.close();
    const bytes = readFileSync(file);
    expect(await refusal(file)).toMatchObject({ problem: 'foreign' });
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('a store of a newer version', async () => {
    const file = temporaryPath('picketline.db');
    await makeStore(file);
    const database = new DatabaseSync(file);
    database.exec('PRAGMA user_version = 99');
    database.close();
    expect(await refusal(file)).toMatchObject({
      problem: 'newer',
      message: `${file} was written by a newer version of Picketline: update before starting.`,
    });
  });

  it('a folder in the place of the file', async () => {
    const file = temporaryPath('picketline.db');
    mkdirSync(file);
    expect(await refusal(file)).toMatchObject({ problem: 'not-writable' });
  });

  it('a file in the place of the folder', async () => {
    const folder = temporaryPath('data');
    writeFileSync(folder, '');
    expect(await refusal(join(folder, 'picketline.db'))).toMatchObject({ problem: 'not-writable' });
  });

  /** Permission bits do not bind root, so the child that tries becomes somebody else first. */
  const AS_NOBODY = `
    const { openStore } = await import(store('store.ts'));
    if (process.getuid() === 0) { process.setgid(65534); process.setuid(65534); }
    await openStore('sqlite:' + process.env.FILE).then(
      () => console.log('opened'),
      ({ problem, message }) => console.log(JSON.stringify({ problem, message })),
    );`;

  it.skipIf(process.platform === 'win32').each([
    ['the store', ['picketline.db']],
    ['its log', ['picketline.db-wal']],
    ['its index', ['picketline.db-shm']],
    ['its secret', ['picketline.db.secret']],
    ['the store and its secret', ['picketline.db', 'picketline.db.secret']],
  ])('what other users of the machine can read, with the command that mends it: %s', async (_, names) => {
    const file = temporaryPath('picketline.db');
    await makeStore(file);
    const exposed = names.map(name => join(dirname(file), name));
    // SQLite takes its side files away when it closes the store.
    const expose = () => {
      for (const path of exposed) {
        if (!existsSync(path)) writeFileSync(path, '');
        chmodSync(path, 0o640);
      }
    };
    expose();
    const command = `chmod 600 ${exposed.join(' ')}`;
    const message = `${file} is not its owner’s alone: other users of this machine can read it; run: ${command}`;
    expect(await refusal(file)).toMatchObject({ problem: 'exposed', message });
    expose();
    expect(() => backUpStore(`sqlite:${file}`, `${file}.copy`)).toThrow(message);
    expose();
    execSync(command);
    rmSync(`${file}-wal`, { force: true });
    rmSync(`${file}-shm`, { force: true });
    await (await openStore(`sqlite:${file}`)).close();
  });

  it.skipIf(process.platform === 'win32')('a folder in which others can put files of their own', async () => {
    const file = temporaryPath('our data', 'picketline.db');
    await makeStore(file);
    chmodSync(dirname(file), 0o775);
    const command = `chmod 700 '${dirname(file)}'`;
    expect(await refusal(file)).toMatchObject({
      problem: 'exposed',
      message: `${file} is not its owner’s alone: other users of this machine can write there; run: ${command}`,
    });
    execSync(command);
    await (await openStore(`sqlite:${file}`)).close();
  });

  it.skipIf(process.platform === 'win32').each([
    ['that is there', true],
    ['that is not there yet', false],
  ])('in a folder of everybody’s, such as /tmp, a store %s', async (_, isThere) => {
    const file = temporaryPath('everybody’s', 'picketline.db');
    mkdirSync(dirname(file));
    if (isThere) await makeStore(file);
    chmodSync(dirname(file), 0o1777);
    const before = readdirSync(dirname(file));
    expect(await refusal(file)).toMatchObject({
      problem: 'exposed',
      message: `${file} is not its owner’s alone: other users of this machine can put files beside it; put it into a folder of its own, made with mkdir -m 700`,
    });
    expect(readdirSync(dirname(file))).toEqual(before);
    if (isThere)
      expect(() => backUpStore(`sqlite:${file}`, `${file}.copy`)).toThrow('put it into a folder of its own');
    chmodSync(dirname(file), 0o700);
    await makeStore(file);
  });

  it.skipIf(process.platform === 'win32')(
    'no lock of an older version that others can lock: it is made private',
    async () => {
      const file = temporaryPath('picketline.db');
      await makeStore(file);
      chmodSync(`${file}.lock`, 0o644);
      await makeStore(file);
      expect(statSync(`${file}.lock`).mode & 0o077).toBe(0);
    },
  );

  it.skipIf(process.platform === 'win32')('a folder that it may not write', async () => {
    const file = temporaryPath('locked', 'picketline.db');
    mkdirSync(dirname(file), { mode: 0o555 });
    chmodSync(dirname(dirname(file)), 0o755);
    const child = startChild(`process.umask(0);${AS_NOBODY}`, { FILE: file });
    const { problem, message } = JSON.parse(await child.line()) as Record<string, string>;
    expect(problem).toBe('not-writable');
    expect(message).toContain(dirname(file));
  });

  it.skipIf(process.platform === 'win32')('a store that it may read but not write', async () => {
    const file = temporaryPath('picketline.db');
    await makeStore(file);
    if (process.getuid?.() === 0) {
      for (const path of [dirname(file), file, `${file}.lock`]) chownSync(path, 65_534, 65_534);
    }
    chmodSync(file, 0o400);
    const child = startChild(AS_NOBODY, { FILE: file });
    expect(JSON.parse(await child.line())).toMatchObject({ problem: 'not-writable' });
  });
});

describe('a disk without room', () => {
  it('is told as such, and what was there stays', async () => {
    const file = temporaryPath('picketline.db');
    await makeStore(file);
    const child = startChild(
      `
      const { DatabaseSync } = await import('node:sqlite');
      const { SqliteAdapter } = await import(store('sqlite.ts'));
      const database = new DatabaseSync(process.env.FILE);
      database.exec('PRAGMA max_page_count = 1');
      const adapter = new SqliteAdapter(database, 'marks', process.env.FILE);
      await adapter.set('big', 'x'.repeat(1e6)).catch(({ problem }) => console.log(problem));
      console.log(await adapter.has('mark-0'), await adapter.has('big'));`,
      { FILE: file },
    );
    await expect(child.line()).resolves.toBe('full');
    await expect(child.line()).resolves.toBe('true false');
  });
});
