import type { DateTime } from 'luxon';
import { type Delivery, type DeliveryOf, isAnnouncement, isOfSchedule } from '../announcements/delivery.ts';
import { contentHash } from '../announcements/identity.ts';
import { instantOf, isoOf } from '../announcements/instants.ts';
import { overtakenBy } from '../announcements/overtaken.ts';
import { postOf } from '../announcements/record.ts';
import { relevantUntil } from '../announcements/relevance.ts';
import { isTelling } from '../announcements/word.ts';
import type { StrikeView } from '../strike/view.ts';
import type { DeliveryPorts } from './deliver.ts';
import type { SendOutcome } from './messenger.ts';
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
  // One that says itself that it no longer holds follows nothing any more.
  if (delivery.overtaken || now >= relevantUntil(view, delivery)) return;
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
  if (!isSettled(outcome)) return;
  await ports.ledger.save({
    ...delivery,
    contentHash: contentHash(content),
    ...(updatedAt !== undefined && { updatedAt }),
  });
}

/** A moderator's deletion stands; nothing is written again. */
function isSettled(outcome: SendOutcome): boolean {
  return outcome.type === 'sent' || (outcome.type === 'refused' && outcome.code === UNKNOWN_MESSAGE);
}

/**
 * Has notices that a newer message has overtaken say so in their first line, with a link to it. It is an edit, which rings
 * nobody, and is repeated until it is known to be done.
 */
export async function markOvertaken(
  ports: DeliveryPorts,
  view: StrikeView,
  deliveries: readonly Delivery[],
): Promise<void> {
  if (ports.isHalted()) return;
  const now = ports.clock.now();
  const out = deliveries.filter(isTelling);
  for (const notice of out) {
    if (notice.overtaken || now >= relevantUntil(view, notice).plus({ days: OVERTAKEN_DAYS })) continue;
    const by = overtakenBy(view, notice, out);
    if (!by) continue;
    const content = ports.overtaken(notice, by);
    const outcome = await ports.messenger.edit(notice.channel, notice.messageId, content, true);
    if (!isSettled(outcome)) continue;
    const overtaken = { at: by.sentAt, messageId: by.messageId };
    await ports.ledger.save({ ...notice, contentHash: contentHash(content), overtaken });
  }
}

/** What a notice tells may be of some days ahead; what is older than this is read by nobody any more. */
const OVERTAKEN_DAYS = 15;
