import type { DateTime } from 'luxon';
import { addDays, datesFrom, strikeDate } from '../strike/dates.ts';
import type { IsoDate } from '../strike/strike.ts';
import { asKnownAt, type StrikeView } from '../strike/view.ts';
import { actNotices, actOfNotice, isActStanding } from './act-notices.ts';
import { type Delivery, isAnnouncement, type PostKey, postKey } from './delivery.ts';
import { type PlannedPost, planDay } from './plan.ts';
import { isTelling, toldBy } from './word.ts';

/** What is to be done about a channel's posts: send these; say of those that they were missed. */
export interface Owed {
  due: PlannedPost[];
  missed: PlannedPost[];
}

/** Missed posts older than this are not spoken of any more. */
export const MISSED_FOR_DAYS = 8;

/**
 * What the channel is owed at `now`, given what has been delivered. Pure: the same state and instant always give
 * the same answer, so a tick that runs twice, late, or after a missed beat does nothing wrong.
 *
 * Past the deadline silence is right ("pickets at 8" harms at noon), and it is told to the organizers once.
 * A delivery under a post's key, in whatever state, settles it here: an open claim is for delivery/reconcile.ts.
 *
 * @param knownSince when this bot first ran for the strike; what was due before is no business of its own.
 * @param besides what is owed besides the schedule's posts
 */
export function planPosts(
  view: StrikeView,
  ledger: ReadonlyMap<PostKey, Delivery>,
  now: DateTime,
  knownSince: DateTime,
  besides: readonly PlannedPost[] = [],
): Owed {
  const today = strikeDate(view.strike, now);
  const posts = datesFrom(addDays(today, -MISSED_FOR_DAYS), today)
    .flatMap(date => postsOn(view, date))
    .concat(
      [...actNotices(view), ...besides].filter(post => post.deadline >= now.minus({ days: MISSED_FOR_DAYS })),
    )
    .filter(post => post.dueAt <= now && !ledger.has(postKey(post)));
  return {
    due: posts.filter(post => now < post.deadline && !isToldOtherwise(view, post, ledger, now)),
    missed: posts.filter(post => now >= post.deadline && post.deadline > knownSince && wasOwed(view, post)),
  };
}

/**
 * Was it owed by the time at which it was due? What came to be owed after its time, by a change, was not missed: a word
 * tells it (word.ts).
 */
function wasOwed(view: StrikeView, post: PlannedPost): boolean {
  if (!isAnnouncement(post)) return true;
  const key = postKey(post);
  const [then] = planDay(asKnownAt(view, post.dueAt), post.date).flatMap(decision =>
    'post' in decision && postKey(decision.post) === key ? [decision.post] : [],
  );
  if (!then || then.dueAt > post.dueAt) return false;
  // An evening has one post, whose time depends on what the next day is: at an earlier time it was owed only if it was by then.
  return then.dueAt < post.dueAt ? wasOwed(view, then) : true;
}

/**
 * A post that came to be owed after its time, by a change, of a day of which the channel had been told otherwise, or of which
 * the notice of that change tells (in the morning it leads to the post): it says how the day is now, and rings whom it has to. Two posts would say
 * the same.
 */
function isToldOtherwise(
  view: StrikeView,
  post: PlannedPost,
  ledger: ReadonlyMap<PostKey, Delivery>,
  now: DateTime,
): boolean {
  const { kind, date } = post;
  if (kind !== 'morning' && kind !== 'eve' && kind !== 'event') return false;
  const subject = kind === 'eve' ? addDays(date, 1) : date;
  const isTold = ledger.values().some(each => {
    const facts = isTelling(each) ? each.told?.[subject] : undefined;
    return facts !== undefined && (kind !== 'morning' || facts.lines !== undefined);
  });
  const isBeingTold = () =>
    actNotices(view).some(
      notice => notice.dueAt <= now && now < notice.deadline && toldBy(view, notice)[subject] !== undefined,
    );
  return (isTold || (kind !== 'morning' && isBeingTold())) && !wasOwed(view, post);
}

/**
 * The posts of a date. A view never changes, and a tick a minute asks for the same nine dates: they are planned once.
 */
export function postsOn(view: StrikeView, date: IsoDate): readonly PlannedPost[] {
  const known = plans.get(view) ?? new Map<IsoDate, readonly PlannedPost[]>();
  plans.set(view, known);
  const posts =
    known.get(date) ?? planDay(view, date).flatMap(decision => ('post' in decision ? [decision.post] : []));
  known.set(date, posts);
  return posts;
}

const plans = new WeakMap<StrikeView, Map<IsoDate, readonly PlannedPost[]>>();

/** Is this very post owed at `now`, whatever the ledger says? Asked again at the last moment before sending. */
export function isStillOwed(view: StrikeView, post: PlannedPost, now: DateTime): boolean {
  // A notice is owed because of what is out, or was done, not of a date's plan: until nobody reads that as true any more.
  if (post.kind === 'notice') {
    const notice = actOfNotice(view, post);
    return now < post.deadline && (!notice || isActStanding(view, notice));
  }
  return planDay(view, post.date).some(
    decision =>
      'post' in decision && postKey(decision.post) === postKey(post) && now < decision.post.deadline,
  );
}

/** How far ahead the next post is looked for. */
const NEXT_WITHIN_DAYS = 30;

/** The first post that comes due after `now`, if there is one within a month. */
export function nextPost(view: StrikeView, now: DateTime): PlannedPost | undefined {
  const today = strikeDate(view.strike, now);
  for (const date of datesFrom(today, addDays(today, NEXT_WITHIN_DAYS))) {
    const coming = planDay(view, date).flatMap(decision =>
      'post' in decision && decision.post.dueAt > now ? [decision.post] : [],
    );
    const [first] = coming.toSorted((a, b) => a.dueAt.toMillis() - b.dueAt.toMillis());
    if (first) return first;
  }
  return undefined;
}
