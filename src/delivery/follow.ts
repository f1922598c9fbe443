import type { DateTime } from 'luxon';
import { type DeliveryOf, isAnnouncement, isOfSchedule } from '../announcements/delivery.ts';
import { contentHash } from '../announcements/identity.ts';
import { instantOf, isoOf } from '../announcements/instants.ts';
import { postOf } from '../announcements/record.ts';
import { relevantUntil } from '../announcements/relevance.ts';
import type { StrikeView } from '../strike/view.ts';
import type { DeliveryPorts } from './deliver.ts';
import { UNKNOWN_MESSAGE } from './refusals.ts';

/**
 * Brings a post that is out in line with the schedule as it stands now (promise 7): its text is edited. An edit notifies
 * nobody: what it changes for members is told by a word of its own (announcements/word.ts). It may be repeated without harm,
 * so it needs no claim.
 */
export async function follow(
  ports: DeliveryPorts,
  view: StrikeView,
  delivery: DeliveryOf<'sent'>,
): Promise<void> {
  const now = ports.clock.now();
  if (now >= relevantUntil(view, delivery)) return;
  // Correcting and retracting is an organizer's own doing, and never stopped.
  if (isOfSchedule(delivery) && ports.isHalted()) return;
  await bringUpToDate(ports, delivery, now);
}

async function bringUpToDate(
  ports: DeliveryPorts,
  delivery: DeliveryOf<'sent'>,
  now: DateTime<true>,
): Promise<void> {
  const textAt = (updatedAt: string | undefined) =>
    ports.compose(
      postOf(delivery),
      instantOf(delivery.sentAt),
      delivery.reference,
      updatedAt === undefined ? undefined : instantOf(updatedAt),
    );
  const unchanged = textAt(delivery.updatedAt);
  if (unchanged === undefined || contentHash(unchanged) === delivery.contentHash) return;
  // Whatever makes an announcement say something else is marked: a member may have acted on what it said.
  const updatedAt = isAnnouncement(delivery) ? isoOf(now) : delivery.updatedAt;
  const content = textAt(updatedAt) ?? unchanged;
  const hasFiles = (await ports.files(postOf(delivery))).length > 0;
  const outcome = await ports.messenger.edit(delivery.channel, delivery.messageId, content, !hasFiles);
  // A moderator's deletion stands; nothing is written again.
  const isSettled =
    outcome.type === 'sent' || (outcome.type === 'refused' && outcome.code === UNKNOWN_MESSAGE);
  if (!isSettled) return;
  await ports.ledger.save({
    ...delivery,
    contentHash: contentHash(content),
    ...(updatedAt !== undefined && { updatedAt }),
  });
}
