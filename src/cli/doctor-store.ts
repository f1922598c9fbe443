import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Settings } from '../settings/settings.ts';
import { parseStoreAddress } from '../store/address.ts';
import { inspectStore } from '../store/backup.ts';
import { asStoreError } from '../store/errors.ts';
import { type Finding, problem, well } from './doctor-findings.ts';

const ABOUT = 'Store';

/** Can the store be read and written? Looks only: nothing is made, and a bot that runs on it does not notice. */
export function examineStore({ store, mode }: Pick<Settings, 'store' | 'mode'>): Finding {
  try {
    const address = parseStoreAddress(store);
    if (address.kind === 'file') return examineFile(address.path);
    if (mode === 'rehearsal') return well(ABOUT, 'in memory only, which is right for a rehearsal.');
    return problem(ABOUT, 'in memory only, so a restart forgets what was posted; set STORE to a file.');
  } catch (error) {
    return problem(ABOUT, asStoreError(error, store).message);
  }
}

function examineFile(path: string): Finding {
  try {
    const folder = nearestFolder(dirname(path));
    accessSync(folder, constants.W_OK | constants.X_OK);
    if (!existsSync(path)) return well(ABOUT, `${path} is not there yet; the first start makes it.`);
    accessSync(path, constants.R_OK | constants.W_OK);
    return well(ABOUT, `${path} can be read (records: ${inspectStore(path)}) and written.`);
  } catch (error) {
    return problem(ABOUT, asStoreError(error, path).message);
  }
}

/** The folder, or the nearest one above it that is there: a start makes the rest. */
function nearestFolder(folder: string): string {
  const above = dirname(folder);
  return existsSync(folder) || above === folder ? folder : nearestFolder(above);
}
