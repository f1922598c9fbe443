import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backUpStore } from '../store/backup.ts';
import { openStore, type Store } from '../store/store.ts';

/** Reads a copy of a store, as of one instant, because the store itself belongs to the bot that runs. */
export async function withCopy<Result>(
  address: string,
  read: (copy: Store) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'picketline-copy-'));
  try {
    const { path } = backUpStore(address, join(folder, 'copy.db'));
    const copy = await openStore(`sqlite:${path}`);
    try {
      return await read(copy);
    } finally {
      await copy.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
