import { resolve } from 'node:path';
import { systemClock } from '../platform/clock.ts';
import { StoreError } from '../store/errors.ts';
import { restoreStore } from '../store/restore.ts';
import { runStoreCommand } from './store-command.ts';

const NEW_SECRET =
  'Its secret was neither with the backup nor here, so a new one is made: old codes are not known any more, who organized before is not recognised, and what was due before now is not posted.';

/**
 * `npm run restore -- FILE [--store sqlite:PATH]`: puts a backup in the place of the store. The bot must be
 * stopped. What was there is kept beside it.
 */
await runStoreCommand(async ({ store, file }) => {
  if (file === undefined) throw new StoreError('missing', 'Say which backup: npm run restore -- FILE');
  const { path, records, replaced, hasNewSecret } = await restoreStore(
    store,
    resolve(file),
    systemClock.now().toISO(),
  );
  const kept = replaced === undefined ? '' : ` What was there before is now ${replaced}.`;
  const secret = hasNewSecret ? ` ${NEW_SECRET}` : '';
  return `${records} records were put back into ${path}.${kept}${secret}`;
});
