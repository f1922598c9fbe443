import type { Delivery } from '../announcements/delivery.ts';
import type { Named } from '../delivery/automation-text.ts';
import type { Text } from '../wording/translator.ts';
import type { Broadcast } from './broadcast.ts';
import { readSerial } from './parts.ts';

/** Says what a delivery of a broadcast is: a message or an alert, or word about one; undefined for any other post. */
export function namesInLog(
  { t }: Text,
  find: (id: string) => Broadcast | undefined,
): (delivery: Delivery) => Named | undefined {
  return delivery => {
    if (delivery.kind !== 'broadcast') return undefined;
    const { id, part } = readSerial(delivery);
    const broadcast = find(id);
    if (!broadcast) return undefined;
    return {
      kind: t(`broadcast.kind.${broadcast.type}.${part.type}`),
      isRetracted: broadcast.retraction !== undefined && part.type !== 'retraction',
    };
  };
}
