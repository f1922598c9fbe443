import { dirname, join, resolve } from 'node:path';
import { systemClock } from '../platform/clock.ts';
import { fileAddress } from '../store/address.ts';
import { type BackupReport, backUpStore } from '../store/backup.ts';
import { runStoreCommand } from './store-command.ts';

const MEANS = 'the secret, by which organizers can be recognised in it and old codes are known';
const SECRETS: Record<BackupReport['secret'], (path: string) => string> = {
  beside: path =>
    `Not in it is ${MEANS}: that is in ${path}.secret; keep the two in different places, and have both for a restore.`,
  inside: () =>
    `It holds ${MEANS}, since an older version wrote the store: start the bot once with this version, which takes it out.`,
  none: () =>
    `It does not hold ${MEANS}: a restore finds it where the store's own is, and elsewhere makes a new one.`,
};

/**
 * `npm run backup [-- FILE] [--without-secret] [--store sqlite:PATH]`: copies the store into FILE, while the bot runs. Without FILE
 * the copy is put beside the store: `backups/picketline-20241223T143000Z.db`.
 */
await runStoreCommand(({ store, file, withoutSecret }) => {
  const stamp = systemClock.now().toFormat("yyyyMMdd'T'HHmmss'Z'");
  const target = file ?? join(dirname(fileAddress(store)), 'backups', `picketline-${stamp}.db`);
  const { path, records, secret } = backUpStore(store, resolve(target), { withSecret: !withoutSecret });
  return `${records} records are in ${path}. It is as secret as the store itself. ${SECRETS[secret](path)}`;
});
