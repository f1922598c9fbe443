import { z } from 'zod';
import type { Delivery, Ledger, PostKind } from '../announcements/delivery.ts';
import type { IsoDate } from '../strike/strike.ts';
import type { OpenDatabase } from './database.ts';
import { storeError } from './errors.ts';
import { instant } from './instant.ts';
import { recordsOf } from './records.ts';

const postKind = z.enum({
  morning: 'morning',
  eve: 'eve',
  outlook: 'outlook',
  notice: 'notice',
  broadcast: 'broadcast',
  audit: 'audit',
} satisfies { [Kind in PostKind]: Kind });

const common = {
  key: z.string().min(1),
  guild: z.string().min(1),
  channel: z.string().min(1),
  date: z.iso.date().transform(date => date as IsoDate),
  kind: postKind,
  serial: z.string().min(1).exactOptional(),
  about: z.string().min(1).exactOptional(),
  dueAt: instant,
  deadline: instant,
  reference: z.string().min(1),
};

/** A delivery as it lies in the store. Strict: a field that nobody here knows must not be lost by the next save. */
export const deliveryRow = z.discriminatedUnion('state', [
  z.strictObject({
    ...common,
    state: z.literal('claimed'),
    nonce: z.string().min(1),
    firstAttemptAt: instant,
    attempts: z.int().nonnegative(),
    heldSince: instant.exactOptional(),
  }),
  z.strictObject({
    ...common,
    state: z.literal('sent'),
    messageId: z.string().min(1),
    sentAt: instant,
    late: z.boolean(),
    contentHash: z.string().min(1),
    dayHash: z.string().min(1),
    notices: z.int().nonnegative(),
    updatedAt: instant.exactOptional(),
    crosspost: z.enum(['done', 'refused']).exactOptional(),
    removedAt: instant.exactOptional(),
  }),
  z.strictObject({
    ...common,
    state: z.literal('failed'),
    failedAt: instant,
    code: z.number(),
    problem: z.string(),
  }),
  z.strictObject({ ...common, state: z.literal('missed'), noticedAt: instant }),
]);

/** The deliveries, under their keys. `claim` and `save` have reached the disk when they resolve. */
export function createLedger(open: OpenDatabase): Ledger {
  const records = recordsOf<Delivery>(open, 'deliveries', deliveryRow);
  return {
    claim: delivery => records.setIfAbsent(delivery.key, delivery),
    save: delivery => records.set(delivery.key, delivery),
    release: async key => {
      const delivery = await records.get(key);
      if (delivery === undefined) return;
      if (delivery.state !== 'claimed') throw storeError('bad-record', key, `a ${delivery.state} post stays`);
      await records.delete(key);
    },
    find: key => records.get(key),
    all: () => records.all(),
  };
}
