import { dirname, join, resolve } from 'node:path';
import { systemClock } from '../platform/clock.ts';
import { fileAddress } from '../store/address.ts';
import { backUpStore } from '../store/backup.ts';
import { runStoreCommand } from './store-command.ts';

/**
 * `npm run backup [-- FILE] [--store sqlite:PATH]`: copies the store into FILE, while the bot runs. Without FILE
 * the copy is put beside the store: `backups/picketline-20241223T143000Z.db`.
 */
await runStoreCommand(({ store, file }) => {
  const stamp = systemClock.now().toFormat("yyyyMMdd'T'HHmmss'Z'");
  const target = file ?? join(dirname(fileAddress(store)), 'backups', `picketline-${stamp}.db`);
  const { path, records } = backUpStore(store, resolve(target));
  return `${records} records are in ${path}. It is as secret as the store itself.`;
});
