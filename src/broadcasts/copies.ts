import type { Delivery } from '../announcements/delivery.ts';
import type { Broadcast } from './broadcast.ts';
import { readSerial } from './parts.ts';

/** The ids of the channels in which a broadcast's message is out, or may be: nobody has to disregard what never came. */
export function channelsWithCopy({ id }: Broadcast, deliveries: readonly Delivery[]): string[] {
  return messagesOf(id, deliveries)
    .filter(({ state }) => state === 'sent' || state === 'claimed')
    .map(({ channel }) => channel);
}

/** How many messages read otherwise once it is corrected or retracted: the copies, and what was posted anew of a correction. */
export function copiesOf({ id }: Broadcast, deliveries: readonly Delivery[]): number {
  return deliveries.filter(delivery => {
    if (delivery.kind !== 'broadcast') return false;
    const read = readSerial(delivery);
    if (read.id !== id || read.part.type === 'retraction') return false;
    return delivery.state === 'claimed' || (delivery.state === 'sent' && delivery.removedAt === undefined);
  }).length;
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
