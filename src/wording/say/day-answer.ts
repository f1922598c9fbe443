import type { DateTime } from 'luxon';
import { addDays, dateIn } from '../../strike/dates.ts';
import { leadingEvent } from '../../strike/event-times.ts';
import { nightLinesInto } from '../../strike/night-lines.ts';
import { dateAt, isNightStanding, type Now, nowAt } from '../../strike/now.ts';
import { type NextPicketDay, type PicketDay, picketDayOn } from '../../strike/picket-day.ts';
import { openEndAfter } from '../../strike/quiet-ahead.ts';
import { isOpenOn, openingOf, sitesOf } from '../../strike/sites.ts';
import { isAroundTheClock, stretchesOf } from '../../strike/stretches.ts';
import type { IsoDate, Site } from '../../strike/strike.ts';
import type { StrikeView } from '../../strike/view.ts';
import { fitted } from '../fit-lines.ts';
import { longDate } from '../times.ts';
import type { Text } from '../translator.ts';
import { type EventHeadline, eventHeadline, eventsAheadOf, eventsOf } from './day-events.ts';
import { headline, isOver } from './day-headline.ts';
import {
  backInWords,
  calledOffAt,
  endsClock,
  exceptionsOf,
  hoursInShort,
  isAtOnce,
  isSoon,
  placesOf,
  startsClock,
} from './day-parts.ts';
import { groupByHours } from './hours.ts';
import { joiningLines } from './joining.ts';
import { lastDayLines } from './last-day.ts';
import { sitesInSentence } from './lines.ts';
import { voteLines } from './negotiations-brief.ts';
import { nextLineFrom } from './next-line.ts';
import { nightLines } from './night-lines.ts';
import { nowLines } from './now-lines.ts';
import { openingLines } from './opening.ts';
import { quietAfter, type Told } from './quiet-words.ts';
import { placeDetails } from './sites-answer.ts';

type WorkingDay = Extract<PicketDay, { kind: 'picket' }>;

/**
 * The answer to "is there a line on that date?": a sentence that a lock screen can hold, then the rest. Of today it says how the
 * lines are now, wherever "picket from … to …" would be read as one interval over gaps or over sites.
 *
 * @param at restricts it to these sites: what a member asked for.
 */
export function dayAnswer(
  text: Text,
  view: StrikeView,
  date: IsoDate,
  now: DateTime,
  at?: readonly Site[],
): string {
  const only = at?.map(site => site.id);
  const day = picketDayOn(view.strike, view.changes, date, only);
  const strikeDay = 'strikeDay' in day ? [text.t('day.strikeDay', { day: day.strikeDay })] : [];
  const isToday = date === dateAt(view.strike, now, at);
  const live = isToday ? nowAt(view, date, now, only) : undefined;
  return fitted(text, room => [
    ...linesOf(text, view, day, now, { at, live, room }),
    ...voteLines(text, view, date, now),
    ...elsewhere(text, view, date, now, at),
    ...strikeDay,
  ]);
}

export interface DayOptions {
  /** The sites that were asked for. */
  at?: readonly Site[] | undefined;
  /** How the lines are at this instant, where that is asked for: an announcement is read later. */
  live?: Now | undefined;
  /** It has been said that there is no line on this day, and why: then the first line is not said again. */
  told?: Told | undefined;
  /** So many characters for the rows of one kind; the lines of the rest are counted. All rows where it is not set. */
  room?: number;
}

/** The lines of that answer, as seen at `now`, without the day of the strike. */
export function dayLines(
  text: Text,
  view: StrikeView,
  date: IsoDate,
  now: DateTime,
  options: DayOptions = {},
): string[] {
  const only = options.at?.map(site => site.id);
  return linesOf(text, view, picketDayOn(view.strike, view.changes, date, only), now, options);
}

function linesOf(text: Text, view: StrikeView, day: PicketDay, now: DateTime, options: DayOptions): string[] {
  return day.kind === 'picket'
    ? picketLines(text, view, day, now, options)
    : otherLines(text, view, day, now, options);
}

