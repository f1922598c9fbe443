import type { DateTime } from 'luxon';
import { addDays, strikeDate } from '../strike/dates.ts';
import { datedEvents } from '../strike/event-times.ts';
import { type PicketDay, picketDayOn } from '../strike/picket-day.ts';
import type { IsoDate } from '../strike/strike.ts';
import type { StrikeView } from '../strike/view.ts';
import { fitted } from '../wording/fit-lines.ts';
import { actNoticeLines } from '../wording/say/act-notice.ts';
import { eventPost, evePost, morningPost, outlookPost } from '../wording/say/announcements.ts';
import { dayLines } from '../wording/say/day-answer.ts';
import { calledOffAt } from '../wording/say/day-parts.ts';
import { datedRows } from '../wording/say/exception-rows.ts';
import { clockTime, longDate } from '../wording/times.ts';
import type { Text } from '../wording/translator.ts';
import { isOwedByChange, noticeOfAct, pingsInWords, pingsOf } from './act-notices.ts';
import { eventSerial } from './identity.ts';
import type { PlannedPost } from './plan.ts';

/** The heartbeat comes once a minute: what is a beat or two after its time is not late. */
const LATE_AFTER_MINUTES = 2;

/**
 * The words of a post as they go out at `now`, with its reference; late where it is, and since when it says what it
 * says where that has changed. It can be made for any day: one that was a picket day may have become quiet.
 */
export function composePost(
  text: Text,
  view: StrikeView,
  post: PlannedPost,
  now: DateTime,
  reference: string,
  updatedAt?: DateTime,
): string {
  return fitted(text, room => [
    ...wordsOf(text, view, post, room),
    ...(post.kind !== 'notice' && isLate(post, now) ? [lateLine(text, view, post)] : []),
    ...(updatedAt ? [changedLine(text, view, post, updatedAt)] : []),
    footer(text, view, post, reference),
  ]);
}

function wordsOf(text: Text, view: StrikeView, post: PlannedPost, room: number): string[] {
  const { kind, date, dueAt } = post;
  const isStill = (subject: IsoDate, expected: PicketDay['kind']) =>
    picketDayOn(view.strike, view.changes, subject).kind === expected;
  switch (kind) {
    case 'morning':
      return isStandingOn(view, date)
        ? [morningPost(text, view, date, room)]
        : dayLines(text, view, date, dueAt, { room });
    case 'eve': {
      const tomorrow = addDays(date, 1);
      return isStill(tomorrow, 'quiet')
        ? [evePost(text, view, date, room)]
        : dayLines(text, view, tomorrow, dueAt, { room });
    }
    case 'event': {
      const day = picketDayOn(view.strike, view.changes, date);
      const event = datedEvents(day).find(each => eventSerial(each) === post.serial);
      return event
        ? [eventPost(text, view, day, event, { now: dueAt, room })]
        : dayLines(text, view, date, dueAt, { room });
    }
    case 'outlook':
      return [outlookPost(text, view, date, room)];
    case 'notice':
      return [...noticeWords(text, view, post, room), ...pingsInWords(pingsOf(view, post))];
    default:
      throw new RangeError(`a ${kind} does not follow from the schedule`);
  }
}

/** Has the day lines, and were they not called off while they stood? */
function isStandingOn({ strike, changes }: StrikeView, date: IsoDate): boolean {
  const day = picketDayOn(strike, changes, date);
  return day.kind === 'picket' && calledOffAt(day) === undefined;
}

/** A day that has changed since it was announced, or an act of an organizer's. */
function noticeWords(text: Text, view: StrikeView, post: PlannedPost, room: number): string[] {
  const notice = noticeOfAct(view, post);
  if (notice) return actNoticeLines(text, view, notice.recorded.act, notice.isUndone, post.dueAt, room);
  const [first = '', ...rest] = dayLines(text, view, post.date, post.dueAt, { room });
  const others = (post.dates ?? []).filter(date => date !== post.date);
  const rows = datedRows(text, view, others);
  return [text.t('post.changed', { first }), ...rest, ...rows];
}

/** When what it says has changed; an outlook is read for a week, so the day is said where it is another. */
function changedLine(text: Text, { strike }: StrikeView, { date }: PlannedPost, updatedAt: DateTime): string {
  const time = clockTime(text, updatedAt.setZone(strike.timezone));
  const day = strikeDate(strike, updatedAt);
  if (day === date) return text.t('post.updated', { time });
  return text.t('post.updatedOn', { date: longDate(text, day, date), time });
}

/** When it was due, in the strike's zone; that the bot was away is only said where no change made the post owed. */
function lateLine(text: Text, view: StrikeView, post: PlannedPost): string {
  const due = clockTime(text, post.dueAt.setZone(view.strike.timezone));
  return text.t(isOwedByChange(view, post) ? 'post.lateChanged' : 'post.late', { due });
}

/** Does a post that goes out at `now` have to say that it is late (promise 3)? */
export function isLate(post: Pick<PlannedPost, 'dueAt'>, now: DateTime): boolean {
  return now.diff(post.dueAt, 'minutes').minutes > LATE_AFTER_MINUTES;
}

/** The strike's day, and the code by which the message is known. */
export function footer(
  text: Text,
  { strike, changes }: StrikeView,
  post: PlannedPost,
  reference: string,
): string {
  // A word is of the day on which it goes out, whatever days it tells of.
  const day = picketDayOn(
    strike,
    changes,
    post.kind === 'notice' ? strikeDate(strike, post.dueAt) : post.date,
  );
  if (!('strikeDay' in day)) return text.t('post.footerPlain', { reference });
  return text.t('post.footer', { day: day.strikeDay, reference });
}
