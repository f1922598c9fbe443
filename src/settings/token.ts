import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Environment } from './environment.ts';
import { token as tokenSchema } from './environment-values.ts';
import { whyUnreadable } from './file-errors.ts';
import type { Problem } from './problem.ts';

/** The bot's token, from the environment or from the file that it names, or nothing: then it is a rehearsal. */
export function readToken(
  { DISCORD_TOKEN: token, DISCORD_TOKEN_FILE: file }: Environment,
  root: string,
): { token?: string } | { problem: Problem } {
  if (file === undefined) return token === undefined ? {} : { token };
  const problem = (message: string) => ({
    problem: { file: 'environment', path: 'DISCORD_TOKEN_FILE', message: `${message}` },
  });
  if (token !== undefined) return problem('is set together with DISCORD_TOKEN; set one of them');
  try {
    const read = tokenSchema.safeParse(readFileSync(resolve(root, file), 'utf8').trim());
    return read.success
      ? { token: read.data }
      : problem(`names a file that holds no token; put the token into it, alone`);
  } catch (error) {
    return problem(`names ${file}: ${whyUnreadable(error)}`);
  }
}
