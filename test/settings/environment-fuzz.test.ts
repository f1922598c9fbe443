import fc from 'fast-check';
import { expect, it } from 'vitest';
import { VARIABLES } from '../../src/settings/environment.ts';
import { readSettings } from '../../src/settings/settings.ts';
import { folderWith } from './folder.ts';

const TEXT = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '',
    ' ',
    '0',
    '-1',
    'a.b.c',
    'sqlite:',
    'sqlite::memory:',
    'https://x',
    '[::1]:1',
    'debug',
    'null',
  ),
);
const ENVIRONMENT = fc.dictionary(fc.constantFrom(...VARIABLES), TEXT);

it('reads whatever is set, or says which variable or file is wrong', () => {
  const root = folderWith();
  fc.assert(
    fc.property(ENVIRONMENT, env => {
      const reading = readSettings({ env, root });
      if (reading.ok) return;
      expect(reading.problems.length).toBeGreaterThan(0);
      for (const { file, message } of reading.problems) {
        expect(file).not.toBe('');
        expect(message).toMatch(/; /);
      }
    }),
  );
});
