import { DateTime } from 'luxon';
import { addDays, datesFrom, strikeDate } from '../strike/dates.ts';
import { negotiationsOn } from '../strike/negotiations.ts';
import type { IsoDate, WallTime } from '../strike/strike.ts';
import { unheardSessions } from '../strike/unheard-sessions.ts';
import type { StrikeView } from '../strike/view.ts';
import { instantAt } from '../strike/wallclock.ts';
import { actNotices } from './act-notices.ts';
import { MISSED_FOR_DAYS, postsOn } from './owed.ts';
import type { PlannedPost } from './plan.ts';

/** When a strike is to be looked after again, and until when what is due then may be posted. */
export interface NextLook {
  at: DateTime;
  /** The earliest deadline of what is due by then; undefined if nothing is. */
  deadline?: DateTime;
}

/** Whatever else may have happened, a strike is looked after once in an hour, each in a minute of its own. */
const LOOK_EVERY_MINUTES = 60;

/**
 * The first instant after `now` at which a strike that has nothing to do may have something to do by itself: a post comes
 * due or its time is over, a promised update is overdue, organizers are to be asked of a session, or a day of the strike begins. What is done by people or by
 * Discord is noticed when it happens, and is none of this. Pure; too early is harmless, too late is not.
 *
 * @param besides what is owed besides the schedule's posts, due or not yet
 * @param alarms further instants at which something may change
 */
export function nextLook(
  view: StrikeView,
  now: DateTime,
  besides: readonly PlannedPost[] = [],
  alarms: readonly DateTime[] = [],
): NextLook {
  const { strike } = view;
  const today = strikeDate(strike, now);
  const posts = datesFrom(addDays(today, -MISSED_FOR_DAYS), addDays(today, 1))
    .flatMap(date => postsOn(view, date))
    .concat(actNotices(view), besides);
  const midnight = instantAt(addDays(today, 1), '00:00' as WallTime, strike.timezone);
  const instants = [
    ...posts.flatMap(({ dueAt, deadline }) => [dueAt, deadline]),
    ...mornings(view, today),
    ...overdueAt(view, now),
    ...unheardSessions(view, now).map(({ askAt }) => askAt),
    ...alarms,
    midnight,
    ownMinute(strike.guild, now),
  ];
  const at = DateTime.min(...(instants.filter(instant => instant > now) as [DateTime, ...DateTime[]]));
  const deadlines = posts
    .filter(({ dueAt, deadline }) => dueAt <= at && deadline > at)
    .map(({ deadline }) => deadline);
  return { at, ...(deadlines.length > 0 && { deadline: DateTime.min(...(deadlines as [DateTime])) }) };
}

/** When the morning posts of today and tomorrow would be due: by then a day that was called off has to be told (word.ts). */
function mornings({ strike }: StrikeView, today: IsoDate): DateTime[] {
  const { morning } = strike.announcements;
  if (morning === undefined) return [];
  return [today, addDays(today, 1)].map(date => instantAt(date, morning, strike.timezone));
}

/** An update without a time is overdue when its day is over, which is a midnight. */
function overdueAt({ strike }: StrikeView, now: DateTime): DateTime[] {
  const update = negotiationsOn(strike.negotiations, strikeDate(strike, now)).promise?.update;
  if (update?.time === undefined) return [];
  // Overdue is what is later than that.
  return [instantAt(update.date, update.time, strike.timezone).plus({ milliseconds: 1 })];
}

/** The next time that the strike's own minute of the hour comes: a thousand strikes must not all have the same. */
function ownMinute(guild: string, now: DateTime): DateTime {
  // By each digit: the ids of servers need not be spread by themselves.
  const minute =
    Array.from(guild).reduce((sum, digit) => (sum * 31 + digit.charCodeAt(0)) % 9973, 0) % LOOK_EVERY_MINUTES;
  const hour = now.toUTC().startOf('hour');
  const here = hour.plus({ minutes: minute });
  return here > now ? here : here.plus({ minutes: LOOK_EVERY_MINUTES });
}
