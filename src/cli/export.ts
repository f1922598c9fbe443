import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { actsYaml } from '../settings/acts-yaml.ts';
import { backUpStore } from '../store/backup.ts';
import { openStore } from '../store/store.ts';
import { type StoredAct, storedActSchema } from '../strike/acts.ts';
import { runStoreCommand } from './store-command.ts';

/**
 * `npm run export [-- FILE] [--store sqlite:PATH]`: everything that organizers have done on Discord, as YAML that a
 * strike file takes under `acts:`; while the bot runs. Without FILE it is printed. Who did it is not in it.
 */
await runStoreCommand(async ({ store, file }) => {
  const acts = await actsIn(store);
  const text = actsYaml(acts);
  if (file === undefined) return text.trimEnd();
  writeFileSync(resolve(file), text);
  return `${acts.length} acts are in ${resolve(file)}. Put them into the strike file of their server.`;
});

/** A copy is read, because the store itself belongs to the bot that runs. */
async function actsIn(address: string): Promise<StoredAct[]> {
  const folder = mkdtempSync(join(tmpdir(), 'picketline-export-'));
  try {
    const { path } = backUpStore(address, join(folder, 'copy.db'));
    const copy = await openStore(`sqlite:${path}`);
    const acts = await copy.recordsOf('acts', storedActSchema).all();
    await copy.close();
    return acts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
