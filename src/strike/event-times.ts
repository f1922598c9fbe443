import type { DateTime } from 'luxon';
import { addDays } from './dates.ts';
import { dayByItself, type PicketDay } from './picket-day.ts';
import type { IsoDate, StrikeEvent, WallTime } from './strike.ts';
import type { StrikeView } from './view.ts';
import { instantAt, stretchOn } from './wallclock.ts';

/** An event whose day is known. */
export type DatedEvent = StrikeEvent & { date: IsoDate };

/** Without a next picket day, events are looked for this far. */
const LOOK_AHEAD_DAYS = 7;

/** The events of a day whose day is known: an announcement "without a day" is not on it. */
export function datedEvents(day: Pick<PicketDay, 'events'>): DatedEvent[] {
  return day.events.filter((event): event is DatedEvent => event.date !== undefined);
}

/**
 * The event that a day is about, seen at `now`: the next one, or one that goes on; undefined where all are over. One
 * without an end counts until midnight, as nobody knows how long it lasts.
 */
export function leadingEvent(
  { strike }: Pick<StrikeView, 'strike'>,
  day: Pick<PicketDay, 'events'>,
  now: DateTime,
): DatedEvent | undefined {
  const events = datedEvents(day).map(event => ({ event, ...eventSpan(event, strike.timezone) }));
  const coming = events.find(({ start, end }) => start > now || (end !== undefined && end > now));
  const open = events.findLast(
    ({ event, end }) => end === undefined && midnightAfter(event.date, strike.timezone) > now,
  );
  return (coming ?? open)?.event;
}

/** When it begins and, where that is known, ends; one without a clock time begins with its day. */
export function eventSpan(
  { date, time }: DatedEvent,
  zone: string,
): { start: DateTime<true>; end?: DateTime<true> } {
  if (time === undefined || !('from' in time)) return { start: instantAt(date, MIDNIGHT, zone) };
  const start = instantAt(date, time.from, zone);
  return time.to === undefined
    ? { start }
    : { start, end: stretchOn(date, addDays(date, 1), time.from, time.to, zone).end };
}

function midnightAfter(date: IsoDate, zone: string): DateTime {
  return instantAt(addDays(date, 1), MIDNIGHT, zone);
}

const MIDNIGHT = '00:00' as WallTime;

/**
 * The events on the days without lines that lie between a date and the next picket day: who reads on Friday of no line
 * until Monday has to know of Saturday's rally.
 */
export function eventsAhead({ strike, changes }: StrikeView, date: IsoDate, next?: IsoDate): PicketDay[] {
  const end = next ?? addDays(date, LOOK_AHEAD_DAYS + 1);
  const days: PicketDay[] = [];
  for (let each = addDays(date, 1); each < end; each = addDays(each, 1)) {
    const day = dayByItself(strike, changes, each);
    if (datedEvents(day).length > 0) days.push(day);
  }
  return days;
}
