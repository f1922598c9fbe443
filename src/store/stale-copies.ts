import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Removes the copies of a store that commands of older versions left in the temporary directory when they were
 * interrupted. Only this user's own, and what cannot be removed stays.
 */
export function removeStaleCopies(folder: string = tmpdir()): void {
  for (const path of copiesIn(folder)) {
    try {
      const found = lstatSync(path);
      const isOwn = process.getuid === undefined || found.uid === process.getuid();
      if (found.isDirectory() && isOwn) rmSync(path, { recursive: true, force: true });
    } catch {
      // Somebody else has removed it, or it is not ours to remove.
    }
  }
}

function copiesIn(folder: string): string[] {
  try {
    const names = readdirSync(folder).filter(name => name.startsWith('picketline-copy-'));
    return names.map(name => join(folder, name));
  } catch {
    return [];
  }
}
