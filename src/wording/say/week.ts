import type { DateTime } from 'luxon';
import { addDays, datesFrom } from '../../strike/dates.ts';
import { datedEvents } from '../../strike/event-times.ts';
import { joiningOn } from '../../strike/joining.ts';
import { nightLinesInto } from '../../strike/night-lines.ts';
import { dateAt, isNightStanding, nowAt } from '../../strike/now.ts';
import { dayByItself, type PicketDay } from '../../strike/picket-day.ts';
import { openEndAfter } from '../../strike/quiet-ahead.ts';
import { isOpenOn, sitesOf } from '../../strike/sites.ts';
import { type Stretch, stretchesOf } from '../../strike/stretches.ts';
import type { IsoDate, Site, StrikeEvent } from '../../strike/strike.ts';
import type { StrikeView } from '../../strike/view.ts';
import { fitted } from '../fit-lines.ts';
import { shortDate } from '../times.ts';
import type { Text } from '../translator.ts';
import { eventTime } from './day-events.ts';
import { hoursInShort } from './day-parts.ts';
import { groupByHours, hoursForms, timeInZone } from './hours.ts';
import { joiningLines } from './joining.ts';
import { siteNames } from './lines.ts';
import { standingNow } from './now-lines.ts';
import { weekLine } from './week-line.ts';

/** `/picket week`: seven days from `from`, days that are alike in one row; a line that stands from the night before leads. */
export function weekAnswer(
  text: Text,
  view: StrikeView,
  from: IsoDate,
  now: DateTime,
  at?: readonly Site[],
): string {
  const today = dateAt(view.strike, now, at);
  const only = at?.map(site => site.id);
  const live = from === today ? nowAt(view, today, now, only) : undefined;
  const isNight = live !== undefined && isNightStanding(live, today);
  const summary = weekLine(text, view, from, today, at);
  const lead = isNight ? [standingNow(text, live, today), summary.replaceAll('**', '')] : [summary];
  return fitted(text, room => [
    ...lead,
    ...weekRows(text, view, from, today, { at, room }),
    ...untilNotice(text, view, from),
  ]);
}

/** That the quiet days at the end of a week are not the last ones, where nobody knows which will be. */
export function untilNotice(text: Text, { strike, changes }: StrikeView, from: IsoDate): string[] {
  const last = addDays(from, 6);
  const open = openEndAfter(strike, changes, last);
  return open && open.from <= last ? [text.t('day.suspended')] : [];
}

/** What a day's row may take: where seven of them are too long, each says less, and none is left out. */
export interface WeekOptions {
  at?: readonly Site[] | undefined;
  /** So many characters for all rows together; all that is known where it is not set. */
  room?: number;
}

/** What is said of a day in so much room: its events one by one, or counted; its hours, or when they begin; its reason. */
const LEVELS = ['all', 'events counted', 'start only', 'no reasons'] as const;
type Level = (typeof LEVELS)[number];

/** The rows of seven days, for the answer and for the outlook. */
export function weekRows(
  text: Text,
  view: StrikeView,
  from: IsoDate,
  today: IsoDate,
  { at, room = Number.POSITIVE_INFINITY }: WeekOptions = {},
): string[] {
  const [all, ...shorter] = LEVELS.map(level => () => rowsAt(text, view, from, today, { at, level }));
  const rows = all?.() ?? [];
  if (rows.join('\n').length <= room) return rows;
  const fitting = shorter
    .map(each => each())
    .find(each => each.join('\n').length <= Math.max(room, WEEK_LEAST));
  return [...(fitting ?? rows), text.t('week.short')];
}

/** What seven days always have, however long the rest is: at the shortest they are no longer. */
const WEEK_LEAST = 1000;

function rowsAt(
  text: Text,
  view: StrikeView,
  from: IsoDate,
  today: IsoDate,
  { at, level }: { at: readonly Site[] | undefined; level: Level },
): string[] {
  const runs: { dates: [IsoDate, ...IsoDate[]]; facts: string }[] = [];
  const week = datesFrom(from, addDays(from, 6));
  const standing = new Set(week.flatMap(date => linesOn(view, date, at)));
  for (const date of week) {
    const facts = factsOf(view, date, at);
    const last = runs.at(-1);
    if (last?.facts === facts) last.dates.push(date);
    else runs.push({ dates: [date], facts });
  }
  return runs.map(({ dates }) => {
    const [first] = dates;
    const what = dayInRow(text, view, first, today, at, { level, total: standing.size });
    const row = text.t('week.row', { dates: datesOfRow(text, dates), what });
    return [row, ...(at || level === 'no reasons' ? [] : joiningIn(text, view, first, today))].join('. ');
  });
}

function linesOn(view: StrikeView, date: IsoDate, at: readonly Site[] | undefined): string[] {
  const day = dayOf(view, date, at);
  return day.kind === 'picket' ? day.shifts.map(({ site }) => site.id) : [];
}

