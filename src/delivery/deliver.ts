import type { DateTime } from 'luxon';
import { isLate } from '../announcements/compose.ts';
import type { Delivery, DeliveryOf, Ledger, PostIdentity } from '../announcements/delivery.ts';
import { contentHash, nonceOf } from '../announcements/identity.ts';
import { instantOf, isoOf } from '../announcements/instants.ts';
import type { Pings } from '../announcements/pings.ts';
import type { PlannedPost } from '../announcements/plan.ts';
import { baseOf, recordOf } from '../announcements/record.ts';
import type { Told } from '../announcements/told-schema.ts';
import type { Clock } from '../platform/clock.ts';
import type { Messenger, OutgoingFile } from './messenger.ts';
import { isLiftable } from './refusals.ts';
import type { Troubles } from './troubles.ts';

/** `publish`: give it to the channels that follow an announcement channel. `remove`: delete it. */
export type FollowUp = 'publish' | 'remove';

/** What paying posts needs of the world. */
export interface DeliveryPorts {
  clock: Clock;
  ledger: Ledger;
  messenger: Messenger;
  /** Resolves when one more post may be asked for: Discord takes so many in a second. */
  turn(): Promise<void>;
  troubles: Troubles;
  secret: Uint8Array;
  /** The ledger may not know what was sent of posts due before this instant: it was restored, or is new. */
  unsureBefore: DateTime;
  /** An organizer has stopped what the schedule makes the bot post. */
  isHalted(): boolean;
  /** What is owed besides the schedule's posts. */
  owedBesides(now: DateTime): readonly PlannedPost[];
  /** Is this post owed at this moment? Reads the schedule as it stands now, not as it was planned. */
  isOwed(post: PlannedPost, now: DateTime): boolean;
  /**
   * The words of a post, as they go out at `now`; `updatedAt` is when what it says last changed. Undefined where nobody
   * knows (any more) what it should say: it is then left as it is.
   */
  compose(post: PlannedPost, now: DateTime, reference: string, updatedAt?: DateTime): string | undefined;
  /** Whom a post pings: those that an organizer chose and saw in a preview. */
  pings(post: PlannedPost): Pings;
  /** The files that go out with a post. */
  files(post: PlannedPost): Promise<readonly OutgoingFile[]>;
  /** What else is to be done with a message that is out. */
  followUp(delivery: DeliveryOf<'sent'>): FollowUp | undefined;
  /** Of one of the audit's heads: which it is. */
  dayHash(post: PostIdentity): string | undefined;
  /** What a post tells of the schedule, as it stands now; nothing where it tells nothing of it. */
  told(post: PlannedPost): Told;
  /** The words of a message that a newer one has overtaken: it says so, and where that is. */
  overtaken(delivery: DeliveryOf<'sent'>, by: DeliveryOf<'sent'>): string;
}

/**
 * Claims an owed post durably, before Discord is asked for it: the first half of paying it at most once (promise 1).
 * Undefined where it is not owed, or somebody has claimed it already. If the claim cannot be written, it rejects,
 * and nothing is sent.
 *
 * If the process dies after this, the claim is found at the next start and settled by delivery/reconcile.ts.
 */
export async function claimPost(
  ports: DeliveryPorts,
  post: PlannedPost,
): Promise<DeliveryOf<'claimed'> | undefined> {
  const now = ports.clock.now();
  if (!ports.isOwed(post, now)) return undefined;
  const record = recordOf(post, ports.secret);
  const claim: DeliveryOf<'claimed'> = {
    ...record,
    state: 'claimed',
    nonce: nonceOf(record.key),
    firstAttemptAt: isoOf(now),
    attempts: 1,
    told: ports.told(post),
  };
  return (await ports.ledger.claim(claim)) ? claim : undefined;
}

/**
 * Asks Discord for a claimed post, unless it is not owed any more: a day quietened after the claim is silent
 * (promise 4). The caller knows that no message is out under this claim.
 */
export async function attempt(
  ports: DeliveryPorts,
  post: PlannedPost,
  claim: DeliveryOf<'claimed'>,
): Promise<void> {
  const files = await ports.files(post);
  const now = ports.clock.now();
  if (!ports.isOwed(post, now)) return ports.ledger.release(claim.key);
  const content = ports.compose(post, now, claim.reference);
  if (content === undefined) return ports.ledger.release(claim.key);
  // As it is told, though it may change while Discord is asked: then a word of it follows.
  const [dayHash, told] = [ports.dayHash(post), ports.told(post)];
  const outcome = await ports.messenger.send(post.channel, {
    content,
    nonce: claim.nonce,
    pings: ports.pings(post),
    files,
  });
  switch (outcome.type) {
    case 'sent':
      await ports.ledger.save(sent(claim, { messageId: outcome.messageId, at: now, content, dayHash, told }));
      await ports.troubles.solve({ about: 'refused', channel: post.channel });
      return;
    case 'refused':
      await refuse(ports, claim, outcome);
      return;
    case 'unknown':
      // Left claimed: whether it is out is found out by looking, at the next tick.
      return;
  }
}

/**
 * Tells the organizers of a refusal. One that they can lift leaves the post owed: under a first attempt nothing is
 * out, so the claim is dropped; later ones stay, to be looked for. Any other is recorded, once they have been told.
 */
export async function refuse(
  ports: DeliveryPorts,
  claim: DeliveryOf<'claimed'>,
  why: { code: number; problem: string },
): Promise<void> {
  const { code, problem } = why;
  const told = await ports.troubles.tell({ about: 'refused', post: claim, code, problem });
  if (isLiftable(code)) {
    if (claim.attempts === 1) await ports.ledger.release(claim.key);
    return;
  }
  if (!told) return;
  await ports.ledger.save({
    ...baseOf(claim),
    state: 'failed',
    failedAt: isoOf(ports.clock.now()),
    code,
    problem,
  });
}

/** The record of a post that is out, whether just sent or found. */
export function sent(
  claim: DeliveryOf<'claimed'>,
  {
    messageId,
    at,
    content,
    dayHash,
    told = claim.told,
  }: { messageId: string; at: DateTime; content: string; dayHash: string | undefined; told?: Told },
): Delivery {
  return {
    ...baseOf(claim),
    state: 'sent',
    messageId,
    sentAt: isoOf(at),
    late: isLate({ dueAt: instantOf(claim.dueAt) }, at),
    contentHash: contentHash(content),
    ...(dayHash !== undefined && { dayHash }),
    ...(told && { told }),
  };
}
