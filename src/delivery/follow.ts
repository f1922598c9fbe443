import type { DateTime } from 'luxon';
import { type DeliveryOf, isAnnouncement, isOfSchedule } from '../announcements/delivery.ts';
import { contentHash } from '../announcements/identity.ts';
import { instantOf, isoOf } from '../announcements/instants.ts';
import type { PlannedPost } from '../announcements/plan.ts';
import { postOf } from '../announcements/record.ts';
import { noticeOf, relevantUntil } from '../announcements/relevance.ts';
import type { StrikeView } from '../strike/view.ts';
import type { DeliveryPorts } from './deliver.ts';
import { UNKNOWN_MESSAGE } from './refusals.ts';

/**
 * Brings a post that is out in line with the schedule as it stands now (promise 7): its text is edited, and if its
 * day has changed, a fresh notice is owed, since an edit notifies nobody. Resolves to that notice and to what it follows.
 *
 * An edit may be repeated without harm, so it needs no claim; the notice is delivered under a key of its own.
 */
export async function follow(
  ports: DeliveryPorts,
  view: StrikeView,
  delivery: DeliveryOf<'sent'>,
  told: ReadonlySet<string>,
): Promise<{ delivery: DeliveryOf<'sent'>; notice: PlannedPost } | undefined> {
  const now = ports.clock.now();
  if (now >= relevantUntil(view, delivery)) return undefined;
  // Correcting and retracting is an organizer's own doing, and never stopped.
  if (isOfSchedule(delivery) && ports.isHalted()) return undefined;
  const dayHash = ports.dayHash(delivery);
  const isChanged = dayHash !== delivery.dayHash && isAnnouncement(delivery) && delivery.kind !== 'outlook';
  const current = await bringUpToDate(ports, delivery, now);
  if (!current || !isChanged) return undefined;
  return { delivery: current, notice: noticeOf(view, current, now, told) };
}

/** Once the notice is settled, the channel has been told of the day as it was then. */
export async function settleNotice(
  ports: DeliveryPorts,
  delivery: DeliveryOf<'sent'>,
  dayHash: string,
): Promise<void> {
  await ports.ledger.save({ ...delivery, dayHash, notices: delivery.notices + 1 });
}

/** The delivery with its text as it should be; undefined where that could not be brought about yet. */
async function bringUpToDate(
  ports: DeliveryPorts,
  delivery: DeliveryOf<'sent'>,
  now: DateTime<true>,
): Promise<DeliveryOf<'sent'> | undefined> {
  const textAt = (updatedAt: string | undefined) =>
    ports.compose(
      postOf(delivery),
      instantOf(delivery.sentAt),
      delivery.reference,
      updatedAt === undefined ? undefined : instantOf(updatedAt),
    );
  const unchanged = textAt(delivery.updatedAt);
  if (unchanged === undefined) return undefined;
  if (contentHash(unchanged) === delivery.contentHash) return delivery;
  // Whatever makes an announcement say something else is marked: a member may have acted on what it said.
  const updatedAt = isAnnouncement(delivery) ? isoOf(now) : delivery.updatedAt;
  const content = textAt(updatedAt) ?? unchanged;
  const hasFiles = (await ports.files(postOf(delivery))).length > 0;
  const outcome = await ports.messenger.edit(delivery.channel, delivery.messageId, content, !hasFiles);
  // A moderator's deletion stands; nothing is written again.
  const isSettled =
    outcome.type === 'sent' || (outcome.type === 'refused' && outcome.code === UNKNOWN_MESSAGE);
  if (!isSettled) return undefined;
  const updated = {
    ...delivery,
    contentHash: contentHash(content),
    ...(updatedAt !== undefined && { updatedAt }),
  };
  await ports.ledger.save(updated);
  return updated;
}
