import type { DateTime } from 'luxon';
import { addDays } from '../../strike/dates.ts';
import { type DatedEvent, datedEvents, leadingEvent } from '../../strike/event-times.ts';
import { nightLinesInto } from '../../strike/night-lines.ts';
import { nextPicketDay, type PicketDay, picketDayOn } from '../../strike/picket-day.ts';
import { isOpenOn, sitesOf } from '../../strike/sites.ts';
import type { IsoDate, WallTime } from '../../strike/strike.ts';
import type { StrikeView } from '../../strike/view.ts';
import { instantAt } from '../../strike/wallclock.ts';
import type { Text } from '../translator.ts';
import { dayLines } from './day-answer.ts';
import { type EventHeadline, eventHeadline, eventsAheadOf, eventsOf } from './day-events.ts';
import { headline } from './day-headline.ts';
import { backInWords, hoursInShort, placesOf } from './day-parts.ts';
import { joiningLines } from './joining.ts';
import { lastDayLines } from './last-day.ts';
import { bargainingLines } from './negotiations-brief.ts';
import { nightLines } from './night-lines.ts';
import { quietAfter } from './quiet-words.ts';
import { untilNotice, weekRows } from './week.ts';
import { weekLine } from './week-line.ts';

/** Each announcement takes how many characters its rows of one kind may have; the lines of the rest are counted. */
const ALL = Number.POSITIVE_INFINITY;

/**
 * The morning post of a day that has something on: every fact in its content, the first line fit for a lock screen. A day without
 * lines leads with its event.
 */
export function morningPost(text: Text, view: StrikeView, date: IsoDate, room = ALL): string {
  const { strike, changes } = view;
  const day = picketDayOn(strike, changes, date);
  const dawn = instantAt(date, '00:00' as WallTime, strike.timezone);
  if (day.kind !== 'picket') return withoutLines(text, view, day, date, dawn, room).join('\n');
  const open = sitesOf(strike, changes).filter(site => isOpenOn(site, date));
  const { first, left } = headline(text, view, day, dawn, { today: date, night: 'none' });
  return [
    first,
    ...left,
    ...placesOf(text, day, open, { room }),
    ...joiningLines(text, view, date, date),
    ...eventsOf(text, view, day, room),
    ...eventsAheadOf(text, view, day, date, room),
    ...aheadOf(text, view, day, hoursInShort(text, day.shifts)),
    ...(lastDayLines(text, view, date, date, false) ?? []),
    ...bargainingLines(text, view, date),
  ].join('\n');
}

/** As the answer about it says it: what is on, why there is no line, and when the lines are back. */
function withoutLines(
  text: Text,
  view: StrikeView,
  day: PicketDay,
  today: IsoDate,
  now: DateTime,
  room: number,
): string[] {
  if (datedEvents(day).length === 0) throw new RangeError(`nothing is on on ${day.date}: ${day.kind}`);
  const isToday = day.date === today;
  return [
    ...dayLines(text, view, day.date, now, { room }),
    ...(isToday ? bargainingLines(text, view, today) : []),
  ];
}

/**
 * The evening before a day that is not like the others: a quiet one, with why and when the lines are back, or one on which
 * something else is on.
 */
export function evePost(text: Text, view: StrikeView, date: IsoDate, room = ALL): string {
  const tomorrow = addDays(date, 1);
  const { strike, changes } = view;
  const day = picketDayOn(strike, changes, tomorrow);
  const evening = instantAt(date, strike.announcements.eve ?? ('17:00' as WallTime), strike.timezone);
  if (day.kind === 'picket') return dayLines(text, view, tomorrow, evening, { room }).join('\n');
  if (day.kind !== 'quiet') return withoutLines(text, view, day, date, evening, room).join('\n');
  const nights = nightLinesInto(strike, changes, tomorrow);
  const why = headline(text, view, day, evening, {
    today: date,
    night: nights.length > 0 ? 'ahead' : 'none',
  });
  const event = leadingEvent(view, day, evening);
  const lead: EventHeadline = event ? eventHeadline(text, view, day, event, { today: date, why }) : why;
  return [
    lead.first,
    ...lead.left,
    ...nightLines(text, nights, tomorrow, date, room),
    ...eventsOf(text, view, day, room, lead.said),
    ...eventsAheadOf(text, view, day, date, room),
    ...sentences(quietAfter(text, view, day, date), back(text, view, date)),
    ...(lastDayLines(text, view, tomorrow, date, false) ?? []),
  ].join('\n');
}

/** An event that is announced by itself, on its day: it leads, whatever else is so of the day. */
export function eventPost(
  text: Text,
  view: StrikeView,
  day: PicketDay,
  event: DatedEvent,
  { now, room = ALL }: { now: DateTime; room?: number },
): string {
  const { date } = day;
  const why = headline(text, view, day, now, { today: date, night: 'none' });
  const lead = eventHeadline(text, view, day, event, { today: date, why });
  const rest = eventsOf(text, view, day, room, lead.said);
  return [lead.first, ...lead.left, ...rest].join('\n');
}

/** The seven days after `date`. */
export function outlookPost(text: Text, view: StrikeView, date: IsoDate, room = ALL): string {
  const { strike, changes } = view;
  const first = addDays(date, 1);
  const next = nextPicketDay(strike, changes, date);
  const isPicketed = next !== undefined && next.date <= addDays(first, 6);
  return [
    weekLine(text, view, first, date),
    ...weekRows(text, view, first, date, { room }),
    ...untilNotice(text, view, first),
    ...(isPicketed ? [] : back(text, view, date)),
    ...bargainingLines(text, view, date),
  ].join('\n');
}

/** What lies between a picket day and the next one, and when that is; nothing where it is the next working day. */
function aheadOf(text: Text, view: StrikeView, day: PicketDay, said: string): string[] {
  const quiet = quietAfter(text, view, day, day.date);
  return quiet.length === 0 ? [] : sentences(quiet, back(text, view, day.date, said));
}

/** Sentences that share a line; no line where there are none. */
function sentences(...parts: string[][]): string[] {
  const said = parts.flat();
  return said.length === 0 ? [] : [said.join(' ')];
}

function back(text: Text, { strike, changes }: StrikeView, date: IsoDate, said?: string): string[] {
  const next = nextPicketDay(strike, changes, date);
  return next ? [backInWords(text, { strike, changes }, next, said, date)] : [];
}
