import type { DateTime } from 'luxon';
import type { DeliveryOf } from '../announcements/delivery.ts';
import { instantOf } from '../announcements/instants.ts';
import type { PlannedPost } from '../announcements/plan.ts';
import type { FollowUp } from '../delivery/deliver.ts';
import type { Halt } from '../delivery/halts.ts';
import { strikeDate } from '../strike/dates.ts';
import type { Strike } from '../strike/strike.ts';
import type { Broadcast, Target } from './broadcast.ts';
import { type Part, readSerial, serialOf, tryOf } from './parts.ts';

/** An alert about what is so now is wrong half an hour later. */
const ALERT_MINUTES = 30;
/** Discord takes about ten publications an hour: whoever is not through after some hours is not waited for. */
const PUBLISHED_WITHIN_HOURS = 6;

/**
 * What a broadcast owes its channels: the message, once for each, and a notice for each correction or retraction that
 * wants one. Pure; whether it has been paid is for the ledger to say.
 *
 * The date in the key is that of the approval, so that the key stays the same when an embargo is moved.
 */
export function postsOf(strike: Strike, broadcast: Broadcast): PlannedPost[] {
  const { channels, corrections, retraction, retries } = broadcast;
  const plan = planner(strike, broadcast);
  return channels.flatMap(channel => {
    const message: Part = { type: 'message', number: tryOf(broadcast, channel.id) };
    const due = retries[channel.id]?.at ?? broadcast.dueAt;
    const notices = corrections.flatMap(({ at, noticeTo }, index) =>
      noticeTo.includes(channel.id) ? [plan(channel, { type: 'correction', index }, at)] : [],
    );
    const word = retraction?.noticeTo.includes(channel.id)
      ? [plan(channel, { type: 'retraction' }, retraction.at)]
      : [];
    return [plan(channel, message, due), ...notices, ...word];
  });
}

/** The same without what is not said any more because it was retracted: that can be neither due nor missed. */
export function standingPostsOf(strike: Strike, broadcast: Broadcast): PlannedPost[] {
  const posts = postsOf(strike, broadcast);
  return broadcast.retraction ? posts.filter(post => readSerial(post).part.type === 'retraction') : posts;
}

/**
 * Is this very post owed at this moment? What was retracted is not said, nor what a stop keeps back: a freeze keeps back
 * everything but the word that a message is to be disregarded; a pause what would go out by itself, at the end of an embargo.
 */
export function isOwed(
  strike: Strike,
  broadcast: Broadcast,
  post: PlannedPost,
  now: DateTime,
  halt: Halt | undefined,
): boolean {
  const { part } = readSerial(post);
  if (part.type === 'retraction') return now < post.deadline;
  if (broadcast.retraction || halt?.mode === 'frozen') return false;
  if (halt?.mode === 'paused' && part.type === 'message' && broadcast.isScheduled) return false;
  const here = broadcast.channels.filter(({ id }) => id === post.channel);
  const current = postsOf(strike, { ...broadcast, channels: here }).find(
    ({ serial }) => serial === post.serial,
  );
  return current !== undefined && current.dueAt <= now && now < current.deadline;
}

/** Deleting the copies, where that was chosen; publishing them, where the strike file asks for it. */
export function followUpOf(
  { broadcasts }: Strike,
  { retraction }: Broadcast,
  delivery: DeliveryOf<'sent'>,
  now: DateTime,
): FollowUp | undefined {
  const { part } = readSerial(delivery);
  if (part.type !== 'retraction' && retraction?.remove) return 'remove';
  const isTimely = now < instantOf(delivery.sentAt).plus({ hours: PUBLISHED_WITHIN_HOURS });
  return broadcasts.crosspost && delivery.crosspost === undefined && isTimely ? 'publish' : undefined;
}

/** Fifty channels share their instants and their date, which are brought into the strike's zone once. */
function planner(
  strike: Strike,
  broadcast: Broadcast,
): (channel: Target, part: Part, at: string) => PlannedPost {
  const date = strikeDate(strike, instantOf(broadcast.approvedAt));
  const isWarning = broadcast.type === 'alert' && broadcast.follows?.kind !== 'all-clear';
  const minutes = isWarning ? ALERT_MINUTES : strike.announcements.catchUpMinutes;
  const times = new Map<string, Pick<PlannedPost, 'dueAt' | 'deadline'>>();
  const timesOf = (at: string) => {
    const dueAt = instantOf(at).setZone(strike.timezone) as DateTime<true>;
    return { dueAt, deadline: dueAt.plus({ minutes }) };
  };
  return (channel, part, at) => {
    const known = times.get(at) ?? timesOf(at);
    times.set(at, known);
    return {
      guild: broadcast.guild,
      channel: channel.id,
      date,
      kind: 'broadcast',
      serial: serialOf(broadcast, part),
      ...known,
    };
  };
}
