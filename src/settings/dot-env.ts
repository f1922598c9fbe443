import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import type { Variables } from './environment.ts';
import { whyUnreadable } from './file-errors.ts';
import type { Problem } from './problem.ts';

/** The variables that the file `.env` in a folder sets; none where there is no such file. */
export function readDotEnv(folder: string): { variables: Variables; problems: Problem[] } {
  try {
    return { variables: parseEnv(readFileSync(join(folder, '.env'), 'utf8')), problems: [] };
  } catch (error) {
    const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const problems = absent ? [] : [{ file: '.env', path: '', message: whyUnreadable(error) }];
    return { variables: {}, problems };
  }
}
