import { chownSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { removeStaleCopies } from '../../src/store/stale-copies.ts';
import { temporaryPath } from './temporary.ts';

it('copies of a store that older versions left in the temporary directory are removed, and nothing else', () => {
  const folder = dirname(temporaryPath('x'));
  const at = (name: string) => join(folder, name);
  for (const name of ['picketline-copy-Ab1', 'picketline-copy-Zz9', 'picketline-x', 'elsewhere']) {
    mkdirSync(at(name));
    writeFileSync(join(at(name), 'copy.db'), 'words');
  }
  symlinkSync(at('elsewhere'), at('picketline-copy-link'));
  removeStaleCopies(folder);
  expect(existsSync(at('picketline-copy-Ab1'))).toBe(false);
  expect(existsSync(at('picketline-copy-Zz9'))).toBe(false);
  expect(existsSync(join(at('picketline-x'), 'copy.db'))).toBe(true);
  expect(existsSync(join(at('elsewhere'), 'copy.db'))).toBe(true);
});

it.skipIf(process.getuid?.() !== 0)('one that belongs to another user is left alone', () => {
  const folder = dirname(temporaryPath('x'));
  const path = join(folder, 'picketline-copy-other');
  mkdirSync(path);
  chownSync(path, 65_534, 65_534);
  removeStaleCopies(folder);
  expect(existsSync(path)).toBe(true);
});
