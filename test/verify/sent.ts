import type { DeliveryOf } from '../../src/announcements/delivery.ts';
import { contentHash } from '../../src/announcements/identity.ts';
import { day } from '../support/strikes.ts';

export const CODE = 'K7Q4-9MX2';
/** What stands in the channel. */
export const content = `**Picket today, Monday, December 23: 8 a.m. to 2 p.m.**\n-# ref ${CODE} · is it really us? /verify`;

/** A morning announcement that is out. */
export function sentPost(more: Partial<DeliveryOf<'sent'>> = {}): DeliveryOf<'sent'> {
  return {
    key: '1310000000000000001/21/2024-12-23/morning',
    guild: '1310000000000000001',
    channel: '21',
    date: day('2024-12-23'),
    kind: 'morning',
    dueAt: '2024-12-23T14:30:00.000Z',
    deadline: '2024-12-23T16:30:00.000Z',
    reference: CODE,
    state: 'sent',
    messageId: '501',
    sentAt: '2024-12-23T14:30:00.000Z',
    late: false,
    contentHash: contentHash(content),
    dayHash: 'day',
    notices: 0,
    ...more,
  };
}
