import { resolve } from 'node:path';
import { StoreError } from './errors.ts';

/** Where a store lives: in a file (absolute path), or in memory until it is closed. */
export type StoreAddress = { kind: 'file'; path: string } | { kind: 'memory' };

const EXPECTED = 'write sqlite:data/picketline.db, or sqlite::memory: to keep nothing';

/**
 * Reads what `STORE` says: `sqlite:<path>` (relative to the working directory) or `sqlite::memory:`.
 *
 * The path is made absolute because SQLite reads `file:…` as a URI with options of its own.
 * @throws StoreError `unsupported-address`
 */
export function parseStoreAddress(url: string): StoreAddress {
  const path = /^sqlite:(?!\/\/)(.+)$/s.exec(url)?.[1];
  if (path === undefined || path.includes('\0') || path.endsWith('/')) {
    throw new StoreError('unsupported-address', `STORE cannot be "${withoutPassword(url)}": ${EXPECTED}.`);
  }
  return path === ':memory:' ? { kind: 'memory' } : { kind: 'file', path: resolve(path) };
}

/** The path of a store that is a file. @throws StoreError `unsupported-address` */
export function fileAddress(url: string): string {
  const address = parseStoreAddress(url);
  if (address.kind === 'file') return address.path;
  throw new StoreError(
    'unsupported-address',
    'This store would be kept in memory only, so there is nothing to read or write: set STORE to that of the bot, such as sqlite:data/picketline.db.',
  );
}

/** `postgres://user:password@host` is a plausible mistake, and this sentence goes to the log. */
function withoutPassword(url: string): string {
  return url.replace(/\/\/[^/]*@/, '//…@');
}
