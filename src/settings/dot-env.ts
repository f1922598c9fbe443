import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { VARIABLES, type Variables } from './environment.ts';
import { whyUnreadable } from './file-errors.ts';
import type { Problem } from './problem.ts';
import { nearest } from './suggestion.ts';

/**
 * The variables that the file `.env` in a folder sets; none where there is no such file. A name that is nearly that
 * of a variable is a mistyped one: without its token, a bot would rehearse while everybody waits for it.
 */
export function readDotEnv(folder: string): { variables: Variables; problems: Problem[] } {
  try {
    const variables = parseEnv(readFileSync(join(folder, '.env'), 'utf8'));
    return { variables, problems: Object.keys(variables).flatMap(mistyped) };
  } catch (error) {
    const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const problems = absent ? [] : [{ file: '.env', path: '', message: whyUnreadable(error) }];
    return { variables: {}, problems };
  }
}

function mistyped(name: string): Problem[] {
  const near = VARIABLES.includes(name) ? undefined : nearest(name, VARIABLES, 2);
  if (near === undefined) return [];
  return [{ file: '.env', path: name, message: `is not a variable that is read; did you mean \`${near}\`?` }];
}
