import { addDays } from '../strike/dates.ts';
import { negotiationsOn } from '../strike/negotiations.ts';
import { nextPicketDay, picketDayOn } from '../strike/picket-day.ts';
import { quietAhead, quietStretchFrom } from '../strike/quiet-ahead.ts';
import { isOpenOn, sitesOf } from '../strike/sites.ts';
import type { IsoDate } from '../strike/strike.ts';
import type { StrikeView } from '../strike/view.ts';
import { daysInWords, eventsOf, hoursInShort, placesOf, reasonsOf } from './day-parts.ts';
import { longDate } from './times.ts';
import type { Text } from './translator.ts';
import { weekRows } from './week.ts';

/** The morning post of a picket day: every fact in its content, the first line fit for a lock screen. */
export function morningPost(text: Text, view: StrikeView, date: IsoDate): string {
  const { strike, changes } = view;
  const day = picketDayOn(strike, changes, date);
  if (day.kind !== 'picket') throw new RangeError(`no picket lines on ${date}: ${day.kind}`);
  const sites = sitesOf(strike, changes);
  const open = sites.filter(site => isOpenOn(site, date));
  const when = text.t('day.today', { date: longDate(text, date, date) });
  return [
    text.t('day.picket', { when, hours: hoursInShort(text, day.shifts, date) }),
    ...placesOf(text, day, open, date),
    ...eventsOf(text, day, sites, strike.timezone, strike.more),
    ...quietDaysAhead(text, view, date),
    ...bargaining(text, view, date),
  ].join('\n');
}

/** The evening before a quiet stretch: no line tomorrow, why, and when the lines are back. */
export function evePost(text: Text, view: StrikeView, date: IsoDate): string {
  const { strike, changes } = view;
  const tomorrow = addDays(date, 1);
  const quiet = quietStretchFrom(strike, changes, tomorrow);
  const rest = quiet.slice(1).map(each => each.date);
  const first = text.t('post.tomorrowDate', { date: longDate(text, tomorrow, date) });
  const days = rest.length === 0 ? first : daysInWords(text, [tomorrow, ...rest], date, first);
  return [text.t('post.eve', { days, reasons: reasonsOf(quiet) }), ...back(text, view, date)].join('\n');
}

/** The seven days after `date`. */
export function outlookPost(text: Text, view: StrikeView, date: IsoDate): string {
  const { strike, changes } = view;
  const first = addDays(date, 1);
  const ends = { from: longDate(text, first, date), to: longDate(text, addDays(first, 6), date) };
  const next = nextPicketDay(strike, changes, date);
  const isPicketed = next !== undefined && next.date <= addDays(first, 6);
  return [
    isPicketed ? text.t('post.outlook', ends) : text.t('post.outlookNone', ends),
    ...weekRows(text, view, first, date),
    ...(isPicketed ? [] : back(text, view, date)),
    ...bargaining(text, view, date),
  ].join('\n');
}

function quietDaysAhead(text: Text, view: StrikeView, date: IsoDate): string[] {
  const quiet = quietAhead(view.strike, view.changes, date);
  if (quiet.length === 0) return [];
  const days = daysInWords(
    text,
    quiet.map(each => each.date),
    date,
  );
  return [
    [text.t('post.quietAhead', { days, reasons: reasonsOf(quiet) }), ...back(text, view, date)].join(' '),
  ];
}

function back(text: Text, { strike, changes }: StrikeView, date: IsoDate): string[] {
  const next = nextPicketDay(strike, changes, date);
  if (!next) return [];
  return [
    text.t('post.back', {
      date: longDate(text, next.date, date),
      hours: hoursInShort(text, next.shifts, date),
    }),
  ];
}

/** What the negotiations say for the day, in one sentence; nothing where nothing is known. */
function bargaining(text: Text, { strike }: StrikeView, date: IsoDate): string[] {
  const { today, next, unreported } = negotiationsOn(strike.negotiations, date);
  const last = unreported.at(-1);
  if (today) return [text.t('negotiations.brief.today')];
  if (next) return [text.t('negotiations.brief.next', { date: longDate(text, next.date, date) })];
  return last ? [text.t('negotiations.brief.unreported', { date: longDate(text, last.date, date) })] : [];
}
