import type { DateTime } from 'luxon';
import type { DeliveryOf } from '../announcements/delivery.ts';
import { instantOf, isoOf } from '../announcements/instants.ts';
import { postOf } from '../announcements/record.ts';
import { attempt, type DeliveryPorts, refuse, sent } from './deliver.ts';
import { isNoChannel } from './refusals.ts';

/** Our clock and Discord's may differ by this much: the search starts so long before the post was due. */
const CLOCK_MARGIN_MINUTES = 2;

/**
 * Settles a delivery that was left `claimed`: by a process that died between asking Discord and hearing back, or
 * by an answer that never came. It looks for the message before it sends anything; the nonce, which stays the
 * same, covers what a look cannot see: a request that is still on its way (docs/decisions/2026-11-24-look-first.md).
 *
 * Found: adopted. Absent and still owed: asked for again. Absent and past its deadline: missed. Absent and not owed
 * any more, on a day that has become quiet: the claim is dropped. Not to be found out: nothing is sent, and the
 * organizers are told once.
 */
export async function reconcile(ports: DeliveryPorts, claim: DeliveryOf<'claimed'>): Promise<void> {
  // No post goes out before it is due, so nothing older than that can be it.
  const since = instantOf(claim.dueAt).minus({ minutes: CLOCK_MARGIN_MINUTES });
  const outcome = await ports.messenger.find(claim.channel, claim.reference, since);
  if (outcome.type === 'found' || outcome.type === 'absent') {
    await ports.troubles.solve({ about: 'unreadable', channel: claim.channel });
  }
  switch (outcome.type) {
    case 'found':
      return adopt(ports, claim, outcome);
    case 'absent':
      return sendAgain(ports, claim);
    case 'unreadable':
      return isNoChannel(outcome.code) ? refuse(ports, claim, outcome) : hold(ports, claim, outcome);
    case 'unknown':
      // Discord is away; the next tick looks again.
      return;
  }
}

/**
 * A found message counts as sent when Discord stored it, whichever attempt that was. One that was minutes under way is
 * late, and its words, made in time, get to say so. Which day it told of is not known any more: a change since then is
 * seen by its text, which is edited, but no notice follows.
 */
async function adopt(
  ports: DeliveryPorts,
  claim: DeliveryOf<'claimed'>,
  found: { messageId: string; content: string; at: DateTime },
): Promise<void> {
  const content = await markedLate(ports, claim, found);
  const { messageId, at } = found;
  await ports.ledger.save(sent(claim, { messageId, at, content, dayHash: ports.dayHash(claim) }));
}

/**
 * What a found message says, once it says that it is late where it is. If it says something else besides, or cannot be
 * edited just now, it is left to delivery/follow.ts.
 */
async function markedLate(
  ports: DeliveryPorts,
  claim: DeliveryOf<'claimed'>,
  { messageId, content, at }: { messageId: string; content: string; at: DateTime },
): Promise<string> {
  const post = postOf(claim);
  const inTime = ports.compose(post, post.dueAt, claim.reference);
  const asItIs = ports.compose(post, at, claim.reference);
  if (content !== inTime || asItIs === undefined || asItIs === content) return content;
  const outcome = await ports.messenger.edit(claim.channel, messageId, asItIs);
  return outcome.type === 'sent' ? asItIs : content;
}

async function sendAgain(ports: DeliveryPorts, claim: DeliveryOf<'claimed'>): Promise<void> {
  const post = postOf(claim);
  const now = ports.clock.now();
  // Released, not recorded: whether it was missed or has become quiet is for the plan of this same tick to say.
  if (!ports.isOwed(post, now)) return ports.ledger.release(claim.key);
  const next: DeliveryOf<'claimed'> = { ...claim, attempts: claim.attempts + 1, told: ports.told(post) };
  await ports.ledger.save(next);
  await attempt(ports, post, next);
}

async function hold(
  ports: DeliveryPorts,
  claim: DeliveryOf<'claimed'>,
  why: { code: number; problem: string },
): Promise<void> {
  if (claim.heldSince !== undefined) return;
  const told = await ports.troubles.tell({
    about: 'unreadable',
    post: claim,
    code: why.code,
    problem: why.problem,
  });
  if (told) await ports.ledger.save({ ...claim, heldSince: isoOf(ports.clock.now()) });
}
