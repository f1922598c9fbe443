import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, it } from 'vitest';
import { backUpStore } from '../../src/store/backup.ts';
import { restoreStore } from '../../src/store/restore.ts';
import { openStore } from '../../src/store/store.ts';
import { temporaryPath } from './temporary.ts';

const OLD = `${'A'.repeat(42)}E`;
const SECRET = new Uint8Array(Buffer.from(OLD, 'base64url'));
const NOW = '2024-12-23T14:30:00.000Z';

let file: string;
beforeEach(() => {
  file = temporaryPath('picketline.db');
});

async function secretOf(path = file): Promise<Uint8Array> {
  const store = await openStore(`sqlite:${path}`);
  try {
    return await store.secret();
  } finally {
    await store.close();
  }
}

/** A store as older versions left it: the secret is a record in the database. */
async function olderStore(): Promise<void> {
  const store = await openStore(`sqlite:${file}`);
  await store.marks.set('known_since/1', NOW);
  await store.close();
  const database = new DatabaseSync(file);
  database.exec(
    `INSERT INTO records (namespace, key, value) VALUES ('secret', 'installation', '{"value":{"base64url":"${OLD}"}}')`,
  );
  database.close();
}

function filesWith(text: string): string[] {
  return readdirSync(dirname(file)).filter(name => readFileSync(join(dirname(file), name)).includes(text));
}

describe('the secret', () => {
  it('lies in a file of its own that only its owner can read, and nowhere else', async () => {
    const secret = await secretOf();
    const text = Buffer.from(secret).toString('base64url');
    expect(filesWith(text)).toEqual(['picketline.db.secret']);
    expect(statSync(`${file}.secret`).mode & 0o077).toBe(0);
    expect(await secretOf()).toEqual(secret);
  });

  const interrupted: [string, () => void][] = [
    ['for the first time', () => {}],
    [
      'after a kill while the file was written',
      () => writeFileSync(`${file}.secret.partial`, OLD.slice(0, 9)),
    ],
    [
      'after a kill once the file was written',
      () => writeFileSync(`${file}.secret`, `${OLD}\n`, { mode: 0o600 }),
    ],
  ];
  it.each(interrupted)('of an older version is moved out of the database: %s', async (_, before) => {
    await olderStore();
    before();
    expect(await secretOf()).toEqual(SECRET);
    expect(filesWith(OLD)).toEqual(['picketline.db.secret']);
    expect(await secretOf()).toEqual(SECRET);
  });

  it.each([
    ['is missing', () => rmSync(`${file}.secret`)],
    ['is not the secret with which', () => writeFileSync(`${file}.secret`, `${'B'.repeat(42)}E`)],
    ['is not a valid record', () => writeFileSync(`${file}.secret`, 'B')],
  ])('that %s is not replaced in silence: what was posted would be posted again', async (says, spoil) => {
    await secretOf();
    spoil();
    await expect(secretOf()).rejects.toThrow(says);
  });
});

describe('a backup', () => {
  const backup = () => join(dirname(file), 'backups', 'monday.db');
  const back = () => restoreStore(`sqlite:${file}`, backup(), NOW);

  it('has the secret beside it, and a restore brings it back', async () => {
    const secret = await secretOf();
    expect(backUpStore(`sqlite:${file}`, backup())).toMatchObject({ secret: 'beside' });
    expect(statSync(`${backup()}.secret`).mode & 0o077).toBe(0);
    for (const name of readdirSync(dirname(file)))
      if (name.startsWith('picketline.db')) rmSync(join(dirname(file), name));
    await expect(back()).resolves.toMatchObject({ hasNewSecret: false });
    expect(await secretOf()).toEqual(secret);
  });

  it('without it takes the secret that is there', async () => {
    const secret = await secretOf();
    expect(backUpStore(`sqlite:${file}`, backup(), { withSecret: false })).toMatchObject({ secret: 'none' });
    expect(readdirSync(dirname(backup()))).toEqual(['monday.db']);
    await expect(back()).resolves.toMatchObject({ hasNewSecret: false });
    expect(await secretOf()).toEqual(secret);
  });

  it('without any gets a new one, and owes nothing of before', async () => {
    const store = await openStore(`sqlite:${file}`);
    await store.marks.set('known_since/1', NOW);
    const secret = await store.secret();
    await store.close();
    backUpStore(`sqlite:${file}`, backup(), { withSecret: false });
    renameSync(`${file}.secret`, `${file}.elsewhere`);
    await expect(back()).resolves.toMatchObject({ hasNewSecret: true });
    expect(await secretOf()).not.toEqual(secret);
    const after = await openStore(`sqlite:${file}`);
    await expect(after.marks.get('known_since/1')).resolves.toBeUndefined();
    await after.close();
  });

  it('of an older version holds it inside, and says so', async () => {
    await olderStore();
    expect(backUpStore(`sqlite:${file}`, backup())).toMatchObject({ secret: 'inside' });
    await expect(back()).resolves.toMatchObject({ hasNewSecret: false });
    expect(await secretOf()).toEqual(SECRET);
  });
});
