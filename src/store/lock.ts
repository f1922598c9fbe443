import { chmodSync, existsSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { makePrivateFile } from '../platform/private-file.ts';
import { asStoreError, StoreError } from './errors.ts';

/** How long a start waits for the previous process to finish stopping. It blocks, at a start, once. */
const PATIENCE_MS = 1_000;

/** A held lock. Releasing it twice does no harm. */
export interface Lock {
  release(): void;
}

/**
 * Makes this process the only bot on a store, for as long as it lives.
 *
 * The lock is an open exclusive transaction on a small database of its own beside the data, `<path>.lock`. The
 * operating system drops it with the process, SIGKILL and power loss included, so there is never a stale lock to
 * remove by hand, as there would be with a pid or a heartbeat written down. The data file itself is not locked
 * exclusively because `doctor` and `backup` read it while the bot runs. The lock file is left in place on purpose:
 * to delete it while another process waits for it would let both in.
 * @throws StoreError `locked`, `not-writable`
 */
export function lockStore(path: string): Lock {
  let holder: DatabaseSync | undefined;
  try {
    keepPrivate(`${path}.lock`);
    holder = new DatabaseSync(`${path}.lock`, { timeout: PATIENCE_MS });
    holder.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    if (holder?.isOpen) holder.close();
    throw refusal(cause, path);
  }
  const held = holder;
  return {
    release: () => {
      if (held.isOpen) held.close();
    },
  };
}

/**
 * It holds nothing, but who can open it can lock it, and older versions let others read it. One that is there is not opened
 * here: closing it again would drop the locks that this process has on it.
 */
function keepPrivate(file: string): void {
  if (!existsSync(file)) makePrivateFile(file);
  if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
}

function refusal(cause: unknown, path: string): StoreError {
  const error = asStoreError(cause, `${path}.lock`);
  if (error.problem !== 'locked') return error;
  const sentence = `Another Picketline is already running with ${path}: stop it first, two bots would post twice.`;
  return new StoreError('locked', sentence, { cause });
}