/** Where all lines of a day are new, its row names them already. */
function joiningIn(text: Text, view: StrikeView, date: IsoDate, today: IsoDate): string[] {
  const lines = new Set(linesOn(view, date, undefined)).size;
  if (lines === 0) return [];
  const isChanged = joiningOn(view, date).joined.length === lines;
  return isChanged ? [] : joiningLines(text, view, date, today);
}

/** What a day comes to, for its row: days are alike that have the same lines at the same hours and places, and the same on. */
function factsOf(view: StrikeView, date: IsoDate, at: readonly Site[] | undefined): string {
  const day = dayOf(view, date, at);
  const clock = ({ start, end }: Stretch) => [
    start.hour * 60 + start.minute,
    end.hour * 60 + end.minute,
    start.ordinal === end.ordinal,
  ];
  return JSON.stringify([
    day.kind,
    day.kind === 'quiet' ? day.reason : '',
    day.kind === 'picket'
      ? [
          stretchesOf(day.shifts).map(each => [each.site.id, ...clock(each)]),
          day.shifts.map(({ place }) => place ?? ''),
          openOn(view, date, at).length,
        ]
      : isAfterNight(view, date, at),
    datedEvents(day).map(({ date: _date, ...event }) => event),
  ]);
}

function dayOf({ strike, changes }: StrikeView, date: IsoDate, at: readonly Site[] | undefined): PicketDay {
  return dayByItself(
    strike,
    changes,
    date,
    at?.map(site => site.id),
  );
}

function openOn({ strike, changes }: StrikeView, date: IsoDate, at: readonly Site[] | undefined): Site[] {
  return (at ?? sitesOf(strike, changes)).filter(site => isOpenOn(site, date));
}

/** Does a line of the night before run into this date? Then there is none that starts, but one that stands. */
function isAfterNight(
  { strike, changes }: StrikeView,
  date: IsoDate,
  at: readonly Site[] | undefined,
): boolean {
  const only = at?.map(site => site.id);
  return nightLinesInto(strike, changes, date, only).length > 0;
}

function datesOfRow(text: Text, dates: readonly IsoDate[]): string {
  const [first, last] = [dates[0], dates.at(-1)];
  if (!first || !last) return '';
  const from = shortDate(text, first);
  return first === last ? from : text.t('time.dates', { from, to: shortDate(text, last) });
}

interface RowOptions {
  level?: Level;
  /** How many lines stand in the week: where a day has fewer, it names them. A day by itself counts them. */
  total?: number | undefined;
}

/** A day in a few words: its hours, which lines if not all, and its events. */
export function dayInRow(
  text: Text,
  view: StrikeView,
  date: IsoDate,
  _today: IsoDate,
  at?: readonly Site[],
  { level = 'all', total }: RowOptions = {},
): string {
  const day = dayOf(view, date, at);
  const dated = datedEvents(day);
  const what = whatStands(text, view, day, at, { level, total });
  if (level !== 'all' && dated.length > 0) return text.t('week.events', { what, count: dated.length });
  return dated.reduce((said, event) => withEvent(text, view, said, event), what);
}

/** Names in a row; the rest is counted. */
const ROW_CHARACTERS = 120;

function whatStands(
  text: Text,
  view: StrikeView,
  day: PicketDay,
  at: readonly Site[] | undefined,
  { level, total }: RowOptions & { level: Level },
): string {
  switch (day.kind) {
    case 'picket': {
      const groups = groupByHours(text, day.shifts);
      const there = groups.flatMap(({ sites }) => sites);
      const isShort = level === 'start only' || level === 'no reasons';
      const start = groups[0]?.first.start;
      const hours =
        isShort && start
          ? text.t('time.from', { start: timeInZone(text, start) })
          : hoursInShort(text, day.shifts, 2 * ROW_CHARACTERS);
      const most = total ?? openOn(view, day.date, at).length;
      if (there.length >= most) return hours;
      if (isShort || total === undefined)
        return text.t('week.some', { hours, count: there.length, total: most });
      if (there.every(({ name }) => hours.includes(name))) return hours;
      // Names after the time at which the first of them begins would give that to all.
      const isOfAll = groups.length === 1 || hoursForms(text, stretchesOf(day.shifts)).length === 1;
      return isOfAll
        ? text.t('week.at', { hours, sites: siteNames(text, there, ROW_CHARACTERS) })
        : text.t('week.some', { hours, count: there.length, total: most });
    }
    case 'quiet': {
      if (level === 'no reasons') return text.t('week.off');
      const words = { reason: day.reason };
      return isAfterNight(view, day.date, at)
        ? text.t('week.quietStarts', words)
        : text.t('week.quiet', words);
    }
    case 'off':
      return isAfterNight(view, day.date, at) ? text.t('week.offStarts') : text.t('week.off');
    default:
      return text.t(`week.${day.kind}`);
  }
}

function withEvent(text: Text, view: StrikeView, what: string, event: StrikeEvent): string {
  const time = eventTime(text, event, view.strike.timezone);
  if (time === undefined) return text.t('week.event', { what, title: event.title });
  return text.t('week.eventAt', { what, time, title: event.title });
}
