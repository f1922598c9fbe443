import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { exposureOf } from '../platform/private-file.ts';
import type { Environment } from './environment.ts';
import { tokenText } from './environment-values.ts';
import { whyUnreadable } from './file-errors.ts';
import type { Problem } from './problem.ts';

/**
 * The bot's token, from the environment or from the file that it names. Without one it is a rehearsal.
 * No message ever repeats any part of it.
 */
export function readToken(
  environment: Environment,
  root: string,
  originOf: (name: string) => string,
): { token?: string; problems: Problem[] } {
  const { DISCORD_TOKEN: given, DISCORD_TOKEN_FILE: file } = environment;
  const name = file === undefined ? 'DISCORD_TOKEN' : 'DISCORD_TOKEN_FILE';
  const refuse = (message: string) => ({ problems: [{ file: originOf(name), path: name, message }] });
  if (file !== undefined && given !== undefined)
    return refuse('is set as well as DISCORD_TOKEN; set one of them');
  const read = file === undefined ? { text: given } : readSecret(resolve(root, file));
  if ('wrong' in read) return refuse(`names a file that cannot be used: ${read.wrong}`);
  if (read.text === undefined) return { problems: [] };
  const token = tokenText.safeParse(read.text);
  if (!token.success) return refuse('names a file that does not hold a token; put the token into it, alone');
  if (environment.DISCORD_API_URL === undefined && !/^[^.]+\.[^.]+\.[^.]+$/.test(token.data)) {
    return refuse(
      "is not a bot's token, which is three parts with dots between; copy it again from Discord's developer portal",
    );
  }
  return { token: token.data, problems: [] };
}

function readSecret(path: string): { text: string } | { wrong: string } {
  try {
    const exposure = exposureOf([path]);
    if (exposure !== undefined) return { wrong: exposure };
    return { text: readFileSync(path, 'utf8').trim() };
  } catch (error) {
    return { wrong: whyUnreadable(error) };
  }
}
