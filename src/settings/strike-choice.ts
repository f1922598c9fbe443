import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Strike } from '../strike/strike.ts';
import type { Problem } from './problem.ts';
import { ROOT } from './root.ts';
import { readStrikes, shown } from './strike-files.ts';

const OWN = 'config/strikes';
const EXAMPLE = 'config/examples/nuhw-kaiser-2024.yaml';

/** Whose strikes are used: the host's own, or the one that comes with the program. */
export type StrikeSource = 'own' | 'example';

export interface StrikeChoice {
  chosen: { strikes: readonly Strike[]; strikeSource: StrikeSource };
  problems: Problem[];
}

/**
 * The strikes to run: the host's own (`named`, or what is in config/strikes); in a rehearsal without any, the
 * example. To be live without a strike is a problem, and so is a place that was named and has none: whoever named it
 * means to rehearse their own. Relative paths are relative to `root`.
 */
export function chooseStrikes({
  named,
  live,
  root,
}: {
  named?: string | undefined;
  live: boolean;
  root: string;
}): StrikeChoice {
  const path = resolve(root, named ?? OWN);
  const none = named === undefined && !existsSync(path);
  const own = none ? { strikes: [], files: 0, problems: [] } : readStrikes(path, root);
  if (own.files > 0 || own.problems.length > 0) {
    return { chosen: { strikes: own.strikes, strikeSource: 'own' }, problems: own.problems };
  }
  if (live || named !== undefined) {
    const message = `there is no strike file here; copy ${EXAMPLE} here and make it yours`;
    return {
      chosen: { strikes: [], strikeSource: 'own' },
      problems: [{ file: shown(path, root), path: '', message }],
    };
  }
  const example = readStrikes(resolve(ROOT, EXAMPLE), root);
  return { chosen: { strikes: example.strikes, strikeSource: 'example' }, problems: example.problems };
}
