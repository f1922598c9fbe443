import { addDays } from '../strike/dates.ts';
import { negotiationsOn } from '../strike/negotiations.ts';
import { nextPicketDay, picketDayOn } from '../strike/picket-day.ts';
import { type QuietDate, quietAhead, quietStretchFrom } from '../strike/quiet-ahead.ts';
import { isOpenOn, sitesOf } from '../strike/sites.ts';
import type { IsoDate } from '../strike/strike.ts';
import type { StrikeView } from '../strike/view.ts';
import { backInWords, daysInWords, eventsOf, hoursInShort, placesOf, reasonsOf } from './day-parts.ts';
import { lastDayLines } from './last-day.ts';
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
  const hours = hoursInShort(text, day.shifts, date);
  return [
    text.t('day.picket', { when, hours }),
    ...placesOf(text, day, open, date),
    ...eventsOf(text, day, sites, strike.timezone, strike.more),
    ...quietDaysAhead(text, view, date, hours),
    ...(lastDayLines(text, view, date, date) ?? []),
    ...bargaining(text, view, date),
  ].join('\n');
}

/** The evening before a quiet stretch: no line tomorrow, why, and when the lines are back. */
export function evePost(text: Text, view: StrikeView, date: IsoDate): string {
  const tomorrow = addDays(date, 1);
  const [first, ...rest] = quietStretchFrom(view.strike, view.changes, tomorrow);
  if (!first) throw new RangeError(`${tomorrow} is no quiet day`);
  const when = text.t('day.tomorrow', { date: longDate(text, tomorrow, date) });
  const also = { days: daysOf(text, rest, date), reasons: reasonsOf(rest) };
  const after = [...(rest.length > 0 ? [text.t('day.also', also)] : []), ...back(text, view, date)];
  return [text.t('day.quiet', { when, reason: first.reason }), after.join(' ')].join('\n');
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

function quietDaysAhead(text: Text, view: StrikeView, date: IsoDate, said: string): string[] {
  const quiet = quietAhead(view.strike, view.changes, date);
  if (quiet.length === 0) return [];
  const words = { days: daysOf(text, quiet, date), reasons: reasonsOf(quiet) };
  return [[text.t('post.quietAhead', words), ...back(text, view, date, said)].join(' ')];
}

function daysOf(text: Text, quiet: readonly QuietDate[], date: IsoDate): string {
  const dates = quiet.map(each => each.date);
  return daysInWords(text, dates, date);
}

function back(text: Text, { strike, changes }: StrikeView, date: IsoDate, said?: string): string[] {
  const next = nextPicketDay(strike, changes, date);
  return next ? [backInWords(text, next, said, date)] : [];
}

/** What the negotiations say for the day, in one sentence; nothing where nothing is known. */
function bargaining(text: Text, { strike }: StrikeView, date: IsoDate): string[] {
  const { today, next, unreported } = negotiationsOn(strike.negotiations, date);
  const last = unreported.at(-1);
  if (today) return [text.t('negotiations.brief.today')];
  if (next) return [text.t('negotiations.brief.next', { date: longDate(text, next.date, date) })];
  return last ? [text.t('negotiations.brief.unreported', { date: longDate(text, last.date, date) })] : [];
}
