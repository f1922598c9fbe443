import type { DeliveryOf } from '../announcements/delivery.ts';
import { isoOf } from '../announcements/instants.ts';
import type { DeliveryPorts } from './deliver.ts';
import { ALREADY_PUBLISHED, UNKNOWN_MESSAGE } from './refusals.ts';

/**
 * Publishes or deletes a sent message if asked to. Both may be asked for again without harm: Discord
 * says of the second time that it is done. A refusal is final, but for one that says "not now"; then the next tick asks again.
 */
export async function runFollowUp(ports: DeliveryPorts, known: DeliveryOf<'sent'>): Promise<void> {
  if (ports.followUp(known) === undefined) return;
  // As it stands now: it may have been edited in this very tick.
  const delivery = await ports.ledger.find(known.key);
  if (delivery?.state !== 'sent') return;
  const followUp = ports.followUp(delivery);
  if (followUp === 'remove') await remove(ports, delivery);
  if (followUp === 'publish') await publish(ports, delivery);
}

async function remove(ports: DeliveryPorts, delivery: DeliveryOf<'sent'>): Promise<void> {
  const outcome = await ports.messenger.remove(delivery.channel, delivery.messageId);
  const isGone = outcome.type === 'sent' || (outcome.type === 'refused' && outcome.code === UNKNOWN_MESSAGE);
  if (isGone) await ports.ledger.save({ ...delivery, removedAt: isoOf(ports.clock.now()) });
}

async function publish(ports: DeliveryPorts, delivery: DeliveryOf<'sent'>): Promise<void> {
  const outcome = await ports.messenger.publish(delivery.channel, delivery.messageId);
  if (outcome.type === 'unknown') return;
  const isDone = outcome.type === 'sent' || outcome.code === ALREADY_PUBLISHED;
  await ports.ledger.save({ ...delivery, crosspost: isDone ? 'done' : 'refused' });
}
