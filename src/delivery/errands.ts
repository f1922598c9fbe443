import type { DeliveryOf } from '../announcements/delivery.ts';
import { isoOf } from '../announcements/instants.ts';
import type { Till } from './deliver.ts';
import { UNKNOWN_MESSAGE } from './refusals.ts';

/**
 * Publishes or deletes a message that is out, where that is wished. Both may be asked for again without harm: Discord
 * says of the second time that it is done. A refusal is final, but for one that says "not now"; then the next tick asks again.
 */
export async function runErrand(till: Till, { key }: DeliveryOf<'sent'>): Promise<void> {
  // As it stands now: it may have been edited in this very tick.
  const delivery = await till.ledger.find(key);
  if (delivery?.state !== 'sent') return;
  const errand = till.errand(delivery);
  if (errand === 'remove') await remove(till, delivery);
  if (errand === 'publish') await publish(till, delivery);
}

async function remove(till: Till, delivery: DeliveryOf<'sent'>): Promise<void> {
  const outcome = await till.messenger.remove(delivery.channel, delivery.messageId);
  const isGone = outcome.type === 'sent' || (outcome.type === 'refused' && outcome.code === UNKNOWN_MESSAGE);
  if (isGone) await till.ledger.save({ ...delivery, removedAt: isoOf(till.clock.now()) });
}

async function publish(till: Till, delivery: DeliveryOf<'sent'>): Promise<void> {
  const outcome = await till.messenger.publish(delivery.channel, delivery.messageId);
  if (outcome.type === 'unknown') return;
  const isDone = outcome.type === 'sent' || outcome.code === ALREADY_PUBLISHED;
  await till.ledger.save({ ...delivery, crosspost: isDone ? 'done' : 'refused' });
}

const ALREADY_PUBLISHED = 40033;
