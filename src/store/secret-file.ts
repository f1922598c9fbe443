import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { asStoreError, storeError } from './errors.ts';

/** Where a store's secret lies: beside it, for its owner only. */
export function secretPath(store: string): string {
  return `${store}.secret`;
}

/** The secret in a file; undefined if there is no such file. @throws StoreError for anything else that is there */
export function readSecretFile(path: string): Uint8Array | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return fromText(readFileSync(path, 'utf8').trim(), path);
  } catch (error) {
    throw asStoreError(error, path);
  }
}

/** 32 bytes as they are written: 43 letters, digits, `-` and `_`. @throws StoreError `bad-record` */
export function fromText(text: string, place: string): Uint8Array {
  if (!/^[\w-]{43}$/.test(text)) throw storeError('bad-record', place, 'no secret of 32 bytes');
  return new Uint8Array(Buffer.from(text, 'base64url'));
}

/** Writes the whole file or, if the process is killed, none of it; it is on the disk when this returns. */
export function writeSecretFile(path: string, secret: Uint8Array): void {
  const partial = `${path}.partial`;
  try {
    rmSync(partial, { force: true });
    // `wx`: never through a link or into a file that somebody else has put there meanwhile.
    const text = `${Buffer.from(secret).toString('base64url')}\n`;
    writeFileSync(partial, text, { flag: 'wx', mode: 0o600, flush: true });
    renameSync(partial, path);
    syncFolder(dirname(path));
  } catch (error) {
    throw asStoreError(error, path);
  }
}

/** A file's new name is safe from a power cut once its folder is. Windows cannot open a folder, and does not need to. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** By this a store knows its secret again; the secret cannot be found from it. */
export function fingerprintOf(secret: Uint8Array): string {
  return createHash('sha256').update('picketline/secret/').update(secret).digest('base64url');
}
