import type { Named } from '../posts/automation-text.ts';
import type { Delivery } from '../posts/delivery.ts';
import type { Text } from '../text/translator.ts';
import type { Broadcast } from './broadcast.ts';
import { readSerial } from './parts.ts';

/** What a delivery of a broadcast is, among others: a message or an alert, or word about one. */
export function nameInLog({ t }: Text, { type: what, retraction }: Broadcast, delivery: Delivery): Named {
  const { type } = readSerial(delivery).part;
  return {
    kind: t(`broadcast.kind.${what}.${type}`),
    isRetracted: retraction !== undefined && type !== 'retraction',
  };
}