function picketLines(
  text: Text,
  view: StrikeView,
  day: WorkingDay,
  now: DateTime,
  { at, live, told, room = Number.POSITIVE_INFINITY }: DayOptions,
): string[] {
  const { date } = day;
  const today = dateAt(view.strike, now, at);
  const open = (at ?? sitesOf(view.strike, view.changes)).filter(site => isOpenOn(site, date));
  const joining = at ? [] : joiningLines(text, view, date, today);
  if (live && isLed(live, date)) {
    const led = nowLines(text, live, { date, at, open, room });
    const details = at?.length === 1 && at[0] ? placeDetails(text, at[0]) : [];
    const [first = '', ...rows] = led;
    return [
      first,
      ...details,
      ...rows,
      ...exceptionsOf(text, day, open, room),
      ...joining,
      ...eventsOf(text, view, day, room),
      ...closings(text, view, day, first, { at, today, room }),
      ...afterwards(text, view, day, now, first, { at, told }),
    ];
  }
  const { first, left } = headline(text, view, day, now, { at, today, night: 'none' });
  return [
    ...(told ? [] : [first, ...left]),
    ...places(text, day, open, now, room, at),
    ...clockLine(text, day, now, live),
    ...joining,
    ...eventsOf(text, view, day, room),
    ...closings(text, view, day, first, { at, today, room }),
    ...afterwards(text, view, day, now, first, { at, told }),
  ];
}

/** Does it take more than the hours of the day to say how the lines are: are some over, or to come, while others are not? */
function isLed(live: Now, date: IsoDate): boolean {
  const states = [live.standing, live.next, live.over].filter(({ length }) => length > 0);
  if (states.length > 1) return true;
  if (live.standing.every(isAroundTheClock)) return false;
  const ends = new Set(live.standing.map(({ end }) => end.toMillis()));
  return ends.size > 1 || isNightStanding(live, date);
}

function otherLines(
  text: Text,
  view: StrikeView,
  day: Exclude<PicketDay, WorkingDay>,
  now: DateTime,
  { at, live, told, room = Number.POSITIVE_INFINITY }: DayOptions,
): string[] {
  const { date } = day;
  const today = dateAt(view.strike, now, at);
  const standing = live && live.standing.length > 0 ? nowLines(text, live, { date, at, open: [], room }) : [];
  const nights = nightLinesInto(
    view.strike,
    view.changes,
    date,
    at?.map(site => site.id),
  ).filter(({ end }) => end > now);
  const ahead = nights.length > 0 ? 'ahead' : 'none';
  const night = standing.length > 0 ? 'said' : ahead;
  const why = headline(text, view, day, now, { at, today, night });
  const event = date >= today && !told ? leadingEvent(view, day, now) : undefined;
  const lead: EventHeadline = event ? eventHeadline(text, view, day, event, { today, why }) : why;
  return [
    ...standing,
    ...(told ? [] : [lead.first, ...lead.left]),
    ...(night === 'ahead' ? nightLines(text, nights, date, today, room) : []),
    ...eventsOf(text, view, day, room, lead.said),
    ...closings(text, view, day, why.first, { at, today, room }),
    ...afterwards(text, view, day, now, why.first, { at, told }),
  ];
}

/** Where lines that were asked for open or close. */
function closings(
  text: Text,
  view: StrikeView,
  day: PicketDay,
  said: string,
  { at, today, room }: { at: readonly Site[] | undefined; today: IsoDate; room: number },
): string[] {
  if (!at || day.date < today || !('strikeDay' in day)) return [];
  return openingLines(text, view, at, day.date, today, said, room);
}

