import type en from '../../config/locales/en.json';

/** A sentence that depends on a number has a key for each of its forms; `count` among the params chooses. */
type Singular<Key extends string> = Key extends `${infer Base}_${'one' | 'other'}` ? Base : Key;
type Section<Name extends 'error' | 'date'> = `${Name}.${Singular<Extract<keyof (typeof en)[Name], string>>}`;
export type UserErrorCode = Section<'error'> | Section<'date'> | 'sites.unknown';

/**
 * A failure that a person can do something about. `code` is the key of one clear sentence in the locale files;
 * it becomes a reply in exactly one place, discord/router.ts.
 */
export class UserError extends Error {
  readonly code: UserErrorCode;
  readonly params: Record<string, string | number>;

  constructor(code: UserErrorCode, params: Record<string, string | number> = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}
