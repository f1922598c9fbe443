import type { DateTime } from 'luxon';
import { addDays, datesFrom, strikeDate } from '../strike/dates.ts';
import { dayByItself, type PicketDay } from '../strike/picket-day.ts';
import { openEndAfter } from '../strike/quiet-ahead.ts';
import { isOpenOn, sitesOf } from '../strike/sites.ts';
import type { IsoDate, Site, StrikeEvent } from '../strike/strike.ts';
import type { StrikeView } from '../strike/view.ts';
import { eventTime } from './day-events.ts';
import { hoursInShort } from './day-parts.ts';
import { sitesInSentence } from './lines.ts';
import { longDate, shortDate } from './times.ts';
import type { Text } from './translator.ts';

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
  return [title, ...weekRows(text, view, from, today, at), ...untilNotice(text, view, from)].join('\n');
}

/** That the quiet days at the end of a week are not the last ones, where nobody knows which will be. */
export function untilNotice(text: Text, { strike, changes }: StrikeView, from: IsoDate): string[] {
  const last = addDays(from, 6);
  const open = openEndAfter(strike, changes, last);
  return open && open.from <= last ? [text.t('day.suspended')] : [];
}

/** The rows of seven days, for the answer and for the outlook. */
export function weekRows(
  text: Text,
  view: StrikeView,
  from: IsoDate,
  today: IsoDate,
  at?: readonly Site[],
): string[] {
  const days = datesFrom(from, addDays(from, 6)).map(date => ({
    date,
    what: dayInRow(text, view, date, today, at),
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
): string {
  const day = dayByItself(
    view.strike,
    view.changes,
    date,
    at?.map(site => site.id),
  );
  const dated = day.events.filter(event => event.date !== undefined);
  return dated.reduce(
    (what, event) => withEvent(text, view, what, event),
    whatStands(text, view, day, today, at),
  );
}

function whatStands(
  text: Text,
  view: StrikeView,
  day: PicketDay,
  today: IsoDate,
  at?: readonly Site[],
): string {
  switch (day.kind) {
    case 'picket': {
      const open = (at ?? sitesOf(view.strike, view.changes)).filter(site => isOpenOn(site, day.date));
      const count = new Set(day.shifts.map(shift => shift.site)).size;
      const hours = hoursInShort(text, day.shifts, today);
      return count < open.length ? text.t('week.some', { hours, count, total: open.length }) : hours;
    }
    case 'quiet':
      return text.t('week.quiet', { reason: day.reason });
    default:
      return text.t(`week.${day.kind}`);
  }
}

function withEvent(text: Text, view: StrikeView, what: string, event: StrikeEvent): string {
  const time = eventTime(text, event, view.strike.timezone);
  if (time === undefined) return text.t('week.event', { what, title: event.title });
  return text.t('week.eventAt', { what, time, title: event.title });
}
