import { resolve } from 'node:path';
import { systemClock } from '../platform/clock.ts';
import { StoreError } from '../store/errors.ts';
import { restoreStore } from '../store/restore.ts';
import { runStoreCommand } from './store-command.ts';

/**
 * `npm run restore -- FILE [--store sqlite:PATH]`: puts a backup in the place of the store. The bot must be
 * stopped. What was there is kept beside it.
 */
await runStoreCommand(async ({ store, file }) => {
  if (file === undefined) throw new StoreError('missing', 'Say which backup: npm run restore -- FILE');
  const { path, records, replaced } = await restoreStore(store, resolve(file), systemClock.now().toISO());
  const kept = replaced === undefined ? '' : ` What was there before is now ${replaced}.`;
  return `${records} records were put back into ${path}.${kept}`;
});
