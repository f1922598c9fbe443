import type { Delivery } from '../posts/delivery.ts';
import type { Broadcast } from './broadcast.ts';
import { readSerial } from './parts.ts';

/** The ids of the channels in which a broadcast's message is out, or may be: nobody has to disregard what never came. */
export function outIn({ id }: Broadcast, deliveries: readonly Delivery[]): string[] {
  return messagesOf(id, deliveries)
    .filter(({ state }) => state === 'sent' || state === 'claimed')
    .map(({ channel }) => channel);
}

/** Has anybody begun to send it? From then on its time cannot be moved. */
export function hasBegun({ id }: Broadcast, deliveries: readonly Delivery[]): boolean {
  return messagesOf(id, deliveries).length > 0;
}

function messagesOf(id: string, deliveries: readonly Delivery[]): Delivery[] {
  return deliveries.filter(delivery => {
    if (delivery.kind !== 'broadcast') return false;
    const read = readSerial(delivery);
    return read.id === id && read.part.type === 'message';
  });
}
