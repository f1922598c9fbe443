import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exposureOf } from '../platform/private-file.ts';
import { TOKEN_VARIABLES, VARIABLES, type Variables } from './environment.ts';
import { whyUnreadable } from './file-errors.ts';
import type { Problem } from './problem.ts';
import { nearest } from './suggestion.ts';
import { decodeText } from './text-file.ts';

const FILE = '.env';
/** What Windows makes of the name, where it hides the ends of names. */
const MISNAMED = '.env.txt';
/** A name in one case and without digits is no part of a token, so it can be repeated in a message. */
const SAYABLE = /^(?:[A-Z_]{1,40}|[a-z_]{1,40})$/;
/** Three parts with dots between, the first and the last long. */
const LIKE_A_TOKEN = /^[\w-]{18,}\.[\w-]{4,}\.[\w-]{18,}$/;

/**
 * The variables that the file `.env` in a folder sets; none where there is no such file. Whatever in it cannot be read,
 * or looks like a token under another name, is a problem: without its token, a bot would rehearse while everybody waits
 * for it. No message repeats a value.
 *
 * @param env the real environment, which may have the token
 */
export function readDotEnv(folder: string, env: Variables): { variables: Variables; problems: Problem[] } {
  const file = textOf(folder);
  if ('problems' in file) return { variables: {}, problems: file.problems };
  const lines = readLines(file.text);
  const variables = Object.fromEntries(
    lines.flatMap(each => ('name' in each ? [[each.name, each.value]] : [])),
  );
  const hasToken = TOKEN_VARIABLES.some(name => variables[name] || env[name]?.trim());
  const problems = lines.flatMap((each): Problem[] => {
    if ('wrong' in each) return [{ file: FILE, line: each.line, path: '', message: each.wrong }];
    const wrong = wrongName(each.name, each.value, hasToken);
    if (wrong === undefined) return [];
    return [{ file: FILE, line: each.line, path: SAYABLE.test(each.name) ? each.name : '', message: wrong }];
  });
  return { variables, problems };
}

function textOf(folder: string): { text: string } | { problems: Problem[] } {
  const path = join(folder, FILE);
  try {
    const exposure = exposureOf([path]);
    if (exposure !== undefined) return { problems: [{ file: FILE, path: '', message: exposure }] };
    const decoded = decodeText(readFileSync(path), FILE);
    if ('text' in decoded) return decoded;
    return { problems: [{ file: FILE, path: '', ...decoded.place, message: decoded.wrong }] };
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!isAbsent) return { problems: [{ file: FILE, path: '', message: whyUnreadable(error) }] };
  }
  if (!existsSync(join(folder, MISNAMED))) return { text: '' };
  return {
    problems: [{ file: MISNAMED, path: '', message: `is not read under this name; rename it to ${FILE}` }],
  };
}

function wrongName(name: string, value: string, hasToken: boolean): string | undefined {
  if (VARIABLES.includes(name)) return undefined;
  const near = nearest(name, VARIABLES, 2);
  if (near !== undefined) return `is not a variable that is read; did you mean \`${near}\`?`;
  const isMeantForToken = LIKE_A_TOKEN.test(value) || (/token/i.test(name) && value !== '');
  return isMeantForToken && !hasToken
    ? "is not read, and looks as if it were the bot's token; the name for that is `DISCORD_TOKEN`"
    : undefined;
}

/** One line of a `.env`: a variable, or what is wrong with it. What a line holds is in no message: it may be a token. */
export type EnvLine = { line: number } & ({ name: string; value: string } | { wrong: string });

const BLANK_OR_COMMENT = /^\s*(?:#.*)?$/;
const VARIABLE = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*)$/;
const COLON = /^\s*[A-Za-z_]\w*\s*:/;
const QUOTED = /^(["'`])(.*?)\1(.*)$/;

/** The lines of a `.env` that say something. No value of ours has a line break, so each line is read by itself. */
export function readLines(text: string): EnvLine[] {
  return text.split(/\r\n|\n|\r/).flatMap((written, index) => {
    return BLANK_OR_COMMENT.test(written) ? [] : [{ line: index + 1, ...readLine(written) }];
  });
}

function readLine(written: string): { name: string; value: string } | { wrong: string } {
  const [, name, rest] = VARIABLE.exec(written) ?? [];
  if (name === undefined || rest === undefined) {
    return COLON.test(written)
      ? { wrong: 'this line has a colon where an equals sign belongs; write NAME=value' }
      : { wrong: 'this line sets no variable; write NAME=value, or put a # before a comment' };
  }
  if (!/^["'`]/.test(rest)) return { name, value: rest.replace(/#.*$/, '').trim() };
  const [, , value, after] = QUOTED.exec(rest) ?? [];
  if (value === undefined)
    return { wrong: 'a quote that is opened on this line is not closed on it; close it' };
  if (!BLANK_OR_COMMENT.test(after ?? ''))
    return { wrong: 'something stands after the closing quote; take it out, or write the value unquoted' };
  return { name, value };
}
