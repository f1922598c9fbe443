import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { VARIABLES } from '../../src/settings/environment.ts';
import { ROOT } from '../../src/settings/root.ts';

it('.env.example explains every variable, and no other', () => {
  const lines = readFileSync(join(ROOT, '.env.example'), 'utf8').split('\n');
  const named = lines.flatMap(line => /^(?:# )?([A-Z_]+)=/.exec(line)?.[1] ?? []);
  expect(named.toSorted()).toEqual(VARIABLES.toSorted());
});
