import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { ROOT } from '../../src/settings/root.ts';

const run = promisify(execFile);

/** What `npm run check:lint` finds in a tree with one file of this name. */
async function lint(name: string): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'picketline-names-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(join(root, 'src'));
  writeFileSync(join(root, 'src', name), 'export const answer = 42;\n');
  const [oxlint, config] = [join(ROOT, 'node_modules/.bin/oxlint'), join(ROOT, '.oxlintrc.json')];
  return run(process.execPath, [oxlint, '-c', config, '--format', 'json', '.'], { cwd: root }).then(
    ({ stdout }) => stdout,
    (failed: { stdout: string }) => failed.stdout,
  );
}

it.each(['picketDay.ts', 'PicketDay.ts', 'picket_day.ts', 'picketDay.test.ts', 'picketDay.mjs'])(
  'a file may not be named %s',
  async name => {
    expect(await lint(name)).toContain('filename-case');
  },
);

it.each(['picket-day.ts', 'picket-day.test.ts', 'day.d.ts', 'guard.mjs'])(
  'a file may be named %s',
  async name => {
    const { diagnostics } = JSON.parse(await lint(name)) as { diagnostics: unknown[] };
    expect(diagnostics).toEqual([]);
  },
);
