import { onOneLine, plainWords, refuseDisguised } from '../../src/wording/plain-words.ts';
import { UserError } from '../../src/wording/user-error.ts';

/** What was typed, by the names of the options: of a command, or of a form that asks for the same. */
export interface Written {
  options: { getString(name: string): string | null };
}

/** What somebody typed into an option, on one line, to be read as a time or a name; undefined where that is nothing. */
export function said({ options }: Written, name: string): string | undefined {
  const written = onOneLine(options.getString(name) ?? '');
  return written === '' ? undefined : written;
}

/**
 * The same of words that members will read. They are kept as text for Discord, as the words of a strike file are, in which
 * whatever was typed means itself: no bold, no code block, no link under another name. This is the one place that makes
 * them so; code that says them later says them as they are.
 */
export function saidWords({ options }: Written, name: string): string | undefined {
  const written = said({ options }, name);
  return written === undefined ? undefined : wordsOf(written);
}

/** The same of words that stand before a full stop of ours: people often type one of their own. */
export function saidUnstopped({ options }: Written, name: string): string | undefined {
  const written = said({ options }, name)?.replace(/[.\s]+$/u, '');
  return written === undefined || written === '' ? undefined : wordsOf(written);
}

function wordsOf(written: string): string {
  refuseDisguised(written);
  return plainWords(written);
}

/** Throws the UserError that asks for it where there is nothing. */
export function needed<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw new UserError('error.emptyText', { option: name });
  return value;
}
