import type { DateTime } from 'luxon';
import pMap from 'p-map';
import { type Delivery, isOfSchedule, type PostKey } from '../announcements/delivery.ts';
import { isoOf } from '../announcements/instants.ts';
import { planPosts } from '../announcements/owed.ts';
import type { PlannedPost } from '../announcements/plan.ts';
import { recordOf } from '../announcements/record.ts';
import { wordOwed } from '../announcements/word.ts';
import type { StrikeView } from '../strike/view.ts';
import { attempt, claimPost, type DeliveryPorts } from './deliver.ts';
import { follow, markOvertaken } from './follow.ts';
import { runFollowUp } from './follow-ups.ts';
import { askOfSessions, remindOfUpdate } from './overdue.ts';
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
export async function tickStrike(
  ports: DeliveryPorts,
  view: StrikeView,
  knownSince: DateTime,
): Promise<boolean> {
  if (!(await isClockTrusted(ports))) return false;
  const ledger = await settleClaims(ports, view);
  const now = ports.clock.now();
  const { due, missed } = planPosts(view, ledger, now, knownSince, ports.owedBesides(now));
  const [scheduled, others] = [due.filter(isOfSchedule), due.filter(post => !isOfSchedule(post))];
  for (const post of scheduled) await pay(ports, post);
  await pMap(others, post => pay(ports, post), { concurrency: AT_ONCE, stopOnError: false });
  if (missed.length > 0) await recordMissed(ports, missed);
  for (const delivery of ledger.values()) {
    if (delivery.state !== 'sent' || delivery.removedAt !== undefined) continue;
    await follow(ports, view, delivery);
    await runFollowUp(ports, delivery);
  }
  await markOvertaken(ports, view, await payWord(ports, view));
  await remindOfUpdate(ports, view);
  await askOfSessions(ports, view, knownSince);
  return true;
}

/**
 * Says what the channel believes and that is not so, once everything else has been said. It knows only what is settled: a
 * post that is out under an open claim may have told it.
 *
 * @returns what may still change, as it stands afterwards
 */
async function payWord(ports: DeliveryPorts, view: StrikeView): Promise<Delivery[]> {
  const now = ports.clock.now();
  const deliveries = await ports.ledger.open(view.strike.guild, now);
  if (ports.isHalted() || deliveries.some(({ state }) => state === 'claimed')) return deliveries;
  const word = wordOwed(view, deliveries, now);
  if (!word) return deliveries;
  await pay(ports, word);
  return ports.ledger.open(view.strike.guild, now);
}

/**
 * Is our clock Discord's? If it is not, nothing is posted and nothing counts as missed until it is again; the
 * organizers are told once. If Discord cannot be asked, it could not be posted to either: the next tick asks again.
 * If Discord answers and does not say what time it is, our own clock is believed
 * (docs/decisions/2026-11-30-no-witness-of-the-time.md).
 */
async function isClockTrusted({ messenger, troubles }: DeliveryPorts): Promise<boolean> {
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
async function pay(ports: DeliveryPorts, post: PlannedPost): Promise<void> {
  if (!ports.isOwed(post, ports.clock.now())) return;
  // Before it is claimed: whether it is still owed is asked once its turn has come.
  await ports.turn();
  const claim = await claimPost(ports, post);
  if (!claim) return;
  if (post.dueAt < ports.unsureBefore) await reconcile(ports, claim);
  else await attempt(ports, post, claim);
}

/**
 * One alert for all of them, never a burst; recorded once the organizers have it (promise 3). What was not sent
 * because an organizer stopped it is no news to them.
 */
async function recordMissed(ports: DeliveryPorts, missed: readonly PlannedPost[]): Promise<void> {
  if (!ports.isHalted() && !(await ports.troubles.tell({ about: 'missed', posts: missed }))) return;
  const noticedAt = isoOf(ports.clock.now());
  for (const post of missed) {
    await ports.ledger.claim({ ...recordOf(post, ports.secret), state: 'missed', noticedAt });
  }
}

/** Finds out what became of open claims, and gives what may still change, as it stands then. */
async function settleClaims(
  ports: DeliveryPorts,
  { strike }: StrikeView,
): Promise<ReadonlyMap<PostKey, Delivery>> {
  const read = () => ports.ledger.open(strike.guild, ports.clock.now());
  const found = await read();
  const claims = found.filter(delivery => delivery.state === 'claimed');
  for (const claim of claims) await reconcile(ports, claim);
  const known = claims.length === 0 ? found : await read();
  return new Map(known.map(delivery => [delivery.key, delivery]));
}
