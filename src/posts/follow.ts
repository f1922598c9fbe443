import { createHash } from 'node:crypto';
import type { DateTime } from 'luxon';
import { isEntry } from '../strike/acts.ts';
import { addDays } from '../strike/dates.ts';
import { dayByItself } from '../strike/picket-day.ts';
import type { IsoDate, WallTime } from '../strike/strike.ts';
import type { StrikeView } from '../strike/view.ts';
import { instantAt } from '../strike/wallclock.ts';
import { actOfNotice, lastDoneTo } from './act-notices.ts';
import { postOf, type Till } from './deliver.ts';
import { type DeliveryOf, isAnnouncement, isOfSchedule, type PostIdentity } from './delivery.ts';
import { contentHash } from './identity.ts';
import { instantOf, isoOf } from './instants.ts';
import type { PlannedPost } from './plan.ts';
import { UNKNOWN_MESSAGE } from './refusals.ts';

/** The date that a post tells of: an eve notice tells of the next day. */
function subjectOf({ kind, date }: PostIdentity): IsoDate {
  return kind === 'eve' ? addDays(date, 1) : date;
}

/**
 * For how many days a post is read as true. An eve notice gives way to what the next day says itself; a broadcast can be
 * corrected and retracted for two months.
 */
const RELEVANT_DAYS = { morning: 1, eve: 1, outlook: 8, notice: 0, broadcast: 62, audit: 0 } as const;

/**
 * Until when a post that is out has to be true. A notice of a change says what was so when it was sent, and stays. One of
 * the negotiations stays in the channel as somebody's words: like a broadcast it follows what is corrected or taken back.
 */
export function relevantUntil(view: StrikeView, post: PostIdentity): DateTime<true> {
  const act = post.kind === 'notice' ? actOfNotice(view, post)?.recorded.act : undefined;
  const days = RELEVANT_DAYS[act && isEntry(act) ? 'broadcast' : post.kind];
  return instantAt(addDays(post.date, days), '00:00' as WallTime, view.strike.timezone);
}

/** A hash of what the day of a post comes to: by it, "has today changed since it was announced?" is answered. */
export function dayHashOf(view: StrikeView, post: PostIdentity): string {
  const day = dayByItself(view.strike, view.changes, subjectOf(post));
  const essence = {
    kind: day.kind,
    reason: day.kind === 'quiet' ? day.reason : undefined,
    shifts:
      day.kind === 'picket'
        ? day.shifts.map(({ site, start, end, place }) => [site.id, start.toMillis(), end.toMillis(), place])
        : [],
    events: day.events,
  };
  return createHash('sha256').update(JSON.stringify(essence)).digest('base64url');
}

/**
 * Brings a post that is out in line with the schedule as it stands now (promise 7): its text is edited, and if its
 * day has changed, a fresh notice is owed, since an edit notifies nobody. Resolves to that notice and to what it follows.
 *
 * An edit may be repeated without harm, so it needs no claim; the notice is delivered under a key of its own.
 */
export async function follow(
  till: Till,
  view: StrikeView,
  delivery: DeliveryOf<'sent'>,
  told: ReadonlySet<string>,
): Promise<{ delivery: DeliveryOf<'sent'>; notice: PlannedPost } | undefined> {
  const now = till.clock.now();
  if (now >= relevantUntil(view, delivery)) return undefined;
  // Correcting and retracting is an organizer's own doing, and never stopped.
  if (isOfSchedule(delivery) && till.isHalted()) return undefined;
  const dayHash = till.dayHash(delivery);
  const isChanged = dayHash !== delivery.dayHash && isAnnouncement(delivery) && delivery.kind !== 'outlook';
  const current = await bringUpToDate(till, delivery, now);
  if (!current || !isChanged) return undefined;
  return { delivery: current, notice: noticeOf(view, current, now, told) };
}

/** Once the notice is settled, the channel has been told of the day as it was then. */
export async function settleNotice(till: Till, delivery: DeliveryOf<'sent'>, dayHash: string): Promise<void> {
  await till.ledger.save({ ...delivery, dayHash, notices: delivery.notices + 1 });
}

/** The delivery with its text as it should be; undefined where that could not be brought about yet. */
async function bringUpToDate(
  till: Till,
  delivery: DeliveryOf<'sent'>,
  now: DateTime<true>,
): Promise<DeliveryOf<'sent'> | undefined> {
  const textAt = (updatedAt: string | undefined) =>
    till.compose(
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
  const hasFiles = (await till.files(postOf(delivery))).length > 0;
  const outcome = await till.messenger.edit(delivery.channel, delivery.messageId, content, !hasFiles);
  // A moderator's deletion stands; nothing is written again.
  const isSettled =
    outcome.type === 'sent' || (outcome.type === 'refused' && outcome.code === UNKNOWN_MESSAGE);
  if (!isSettled) return undefined;
  const updated = {
    ...delivery,
    contentHash: contentHash(content),
    ...(updatedAt !== undefined && { updatedAt }),
  };
  await till.ledger.save(updated);
  return updated;
}

/**
 * The notice that follows an announcement whose day has changed: of the act that changed it, unless the channel has been
 * told of that one (`told`, as notices name them). Then it is the strike file that has changed since, and nobody is pinged.
 */
export function noticeOf(
  view: StrikeView,
  { guild, channel, kind, date, notices }: DeliveryOf<'sent'>,
  now: DateTime<true>,
  told: ReadonlySet<string> = new Set(),
): PlannedPost {
  const subject = subjectOf({ guild, channel, kind, date });
  const about = lastDoneTo(view, subject, now);
  const deadline = relevantUntil(view, { guild, channel, kind, date });
  return {
    guild,
    channel,
    kind: 'notice',
    date: subject,
    serial: `${kind}-${notices + 1}`,
    ...(about !== undefined && !told.has(about) && { about }),
    dueAt: now,
    deadline,
  };
}
