import type { DateTime } from 'luxon';
import { addDays, weekdayOf } from '../strike/dates.ts';
import { type DatedEvent, datedEvents, eventSpan } from '../strike/event-times.ts';
import { dayByItself, lastDayOf, type PicketDay } from '../strike/picket-day.ts';
import { isTakenAway, quietStretchFrom } from '../strike/quiet-ahead.ts';
import type { DayShift } from '../strike/shifts.ts';
import type { IsoDate, WallTime } from '../strike/strike.ts';
import type { StrikeView } from '../strike/view.ts';
import { instantAt } from '../strike/wallclock.ts';
import type { PostIdentity, PostKind } from './delivery.ts';
import { eventSerial } from './identity.ts';

/** A post that a channel is owed, and the stretch of time in which it may go out: due included, deadline not. */
export interface PlannedPost extends PostIdentity {
  dueAt: DateTime<true>;
  deadline: DateTime<true>;
}

/** Why a kind of post is not sent on a date. */
export type Silence =
  | { because: 'quiet'; reason: string }
  | { because: 'off' }
  | { because: 'before' }
  | { because: 'after' }
  | { because: 'not-wanted' }
  | { because: 'nothing-to-say' }
  | { because: 'too-late' };

export type Decision = { kind: PostKind; post: PlannedPost } | { kind: PostKind; silence: Silence };

/**
 * What the channel is owed on a date, and for each kind that it is not, why. Pure: `preview` prints it for any
 * date, and the heartbeat pays it.
 *
 * A quiet day is silent (promise 4), and what is said of it was said the evening before; only an event that is to be announced
 * by itself is, on any day.
 */
export function planDay(view: StrikeView, date: IsoDate): Decision[] {
  const day = dayByItself(view.strike, view.changes, date);
  return [
    planMorning(view, day),
    planEve(view, day),
    planOutlook(view, day),
    ...datedEvents(day).flatMap(event => planEvent(view, event)),
  ];
}

function planMorning(view: StrikeView, day: PicketDay): Decision {
  const { morning } = view.strike.announcements;
  if (morning === undefined) return silent('morning', { because: 'not-wanted' });
  const dueAt = instantAt(day.date, morning, view.strike.timezone);
  if (day.kind !== 'picket') {
    // A march may be the biggest day of a strike. A quiet day is silent: what is on was said the evening before.
    if (day.kind !== 'off' || datedEvents(day).length === 0) return silent('morning', silenceOf(day));
    return planned(view, day.date, 'morning', dueAt, endOf(view, day.date));
  }
  const deadline = firstEndAfter(day.shifts, dueAt);
  if (deadline === undefined) return silent('morning', { because: 'too-late' });
  return planned(view, day.date, 'morning', dueAt, deadline);
}

/**
 * One on an evening at most: before a quiet stretch that takes a line away, or a day with a march and no line, and where the file
 * asks for it, before every picket day. A quiet day is silent.
 */
function planEve(view: StrikeView, day: PicketDay): Decision {
  const { strike, changes } = view;
  const { eve, evening } = strike.announcements;
  if (eve === undefined && evening === undefined) return silent('eve', { because: 'not-wanted' });
  if (day.kind === 'quiet' || day.kind === 'after') return silent('eve', silenceOf(day));
  const tomorrow = dayByItself(strike, changes, addDays(day.date, 1));
  const isPlain = tomorrow.kind === 'picket';
  if (isPlain ? evening === undefined : !isWorthSaying(view, tomorrow)) {
    return silent('eve', { because: 'nothing-to-say' });
  }
  const time = isPlain ? evening : eve;
  if (time === undefined) return silent('eve', { because: 'not-wanted' });
  return planned(view, day.date, 'eve', instantAt(day.date, time, strike.timezone), endOf(view, day.date));
}

/** Does a day without lines take one away, it or a quiet day right after it, or have an event? */
function isWorthSaying({ strike, changes }: StrikeView, tomorrow: PicketDay): boolean {
  if (tomorrow.kind !== 'after' && datedEvents(tomorrow).length > 0) return true;
  return quietStretchFrom(strike, changes, tomorrow.date).some(({ date }) =>
    isTakenAway(strike, changes, date),
  );
}

function planOutlook(view: StrikeView, day: PicketDay): Decision {
  const { strike, changes } = view;
  const { outlook } = strike.announcements;
  if (outlook === undefined) return silent('outlook', { because: 'not-wanted' });
  if (day.kind === 'quiet' || day.kind === 'after') return silent('outlook', silenceOf(day));
  if (weekdayOf(day.date) !== outlook.weekday) return silent('outlook', { because: 'nothing-to-say' });
  if (addDays(day.date, 7) < strike.began) return silent('outlook', { because: 'before' });
  if (day.date === lastDayOf(strike, changes)) return silent('outlook', { because: 'after' });
  return planned(
    view,
    day.date,
    'outlook',
    instantAt(day.date, outlook.time, strike.timezone),
    endOf(view, day.date),
  );
}

/** An event that is announced by itself is, whatever day it is: somebody has asked for it. Not once it has begun. */
function planEvent(view: StrikeView, event: DatedEvent): Decision[] {
  const { timezone } = view.strike;
  if (event.announce === undefined) return [];
  const dueAt = instantAt(event.date, event.announce, timezone);
  const { start } = eventSpan(event, timezone);
  const latest = start > dueAt ? start : endOf(view, event.date);
  return [planned(view, event.date, 'event', dueAt, latest, eventSerial(event))];
}

/** The midnight that ends a date, in the strike's zone. */
function endOf({ strike }: StrikeView, date: IsoDate): DateTime<true> {
  return instantAt(addDays(date, 1), '00:00' as WallTime, strike.timezone);
}

/** Late is honest only for a while: `catch_up` after it was due, and never past `latest` (promise 3). */
function planned(
  view: StrikeView,
  date: IsoDate,
  kind: PostKind,
  dueAt: DateTime<true>,
  latest: DateTime<true>,
  serial?: string,
): Decision {
  const { guild, channels, announcements } = view.strike;
  const caughtUp = dueAt.plus({ minutes: announcements.catchUpMinutes });
  const deadline = caughtUp < latest ? caughtUp : latest;
  const which = serial === undefined ? {} : { serial };
  return { kind, post: { guild, channel: channels.announcements, date, kind, ...which, dueAt, deadline } };
}

/** The end of the first shift that is not over when the post is due; undefined if all are. */
function firstEndAfter(shifts: readonly DayShift[], dueAt: DateTime): DateTime<true> | undefined {
  const open = shifts
    .filter(shift => shift.end > dueAt)
    .toSorted((a, b) => a.end.toMillis() - b.end.toMillis());
  return open[0]?.end;
}

function silenceOf(day: Exclude<PicketDay, { kind: 'picket' }>): Silence {
  return day.kind === 'quiet' ? { because: 'quiet', reason: day.reason } : { because: day.kind };
}

function silent(kind: PostKind, silence: Silence): Decision {
  return { kind, silence };
}