/** Where it is another date at some lines, when "today" and "tomorrow" are said of all. */
function elsewhere(
  text: Text,
  view: StrikeView,
  date: IsoDate,
  now: DateTime,
  at?: readonly Site[],
): string[] {
  const { strike, changes } = view;
  const today = dateAt(strike, now, at);
  if (date < today || date > addDays(today, 1)) return [];
  const others = (at ?? sitesOf(strike, changes)).filter(
    site => isOpenOn(site, today) && dateIn(site.timezone, now) !== today,
  );
  return [...Map.groupBy(others, site => dateIn(site.timezone, now))].map(([there, sites]) =>
    text.t('day.otherDate', { sites: sitesInSentence(text, sites), date: longDate(text, there, today) }),
  );
}

/** Where to go; of a single line that was asked for, what is known of its place. */
function places(
  text: Text,
  day: WorkingDay,
  open: readonly Site[],
  now: DateTime,
  room: number,
  at?: readonly Site[],
): string[] {
  const [only] = at ?? [];
  if (!only || at?.length !== 1) return placesOf(text, day, open, { named: at?.length, room, now });
  return [...placeDetails(text, only), ...exceptionsOf(text, day, open, room)];
}

/** When they all start or end by the reader's own clock, for lines that are still to come today or tomorrow. */
function clockLine(text: Text, day: WorkingDay, now: DateTime, live: Now | undefined): string[] {
  const groups = groupByHours(text, day.shifts);
  const [group, other] = groups;
  if (!group || !isAtOnce(groups) || isOver(day, now) || calledOffAt(day)) return [];
  const stretches = stretchesOf(day.shifts);
  const { start } = group.first;
  if (start > now) return isSoon(start, now) ? [startsClock(text, start)] : [];
  if (other) return [];
  // Of several stretches, or a day that goes on into the next one, the end would not be the whole truth.
  if (stretches.some(isAroundTheClock) || new Set(stretches.map(({ site }) => site)).size < stretches.length)
    return [];
  const { end } = group.first;
  const goesOn = live?.standing.some(stretch => stretch.end > end) ?? false;
  return goesOn ? [] : [endsClock(text, end)];
}

/** What follows: the quiet days that lie ahead, and when the lines are back. */
function afterwards(
  text: Text,
  view: StrikeView,
  day: PicketDay,
  now: DateTime,
  first: string,
  { at, told }: DayOptions,
): string[] {
  if (day.kind === 'after') return day.words === undefined ? [] : [day.words];
  const today = dateAt(view.strike, now, at);
  const ahead = eventsAheadOf(text, view, day, today);
  if (day.date < today) return [nextLineFrom(text, view, now, at, first)].filter(line => line !== '');
  // Of a line that has closed for good it has been said; the others' quiet days are none of its own.
  if (!day.next && at?.every(site => !isOpenOn(site, day.date))) return [];
  const quiet = quietAfter(text, view, day, today, told);
  const isPlainPicketDay = day.kind === 'picket' && quiet.length === 0 && !isOver(day, now);
  if (isPlainPicketDay) return [...ahead, ...(lastDayLines(text, view, day.date, today, false) ?? [])];
  const isExplained =
    openEndAfter(view.strike, view.changes, day.date) !== undefined ||
    at?.some(site => openingOf(site, view.changes, day.date));
  if (!day.next) {
    const isDone = day.kind !== 'picket' || isOver(day, now);
    const last = lastDayLines(text, view, day.date, today, isDone);
    return [...quiet, ...ahead, ...(last ?? (isExplained ? [] : [text.t('day.noNext')]))];
  }
  return [...ahead, [...quiet, backSentence(text, view, day, day.next, today, at)].join(' ')];
}

function backSentence(
  text: Text,
  view: StrikeView,
  day: PicketDay,
  next: NextPicketDay,
  today: IsoDate,
  at?: readonly Site[],
): string {
  const said = day.kind === 'picket' ? hoursInShort(text, day.shifts) : undefined;
  if (!at && day.kind !== 'before') return backInWords(text, view, next, said, today);
  const words = { date: longDate(text, next.date, today), hours: hoursInShort(text, next.shifts) };
  return at
    ? text.t('day.backAtSite', { ...words, site: sitesInSentence(text, at) })
    : text.t('day.first', words);
}
