import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';

const folders: string[] = [];

/** A path in a fresh folder of its own, which goes after the test. */
export function temporaryPath(...names: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'picketline-store-'));
  folders.push(folder);
  return join(folder, ...names);
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
