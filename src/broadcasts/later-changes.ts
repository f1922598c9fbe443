import type { DeliveryOf } from '../announcements/delivery.ts';
import { instantOf } from '../announcements/instants.ts';
import type { LaterChanges } from '../verify/verdict.ts';
import type { Broadcast } from './broadcast.ts';
import { readSerial } from './parts.ts';

/**
 * What has become of a copy of a broadcast since it was sent, for whoever asks whether it is real. A copy that went out
 * after a correction had it from the start. `after`: the word that has come in the place of an alert. A notice is not corrected itself; its message may be taken back.
 */
export function laterChangesOf(
  broadcast: Broadcast,
  delivery: DeliveryOf<'sent'>,
  after?: Broadcast,
): LaterChanges | undefined {
  const { type } = readSerial(delivery).part;
  if (type === 'retraction') return undefined;
  const { corrections, retraction } = broadcast;
  const isLater = ({ at }: { at: string }) => instantOf(at) >= instantOf(delivery.sentAt);
  const correction = type === 'message' ? corrections.findLast(isLater) : undefined;
  const last = type === 'message' ? after : undefined;
  if (!correction && !retraction && !last) return undefined;
  return {
    ...(correction && { correctedAt: correction.at }),
    ...(last && {
      [last.follows?.kind === 'all-clear' ? 'overAt' : 'updatedAt']: last.approvedAt,
    }),
    ...(retraction && { retractedAt: retraction.at, reason: retraction.reason }),
  };
}
