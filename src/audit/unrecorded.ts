import type { Delivery } from '../announcements/delivery.ts';
import type { AuditEntry, Audited } from './entry.ts';
import type { AuditLog } from './log.ts';
import { eventOf } from './recorded.ts';

/**
 * Enters what the ledger knows and the log does not, with the time at which it happened: of a process that died on a
 * full disk, where the ledger still found room and the log did not; or of a version that had no log yet. Where the log has
 * begun, an entry before it says that it had none: the record may have been put in.
 *
 * @returns what was on record without an entry in a log that had begun
 */
export async function enterUnrecorded(
  log: Pick<AuditLog, 'append' | 'entries'>,
  deliveries: readonly Delivery[],
  guilds: readonly string[],
): Promise<Delivery[]> {
  const found: Delivery[] = [];
  const byGuild = Map.groupBy(deliveries, each => each.guild);
  for (const guild of guilds) {
    const own = byGuild.get(guild) ?? [];
    const entries = await log.entries(guild);
    for (const { delivery, what, at } of unrecorded(entries, own)) {
      if (entries.length > 0) {
        found.push(delivery);
        await log.append(guild, { what: 'post-unentered', subject: delivery.key });
      }
      await log.append(guild, eventOf(what, delivery), at);
    }
  }
  return found;
}

/** Oldest first. What was purged is not entered again: where the beginning is gone, only what came after it counts. */
function unrecorded(entries: readonly AuditEntry[], deliveries: readonly Delivery[]) {
  const [first] = entries;
  const since = first && first.seq > 1 ? first.at : '';
  const known = new Set(entries.map(({ what, subject }) => `${what} ${subject}`));
  return deliveries
    .flatMap(outcomeOf)
    .filter(({ what, at, delivery }) => at >= since && !known.has(`${what} ${delivery.key}`))
    .toSorted((a, b) => a.at.localeCompare(b.at));
}

function outcomeOf(delivery: Delivery): { delivery: Delivery; what: Audited; at: string }[] {
  switch (delivery.state) {
    case 'claimed':
      return [];
    case 'sent':
      return [{ delivery, what: 'post-sent', at: delivery.sentAt }];
    case 'failed':
      return [{ delivery, what: 'post-failed', at: delivery.failedAt }];
    case 'missed':
      return [{ delivery, what: 'post-missed', at: delivery.noticedAt }];
  }
}
