import type { DateTime } from 'luxon';
import pMap from 'p-map';
import { type Delivery, type DeliveryOf, isOfSchedule, postKey } from '../announcements/delivery.ts';
import { isoOf } from '../announcements/instants.ts';
import { planPosts } from '../announcements/owed.ts';
import type { PlannedPost } from '../announcements/plan.ts';
import { recordOf } from '../announcements/record.ts';
import type { StrikeView } from '../strike/view.ts';
import { attempt, claimPost, type Till } from './deliver.ts';
import { runErrand } from './errands.ts';
import { follow, settleNotice } from './follow.ts';
import { remindOfUpdate } from './overdue.ts';
import { reconcile } from './reconcile.ts';
import { isWithinTrust, secondsOf } from './trusted-clock.ts';

/** A broadcast to fifty channels, in a Discord that hangs, must not keep the next beat waiting for minutes. */
const AT_ONCE = 8;

/**
 * What one strike's beat does: settle what was left open, pay what is owed, say what was missed, and bring what is out
 * in line with the schedule.
 *
 * It may run at any time and any number of times: everything it decides comes from the ledger and the clock.
 *
 * @param knownSince when this bot first ran for the strike
 * @returns whether it was done: under a clock that is not Discord's it is not
 */
export async function tickStrike(till: Till, view: StrikeView, knownSince: DateTime): Promise<boolean> {
  if (!(await isClockTrusted(till))) return false;
  for (const delivery of await deliveriesOf(till, view)) {
    if (delivery.state === 'claimed') await reconcile(till, delivery);
  }
  const ledger = new Map((await deliveriesOf(till, view)).map(delivery => [delivery.key, delivery]));
  const now = till.clock.now();
  const { due, missed } = planPosts(view, ledger, now, knownSince, till.owedBesides(now));
  const [scheduled, others] = [due.filter(isOfSchedule), due.filter(post => !isOfSchedule(post))];
  for (const post of scheduled) await pay(till, post);
  await pMap(others, post => pay(till, post), { concurrency: AT_ONCE, stopOnError: false });
  if (missed.length > 0) await recordMissed(till, missed);
  const before = new Set(
    [...ledger.values()].flatMap(({ kind, about, serial }) =>
      kind === 'notice' ? [about ?? serial ?? ''] : [],
    ),
  );
  const told = new Set<string>();
  for (const delivery of ledger.values()) {
    if (delivery.state !== 'sent' || delivery.removedAt !== undefined) continue;
    await bringUpToDate(till, view, delivery, { before, now: told });
    await runErrand(till, delivery);
  }
  await remindOfUpdate(till, view);
  return true;
}

/**
 * Edits a post whose day has changed, and pays the notice that is owed for it, once. One act may change the days of two
 * posts, as in the evening before a quiet day: it is told, and pings, once.
 *
 * @param told what the channel has been told of, before this tick and in it, as notices name it
 */
async function bringUpToDate(
  till: Till,
  view: StrikeView,
  delivery: DeliveryOf<'sent'>,
  told: { before: ReadonlySet<string>; now: Set<string> },
): Promise<void> {
  const followed = await follow(till, view, delivery, told.before);
  if (!followed) return;
  const { about } = followed.notice;
  if (about !== undefined && told.now.has(about)) {
    await settleNotice(till, followed.delivery, till.dayHash(delivery));
    return;
  }
  const key = postKey(followed.notice);
  if (!(await till.ledger.find(key))) await pay(till, followed.notice);
  const notice = await till.ledger.find(key);
  if (!notice || notice.state === 'claimed') return;
  if (about !== undefined && notice.state === 'sent') told.now.add(about);
  await settleNotice(till, followed.delivery, 'dayHash' in notice ? notice.dayHash : till.dayHash(delivery));
}

/**
 * Is our clock Discord's? If it is not, nothing is posted and nothing counts as missed until it is again; the
 * organizers are told once. If Discord cannot be asked, it could not be posted to either: the next tick asks again.
 * If Discord answers and does not say what time it is, our own clock is believed
 * (docs/decisions/2026-11-30-no-witness-of-the-time.md).
 */
async function isClockTrusted({ messenger, troubles }: Till): Promise<boolean> {
  const check = await messenger.checkClock();
  if (check.type === 'unreached') return false;
  if (check.type === 'unwitnessed') return true;
  if (!isWithinTrust(check.aheadMs)) {
    await troubles.tell({ about: 'clock', seconds: secondsOf(check.aheadMs) });
    return false;
  }
  await troubles.solve({ about: 'clock' });
  return true;
}

/** Asks for an owed post; where the ledger may not know of one that is out, it looks in the channel first. */
async function pay(till: Till, post: PlannedPost): Promise<void> {
  const claim = await claimPost(till, post);
  if (!claim) return;
  if (post.dueAt < till.unsureBefore) await reconcile(till, claim);
  else await attempt(till, post, claim);
}

/**
 * One alert for all of them, never a burst; recorded once the organizers have it (promise 3). What was not sent
 * because an organizer stopped it is no news to them.
 */
async function recordMissed(till: Till, missed: readonly PlannedPost[]): Promise<void> {
  if (!till.isHalted() && !(await till.troubles.tell({ about: 'missed', posts: missed }))) return;
  const noticedAt = isoOf(till.clock.now());
  for (const post of missed) {
    await till.ledger.claim({ ...recordOf(post, till.secret), state: 'missed', noticedAt });
  }
}

async function deliveriesOf(till: Till, { strike }: StrikeView): Promise<Delivery[]> {
  return (await till.ledger.all()).filter(delivery => delivery.guild === strike.guild);
}
