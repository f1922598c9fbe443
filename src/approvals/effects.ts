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
import { relevantUntil } from '../announcements/relevance.ts';
import { believedOf, differenceOn } from '../announcements/told.ts';
import type { DayFacts } from '../announcements/told-schema.ts';
import { isTelling, wordOwed } from '../announcements/word.ts';
import type { Act } from '../strike/acts.ts';
import type { IsoDate } from '../strike/strike.ts';
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
  /** The act that is taken back in the same step, as the new one is in its place. */
  replaced?: Act;
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
  const isTold = followedBy(step, deliveries, now).length > 0;
  const word = isTold ? wordOwed(after, deliveries, now) : undefined;
  const followed = word ? [composePost(text, after, word, now, REFERENCE)] : [];
  const atOnce = actNoticeLines(text, after, act, isUndone, now).join('\n');
  return {
    edits,
    // The notice of what is done in the place of another says it all: no word is owed after it.
    followed: step.replaced && isTold ? [atOnce] : followed,
    due: dueBy(step, deliveries, now).map(post => composePost(text, after, post, now, REFERENCE)),
    atOnce,
  };
}

/**
 * The messages that are out and told what this makes untrue: one word tells that by itself, for all of them, and no other is
 * needed.
 */
export function followedBy(
  { before, after }: Pick<Step, 'before' | 'after'>,
  deliveries: readonly Delivery[],
  now: DateTime,
): DeliveryOf<'sent'>[] {
  const out = deliveries.filter(isTelling);
  const believed = believedOf(out);
  const differs = (view: StrikeView, date: IsoDate, facts: DayFacts) =>
    differenceOn(view, date, facts, now) !== undefined;
  return out.filter(({ told = {} }) =>
    Object.entries(told).some(([day, facts]) => {
      const date = day as IsoDate;
      return (
        isLastWord(facts, believed.get(date)) && differs(after, date, facts) && !differs(before, date, facts)
      );
    }),
  );
}

/** Is what a message told of a date, or a part of it, still what is believed? */
function isLastWord({ lines, events }: DayFacts, believed: DayFacts | undefined): boolean {
  return [
    lines !== undefined && lines === believed?.lines,
    events !== undefined && events === believed?.events,
  ].some(Boolean);
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
      each.state === 'sent' && isOfSchedule(each) && !each.overtaken && now < relevantUntil(view, each),
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
