import type { DateTime } from 'luxon';
import { type Delivery, type PostKey, postKey } from '../../src/announcements/delivery.ts';
import { planPosts } from '../../src/announcements/owed.ts';
import type { PlannedPost } from '../../src/announcements/plan.ts';
import type { StrikeView } from '../../src/strike/view.ts';

/** What came of ticks at these instants, one after the other: "2024-12-23 morning" of what was sent and missed. */
export interface Outcome {
  sent: string[];
  missed: string[];
  /** How many were sent by each tick. */
  perTick: number[];
}

/** Lets ticks go by with a ledger in memory, where everything that is due is sent at once. */
export function runTicks(view: StrikeView, ticks: readonly DateTime[], knownSince: DateTime): Outcome {
  const ledger = new Map<PostKey, Delivery>();
  const outcome: Outcome = { sent: [], missed: [], perTick: [] };
  for (const now of ticks) {
    const { due, missed } = planPosts(view, ledger, now, knownSince);
    for (const post of [...due, ...missed]) ledger.set(postKey(post), recorded(post, now));
    outcome.sent.push(...due.map(nameOf));
    outcome.missed.push(...missed.map(nameOf));
    outcome.perTick.push(due.length);
  }
  return outcome;
}

export function nameOf({ date, kind }: PlannedPost): string {
  return `${date} ${kind}`;
}

/** A record under the post's key; which state it is in makes no difference to the plan. */
export function recorded(post: PlannedPost, now: DateTime): Delivery {
  const { guild, channel, date, kind } = post;
  const at = String(now.toUTC().toISO());
  const times = { dueAt: String(post.dueAt.toISO()), deadline: String(post.deadline.toISO()) };
  const base = { key: postKey(post), guild, channel, date, kind, ...times, reference: '0000-0000' };
  return { ...base, state: 'missed', noticedAt: at };
}
