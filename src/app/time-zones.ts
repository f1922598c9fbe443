import type { Logger } from '../platform/logger.ts';
import { timeZoneVersion } from '../platform/time-zones.ts';
import type { Store } from '../store/store.ts';

/** A new time-zone database may move a shift, so the log says when it has changed. */
export async function noteTimeZones(store: Store, log: Logger): Promise<void> {
  const known = await store.notes.get('time_zones');
  const version = timeZoneVersion();
  if (known === version) return;
  await store.notes.set('time_zones', version);
  if (known !== undefined) log.warn({ before: known, now: version }, 'the time-zone database has changed');
}
