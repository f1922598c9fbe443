import type { Delivery, DeliveryOf } from '../announcements/delivery.ts';
import { type Link, linkSchema } from './entry.ts';
import type { Verified } from './verify.ts';

/** What the ledger keeps of a head that is posted, in the place of a day's hash: "17/5f2c…". */
export function headMark({ seq, hash }: Link): string {
  return `${seq}/${hash}`;
}

/** The head that a delivery of one says; undefined for any other post, and for heads of older versions. */
export function headIn(delivery: Delivery): Link | undefined {
  if (delivery.kind !== 'audit' || delivery.state !== 'sent') return undefined;
  const [seq, hash] = delivery.dayHash.split('/');
  return linkSchema.safeParse({ seq: Number(seq), hash }).data;
}

/**
 * The posted heads to which a chain does not lead, and the number of the last entry before the first of them that a posted
 * head stands for; no bound where all is well. Pure.
 */
export function postedHeads(
  chain: Pick<Verified, 'guild' | 'entries' | 'purged'>,
  deliveries: readonly Delivery[],
): { wrong: readonly DeliveryOf<'sent'>[]; upTo?: number } {
  const posted = deliveries.flatMap(delivery => {
    const head = delivery.guild === chain.guild ? headIn(delivery) : undefined;
    return head && delivery.state === 'sent' ? [{ delivery, head, isRight: isOn(chain, head) }] : [];
  });
  const wrong = posted.filter(({ isRight }) => !isRight);
  if (wrong.length === 0) return { wrong: [] };
  const first = Math.min(...wrong.map(({ head }) => head.seq));
  const right = posted.filter(({ head, isRight }) => isRight && head.seq < first);
  return {
    wrong: wrong.map(({ delivery }) => delivery),
    upTo: Math.max(0, ...right.map(({ head }) => head.seq)),
  };
}

/** Of what was purged only the last head is known. */
function isOn({ entries, purged }: Pick<Verified, 'entries' | 'purged'>, { seq, hash }: Link): boolean {
  if (purged && seq < purged.seq) return true;
  if (purged?.seq === seq) return purged.hash === hash;
  return entries.some(each => each.seq === seq && each.hash === hash);
}
