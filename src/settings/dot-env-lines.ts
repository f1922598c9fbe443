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
