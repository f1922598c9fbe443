import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** The address of a store that a restart finds again, and that is gone after the test. */
export function scratchStore(): string {
  const folder = mkdtempSync(join(tmpdir(), 'picketline-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return `sqlite:${join(folder, 'picketline.db')}`;
}
