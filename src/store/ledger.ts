import { type Delivery, deliverySchema, type Ledger, postKinds } from '../announcements/delivery.ts';
import { isoOf } from '../announcements/instants.ts';
import { openSince } from '../announcements/relevance.ts';
import type { OpenDatabase } from './database.ts';
import { storeError } from './errors.ts';
import { recordsOf } from './records.ts';
import { CLAIMED, DELIVERY } from './schema.ts';

const OF_GUILD = `namespace = 'deliveries' AND ${DELIVERY.guild} = ?`;
const AFTER = `SELECT id, key, value FROM records WHERE ${OF_GUILD} AND ${DELIVERY.kind} = ? AND ${DELIVERY.deadline} > ?`;
const LATEST = `SELECT id, key, value FROM records WHERE ${OF_GUILD} AND ${DELIVERY.kind} = ?
  ORDER BY ${DELIVERY.deadline} DESC LIMIT ?`;
const OPEN_CLAIMS = `SELECT id, key, value FROM records WHERE ${OF_GUILD} AND ${CLAIMED}`;

/**
 * The deliveries, under their keys. `claim` and `save` have reached the disk when they resolve. A write holds up everything else
 * until then, so each gives the event loop a turn after it: a morning has a thousand posts.
 */
export function createLedger(open: OpenDatabase): Ledger {
  const records = recordsOf<Delivery>(open, 'deliveries', deliverySchema);
  return {
    claim: async delivery => {
      const isNew = await records.setIfAbsent(delivery.key, delivery);
      await turnOfLoop();
      return isNew;
    },
    save: async delivery => {
      await records.set(delivery.key, delivery);
      await turnOfLoop();
    },
    release: async key => {
      const delivery = await records.get(key);
      if (delivery === undefined) return;
      if (delivery.state !== 'claimed') throw storeError('bad-record', key, `a ${delivery.state} post stays`);
      await records.delete(key);
    },
    find: key => records.get(key),
    open: (guild, now) =>
      records.select([
        ...openSince(now).map(({ kind, deadline }) => ({
          sql: AFTER,
          values: [guild, kind, isoOf(deadline)],
        })),
        { sql: OPEN_CLAIMS, values: [guild] },
      ]),
    ofKind: (guild, kind) => records.select([{ sql: AFTER, values: [guild, kind, ''] }]),
    of: guild => records.within(guild),
    latest: async (guild, most) => {
      const found = await records.select(
        postKinds.map(kind => ({ sql: LATEST, values: [guild, kind, most] })),
      );
      return found.toSorted((a, b) => b.dueAt.localeCompare(a.dueAt)).slice(0, most);
    },
    all: () => records.all(),
  };
}

/** Resolves once the event loop has taken up what has come meanwhile. */
function turnOfLoop(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}
