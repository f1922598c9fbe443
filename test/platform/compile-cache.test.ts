import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { ROOT } from '../../src/settings/root.ts';

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'picketline-cache-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Where a process keeps compiled code once it was told to keep it in `folder`; "none" if nowhere. */
function cacheOf(folder: string): string {
  const script = `
    const { enablePrivateCompileCache } = await import(${JSON.stringify(join(ROOT, 'src/platform/compile-cache.ts'))});
    enablePrivateCompileCache(${JSON.stringify(folder)});
    console.log(require('node:module').getCompileCacheDir() ?? 'none');`.replace(
    'require',
    'process.getBuiltinModule',
  );
  const env = { PATH: process.env.PATH ?? '' };
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    env,
    encoding: 'utf8',
  }).stdout.trim();
}

it('compiled code is kept in a folder that only its owner can enter', () => {
  const folder = join(scratch(), 'deep', 'cache');
  expect(cacheOf(folder)).toContain(folder);
  expect(statSync(folder).mode & 0o077).toBe(0);
});

const spoil = {
  'anybody may write': (folder: string) => {
    mkdirSync(folder);
    chmodSync(folder, 0o777);
  },
  'anybody may read': (folder: string) => {
    mkdirSync(folder);
    chmodSync(folder, 0o755);
  },
  'leads elsewhere': (folder: string) => {
    mkdirSync(`${folder}-other`, { mode: 0o700 });
    symlinkSync(`${folder}-other`, folder);
  },
  ...(process.getuid?.() === 0 && {
    'belongs to another user': (folder: string) => {
      mkdirSync(folder, { mode: 0o700 });
      chownSync(folder, 65_534, 65_534);
    },
  }),
};
it.skipIf(process.platform === 'win32').each(Object.entries(spoil))(
  'or nowhere, if the folder %s',
  (_, make) => {
    const folder = join(scratch(), 'cache');
    make(folder);
    expect(cacheOf(folder)).toBe('none');
  },
);

it('the bot itself keeps none in the temporary directory', () => {
  const temporary = scratch();
  const env = { PATH: process.env.PATH ?? '', TMPDIR: temporary, DISCORD_TOKEN: 'x', STRIKES: '/nowhere' };
  spawnSync(process.execPath, [join(ROOT, 'src/main.ts')], { env });
  expect(existsSync(join(temporary, 'node-compile-cache'))).toBe(false);
  expect(statSync(join(ROOT, 'node_modules/.cache/picketline')).mode & 0o077).toBe(0);
});
