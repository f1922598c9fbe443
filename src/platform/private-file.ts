import { closeSync, openSync, type Stats, statSync } from 'node:fs';

/**
 * What is wrong with files that hold secrets, where other users of the machine can read or write them: a part of a sentence, with
 * the command that mends it. Undefined if nothing is; what is not there, a pipe and a device are not looked at. Windows
 * has no such modes and is not checked.
 */
export function exposureOf(paths: readonly string[]): string | undefined {
  return exposure(paths, 0o077, '600', stats => stats.isFile());
}

/**
 * The same for a folder in which others could put files of their own; they may look into it. A sticky one, such as /tmp, keeps
 * ours where they are and lets others put theirs beside them, before we make our own. It is meant to be everybody's, so
 * nothing is said of its mode.
 */
export function exposureOfFolder(path: string): string | undefined {
  const wrong = exposure([path], 0o022, '700', stats => stats.isDirectory());
  if (wrong === undefined || (statSync(path).mode & 0o1000) === 0) return wrong;
  return 'other users of this machine can put files beside it; put it into a folder of its own, made with mkdir -m 700';
}

function exposure(
  paths: readonly string[],
  bits: number,
  mode: string,
  isMeant: (stats: Stats) => boolean,
): string | undefined {
  if (process.platform === 'win32') return undefined;
  const open = paths.filter(path => {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats !== undefined && isMeant(stats) && (stats.mode & bits) !== 0;
  });
  if (open.length === 0) return undefined;
  const can = bits === 0o022 ? 'write there' : 'read it';
  return `other users of this machine can ${can}; run: chmod ${mode} ${open.map(quoted).join(' ')}`;
}

/** As a shell reads it. */
function quoted(path: string): string {
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}

/** Makes an empty file that only its owner can read, unless it exists. */
export function makePrivateFile(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}
