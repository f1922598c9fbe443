import type { DateTime } from 'luxon';
import { addDays, datesFrom, strikeDate } from '../../strike/dates.ts';
import { dayByItself, type PicketDay } from '../../strike/picket-day.ts';
import { openEndAfter } from '../../strike/quiet-ahead.ts';
import { isOpenOn, sitesOf } from '../../strike/sites.ts';
import type { IsoDate, Site, StrikeEvent } from '../../strike/strike.ts';
import type { StrikeView } from '../../strike/view.ts';
import { fitted } from '../fit-lines.ts';
import { longDate, shortDate } from '../times.ts';
import type { Text } from '../translator.ts';
import { eventTime } from './day-events.ts';
import { hoursInShort } from './day-parts.ts';
import { sitesInSentence, startInWords } from './lines.ts';

/** `/picket week`: seven days from `from`, days that say the same in one row. */
export function weekAnswer(
  text: Text,
  view: StrikeView,
  from: IsoDate,
  now: DateTime,
  at?: readonly Site[],
): string {
  const today = strikeDate(view.strike, now);
  const ends = { from: longDate(text, from, today), to: longDate(text, addDays(from, 6), today) };
  const title = at
    ? text.t('week.titleAtSite', { ...ends, site: sitesInSentence(text, at) })
    : text.t('week.title', ends);
  return fitted(text, room => [
    title,
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
  const days = datesFrom(from, addDays(from, 6)).map(date => ({
    date,
    what: dayInRow(text, view, date, today, at, level),
  }));
  const runs: { dates: IsoDate[]; what: string }[] = [];
  for (const { date, what } of days) {
    const last = runs.at(-1);
    if (last && last.what === what) last.dates.push(date);
    else runs.push({ dates: [date], what });
  }
  return runs.map(({ dates, what }) => text.t('week.row', { dates: datesOfRow(text, dates), what }));
}

function datesOfRow(text: Text, dates: IsoDate[]): string {
  const [first, last] = [dates[0], dates.at(-1)];
  if (!first || !last) return '';
  const from = shortDate(text, first);
  return first === last ? from : text.t('time.dates', { from, to: shortDate(text, last) });
}

/** A day in a few words: its hours, how many lines if not all, and its events. */
export function dayInRow(
  text: Text,
  view: StrikeView,
  date: IsoDate,
  today: IsoDate,
  at?: readonly Site[],
  level: Level = 'all',
): string {
  const day = dayByItself(
    view.strike,
    view.changes,
    date,
    at?.map(site => site.id),
  );
  const dated = day.events.filter(event => event.date !== undefined);
  const what = whatStands(text, view, day, today, at, level);
  if (level !== 'all' && dated.length > 0) return text.t('week.events', { what, count: dated.length });
  return dated.reduce((said, event) => withEvent(text, view, said, event), what);
}

function whatStands(
  text: Text,
  view: StrikeView,
  day: PicketDay,
  today: IsoDate,
  at: readonly Site[] | undefined,
  level: Level,
): string {
  switch (day.kind) {
    case 'picket': {
      const open = (at ?? sitesOf(view.strike, view.changes)).filter(site => isOpenOn(site, day.date));
      const count = new Set(day.shifts.map(shift => shift.site)).size;
      const isShort = level === 'start only' || level === 'no reasons';
      const hours = isShort
        ? text.t('time.from', { start: startInWords(text, day.shifts) })
        : hoursInShort(text, day.shifts, today);
      return count < open.length ? text.t('week.some', { hours, count, total: open.length }) : hours;
    }
    case 'quiet':
      return level === 'no reasons' ? text.t('week.off') : text.t('week.quiet', { reason: day.reason });
    default:
      return text.t(`week.${day.kind}`);
  }
}

function withEvent(text: Text, view: StrikeView, what: string, event: StrikeEvent): string {
  const time = eventTime(text, event, view.strike.timezone);
  if (time === undefined) return text.t('week.event', { what, title: event.title });
  return text.t('week.eventAt', { what, time, title: event.title });
}
