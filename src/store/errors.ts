/** What can be wrong with a store, as the code that a caller or a test asks for. */
export type StoreProblem =
  | 'unsupported-address'
  | 'locked'
  | 'not-writable'
  | 'exposed'
  | 'lost-secret'
  | 'corrupt'
  | 'foreign'
  | 'newer'
  | 'full'
  | 'bad-record'
  | 'closed'
  | 'missing'
  | 'exists'
  | 'unknown';

/** A failure of the store. `message` is one clear sentence for the host; the driver's own error is the `cause`. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly problem: StoreProblem;

  constructor(problem: StoreProblem, message: string, options?: ErrorOptions) {
    super(message, options);
    this.problem = problem;
  }
}

/** SQLite's primary result codes (sqlite.org/rescode.html); an extended code carries them in its low byte. */
const PROBLEM_BY_CODE: ReadonlyMap<number, StoreProblem> = new Map([
  [5, 'locked'],
  [6, 'locked'],
  [8, 'not-writable'],
  [11, 'corrupt'],
  [13, 'full'],
  [14, 'not-writable'],
  [26, 'corrupt'],
]);

/** The same for the file system's codes, where a folder or a file is made. */
const PROBLEM_BY_ERRNO: ReadonlyMap<string, StoreProblem> = new Map([
  ['EACCES', 'not-writable'],
  ['EPERM', 'not-writable'],
  ['EROFS', 'not-writable'],
  ['ENOTDIR', 'not-writable'],
  ['EEXIST', 'not-writable'],
  ['EISDIR', 'not-writable'],
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['ERR_INVALID_STATE', 'closed'],
]);

const SENTENCES: Readonly<Record<StoreProblem, (place: string, detail: string) => string>> = {
  'unsupported-address': place => `STORE is "${place}", which is not an address that this version can open.`,
  locked: place => `${place} is in use by another program: stop the other one first.`,
  'not-writable': (place, detail) =>
    `${place} cannot be written (${detail}): the bot’s user must be able to write the file and its folder.`,
  exposed: (place, detail) => `${place} is not its owner’s alone: ${detail}`,
  'lost-secret': place => `The secret of ${place} is not there.`,
  corrupt: (place, detail) =>
    `${place} is damaged or not a database (${detail}); nothing was overwritten: move it away or restore a backup.`,
  foreign: place => `${place} is a database of another program; nothing was overwritten.`,
  newer: place => `${place} was written by a newer version of Picketline: update before starting.`,
  full: place => `The disk that holds ${place} is full: nothing can be recorded until there is room.`,
  'bad-record': (place, detail) => `${place} is not a valid record (${detail}).`,
  closed: place => `${place} is closed.`,
  missing: place => `There is no store at ${place}.`,
  exists: place => `${place} exists already: nothing was overwritten.`,
  unknown: (place, detail) => `${place} failed (${detail}).`,
};

/** Makes the error for a known problem. `place` names the file or the record. */
export function storeError(problem: StoreProblem, place: string, cause?: unknown): StoreError {
  const detail = cause instanceof Error ? cause.message : typeof cause === 'string' ? cause : 'no detail';
  // SQLite's own words may have several lines; a sentence for the host has one.
  const oneLine = detail.replace(/\s*\n\s*/g, ' ');
  return new StoreError(problem, SENTENCES[problem](place, oneLine), { cause });
}

/** Translates whatever SQLite or the file system threw. A `StoreError` passes through unchanged. */
export function asStoreError(error: unknown, place: string): StoreError {
  return error instanceof StoreError ? error : storeError(problemOf(error), place, error);
}

function problemOf(error: unknown): StoreProblem {
  if (!(error instanceof Error)) return 'unknown';
  if ('errcode' in error && typeof error.errcode === 'number') {
    return PROBLEM_BY_CODE.get(error.errcode & 0xff) ?? 'unknown';
  }
  const code = 'code' in error ? String(error.code) : '';
  return PROBLEM_BY_ERRNO.get(code) ?? 'unknown';
}
