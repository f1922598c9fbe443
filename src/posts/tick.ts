import type { DateTime } from 'luxon';
import type { StrikeView } from '../strike/view.ts';
import { attempt, claimPost, recordOf, type Till } from './deliver.ts';
import type { Delivery } from './delivery.ts';
import { isoOf } from './instants.ts';
import { planPosts } from './owed.ts';
import type { PlannedPost } from './plan.ts';
import { reconcile } from './reconcile.ts';

/**
 * What one strike's beat does: settle what was left open, then pay what is owed, then say what was missed.
 *
 * It may run at any time and any number of times: everything it decides comes from the ledger and the clock.
 *
 * @param knownSince when this bot first ran for the strike
 */
export async function tickStrike(till: Till, view: StrikeView, knownSince: DateTime): Promise<void> {
  for (const delivery of await deliveriesOf(till, view)) {
    if (delivery.state === 'claimed') await reconcile(till, delivery);
  }
  const ledger = new Map((await deliveriesOf(till, view)).map(delivery => [delivery.key, delivery]));
  const { due, missed } = planPosts(view, ledger, till.clock.now(), knownSince);
  for (const post of due) await pay(till, post);
  if (missed.length > 0) await recordMissed(till, missed);
}

/** Asks for an owed post; where the ledger may not know of one that is out, it looks in the channel first. */
async function pay(till: Till, post: PlannedPost): Promise<void> {
  const claim = await claimPost(till, post);
  if (!claim) return;
  if (post.dueAt < till.unsureBefore) await reconcile(till, claim);
  else await attempt(till, post, claim);
}

/** One alert for all of them, never a burst; recorded once the organizers have it (promise 3). */
async function recordMissed(till: Till, missed: readonly PlannedPost[]): Promise<void> {
  if (!(await till.alerts.tell({ about: 'missed', posts: missed }))) return;
  const noticedAt = isoOf(till.clock.now());
  for (const post of missed) {
    await till.ledger.claim({ ...recordOf(post, till.secret), state: 'missed', noticedAt });
  }
}

async function deliveriesOf(till: Till, { strike }: StrikeView): Promise<Delivery[]> {
  return (await till.ledger.all()).filter(delivery => delivery.guild === strike.guild);
}
