import type en from '../../config/locales/en.json';

/** A sentence that depends on a number has a key for each of its forms; `count` among the params chooses. */
type Singular<Key extends string> = Key extends `${infer Base}_${'one' | 'other'}` ? Base : Key;
type Section<Name extends 'error' | 'date'> = `${Name}.${Singular<Extract<keyof (typeof en)[Name], string>>}`;
export type UserErrorCode = Section<'error'> | Section<'date'> | 'sites.unknown';

/** Words that are text for Discord already: a timestamp, the name of a channel, a sentence of ours. */
export class Marked {
  readonly words: string;

  constructor(words: string) {
    this.words = words;
  }
}

/** Marks words as text for Discord already. Never for what somebody has just typed. */
export function marked(words: string): Marked {
  return new Marked(words);
}

/**
 * A failure that a person can do something about. `code` is the key of one clear sentence in the locale files, and
 * `sentenceOf` (error-sentence.ts) makes it one. What stands in `params` as text is taken for typed, and nothing in it is
 * a mark, a mention or a link; what is to be one is `marked`.
 */
export class UserError extends Error {
  readonly code: UserErrorCode;
  readonly params: Record<string, string | number | Marked>;

  constructor(code: UserErrorCode, params: Record<string, string | number | Marked> = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}
