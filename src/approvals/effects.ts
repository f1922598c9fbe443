import type { DateTime } from 'luxon';
import { composePost } from '../announcements/compose.ts';
import {
  type Delivery,
  type DeliveryOf,
  isAnnouncement,
  isOfSchedule,
  postKey,
} from '../announcements/delivery.ts';
import { contentHash } from '../announcements/identity.ts';
import { instantOf } from '../announcements/instants.ts';
import { planPosts } from '../announcements/owed.ts';
import type { PlannedPost } from '../announcements/plan.ts';
import { postOf } from '../announcements/record.ts';
import { dayHashOf, noticeOf, relevantUntil } from '../announcements/relevance.ts';
import type { Act } from '../strike/acts.ts';
import type { StrikeView } from '../strike/view.ts';
import { actNoticeLines } from '../wording/say/act-notice.ts';
import type { Text } from '../wording/translator.ts';

/** What the channel will see if the view changes: said before it is done, and the same when it is. */
export interface Effects {
  /** The messages that are edited, with their new text. */
  edits: { delivery: DeliveryOf<'sent'>; content: string }[];
  /** The notices that follow announcements by themselves, because their day has changed. */
  followed: string[];
  /** Announcements whose time has come already, and that are owed only after the change. */
  due: string[];
  /** The notice that goes out if the organizer wants it told at once. */
  atOnce: string;
}

const REFERENCE = '····-····';

/** A thing that is to be done or taken back, and the view before and after it. */
export interface Step {
  act: Act;
  isUndone: boolean;
  before: StrikeView;
  after: StrikeView;
}

export function effectsOf(
  text: Text,
  step: Step,
  deliveries: readonly Delivery[],
  now: DateTime<true>,
): Effects {
  const { act, isUndone, after } = step;
  const edits = standing(after, deliveries, now).flatMap(delivery => {
    const content = editOf(text, after, delivery, now);
    return content === undefined ? [] : [{ delivery, content }];
  });
  // However many announcements it changes, an act is told once.
  const followed = followedBy(step, deliveries, now)
    .slice(0, 1)
    .map(delivery => composePost(text, after, noticeOf(after, delivery, now), now, REFERENCE));
  return {
    edits,
    followed,
    due: dueBy(step, deliveries, now).map(post => composePost(text, after, post, now, REFERENCE)),
    atOnce: actNoticeLines(text, after, act, isUndone, now).join('\n'),
  };
}

/** The announcements that are out and whose day this changes: a notice follows each by itself, and no other is needed. */
export function followedBy(
  { before, after }: Pick<Step, 'before' | 'after'>,
  deliveries: readonly Delivery[],
  now: DateTime,
): DeliveryOf<'sent'>[] {
  return standing(after, deliveries, now).filter(each => {
    const hash = dayHashOf(after, each);
    return (
      isAnnouncement(each) &&
      each.kind !== 'outlook' &&
      hash !== each.dayHash &&
      hash !== dayHashOf(before, each)
    );
  });
}

function dueBy({ before, after }: Step, deliveries: readonly Delivery[], now: DateTime): PlannedPost[] {
  const ledger = new Map(deliveries.map(each => [each.key, each]));
  const [owed, already] = [after, before].map(view => planPosts(view, ledger, now, now).due);
  const known = new Set(already?.map(postKey));
  return (owed ?? []).filter(post => post.kind !== 'notice' && !known.has(postKey(post)));
}

/** The messages that are still read as true. */
function standing(view: StrikeView, deliveries: readonly Delivery[], now: DateTime): DeliveryOf<'sent'>[] {
  return deliveries.filter(
    (each): each is DeliveryOf<'sent'> =>
      each.state === 'sent' && isOfSchedule(each) && now < relevantUntil(view, each),
  );
}

/** The text that a message will have; undefined where it stays as it is. */
function editOf(
  text: Text,
  view: StrikeView,
  delivery: DeliveryOf<'sent'>,
  now: DateTime,
): string | undefined {
  const { sentAt, updatedAt, reference } = delivery;
  const at = (updated: DateTime | undefined) =>
    composePost(text, view, postOf(delivery), instantOf(sentAt), reference, updated);
  const before = updatedAt === undefined ? undefined : instantOf(updatedAt);
  if (contentHash(at(before)) === delivery.contentHash) return undefined;
  return at(isAnnouncement(delivery) ? now : before);
}
