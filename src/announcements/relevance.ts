import type { DateTime } from 'luxon';
import { isEntry } from '../strike/acts.ts';
import { addDays } from '../strike/dates.ts';
import type { WallTime } from '../strike/strike.ts';
import type { StrikeView } from '../strike/view.ts';
import { instantAt } from '../strike/wallclock.ts';
import { actOfNotice } from './act-notices.ts';
import { type Delivery, type PostIdentity, type PostKind, postKinds } from './delivery.ts';
import { isoOf } from './instants.ts';

/**
 * For how many days a post is read as true. An eve notice gives way to what the next day says itself; a broadcast can be
 * corrected and retracted for two months.
 */
const RELEVANT_DAYS = {
  morning: 1,
  eve: 1,
  outlook: 8,
  event: 1,
  notice: 0,
  broadcast: 62,
  audit: 0,
} as const;

/** Of each kind: for so many days after its deadline what was settled may matter. A plan looks back over eight days. */
const OPEN_DAYS = {
  morning: 11,
  eve: 11,
  outlook: 11,
  event: 11,
  notice: 65,
  broadcast: 65,
  audit: 11,
} as const;

/**
 * Since when the deadline of a settled delivery has to be if it may still matter: its post may have to be true, or be planned
 * once more if nobody knew of it. It is some days more than either, so that no change of a strike's file or zone matters.
 */
export function openSince(now: DateTime): { kind: PostKind; deadline: DateTime }[] {
  return postKinds.map(kind => ({ kind, deadline: now.minus({ days: OPEN_DAYS[kind] }) }));
}

/** Tells of many deliveries which of them `Ledger.open` gives at `now`. */
export function openAt(now: DateTime): (post: Pick<Delivery, 'kind' | 'deadline' | 'state'>) => boolean {
  const since = new Map(openSince(now).map(({ kind, deadline }) => [kind, isoOf(deadline)]));
  // As the store compares them: instants as they are written sort as text.
  return ({ kind, deadline, state }) => state === 'claimed' || deadline > (since.get(kind) ?? '');
}

/**
 * Until when a post that is out has to be true. A notice of a change says what was so when it was sent, and stays. One of
 * the negotiations stays in the channel as somebody's words: like a broadcast it follows what is corrected or taken back.
 */
export function relevantUntil(view: StrikeView, post: PostIdentity): DateTime<true> {
  const act = post.kind === 'notice' ? actOfNotice(view, post)?.recorded.act : undefined;
  const days = RELEVANT_DAYS[act && isEntry(act) ? 'broadcast' : post.kind];
  return instantAt(addDays(post.date, days), '00:00' as WallTime, view.strike.timezone);
}
