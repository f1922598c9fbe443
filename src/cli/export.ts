import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { actsYaml } from '../settings/acts-yaml.ts';
import { readStore } from '../store/store.ts';
import { storedActSchema } from '../strike/acts.ts';
import { runStoreCommand } from './store-command.ts';

/**
 * `npm run export [-- FILE] [--store sqlite:PATH]`: everything that organizers have done on Discord, as YAML that a
 * strike file takes under `acts:`; while the bot runs. Without FILE it is printed. Who did it is not in it.
 */
await runStoreCommand(async ({ store, file }) => {
  const acts = await readStore(store, kept => kept.recordsOf('acts', storedActSchema).all());
  const text = actsYaml(acts);
  if (file === undefined) return text.trimEnd();
  writeFileSync(resolve(file), text, { mode: 0o600 });
  return `${acts.length} acts are in ${resolve(file)}. Put them into the strike file of their server.`;
});
