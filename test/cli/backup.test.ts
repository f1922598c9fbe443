import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/store.ts';

let folder: string;
let store: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'picketline-backup-'));
  store = `sqlite:${join(folder, 'picketline.db')}`;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function run(name: 'backup' | 'restore', ...args: string[]) {
  const script = fileURLToPath(new URL(`../../src/cli/${name}.ts`, import.meta.url));
  return new Promise<{ code: number; out: string; err: string }>(resolve => {
    const child = execFile(process.execPath, [script, ...args], (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
}

describe('npm run backup, npm run restore', () => {
  it('there and back again', async () => {
    const before = await openStore(store);
    await before.marks.set('last_tick', '2024-12-23T14:30:00.000Z');
    const backup = await run('backup', '--store', store);
    expect(backup).toMatchObject({ code: 0, err: '' });
    await before.marks.set('last_tick', '2024-12-23T14:31:00.000Z');
    await before.close();
    const [name] = readdirSync(join(folder, 'backups'));
    expect(name).toMatch(/^picketline-\d{8}T\d{6}Z\.db$/);
    const restore = await run('restore', join(folder, 'backups', String(name)), '--store', store);
    expect(restore).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining('2 records were put back') as string,
    });
    const after = await openStore(store);
    await expect(after.marks.get('last_tick')).resolves.toBe('2024-12-23T14:30:00.000Z');
    await after.close();
  });

  it.each([
    [
      'backup',
      ['--store', 'sqlite::memory:'],
      'in memory only, so there is nothing to read or write: set STORE',
    ],
    ['backup', ['--store', 'sqlite:/nowhere/at/all.db'], 'There is no store at /nowhere/at/all.db.'],
    ['backup', ['--shop', 'x'], '--shop'],
    ['restore', ['--store', 'sqlite:/nowhere/at/all.db'], 'Say which backup'],
    [
      'restore',
      ['/nowhere/monday.db', '--store', 'sqlite:/nowhere/at/all.db'],
      'There is no store at /nowhere/monday.db.',
    ],
  ] as const)('%s %j fails with a sentence, not a stack', async (name, args, sentence) => {
    const { code, out, err } = await run(name, ...args);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
