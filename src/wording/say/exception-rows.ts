import type { Change } from '../../strike/change-schema.ts';
import { addDays, datesFrom } from '../../strike/dates.ts';
import { dayByItself } from '../../strike/picket-day.ts';
import { sitesOf } from '../../strike/sites.ts';
import type { IsoDate } from '../../strike/strike.ts';
import type { StrikeView } from '../../strike/view.ts';
import { stretchOn } from '../../strike/wallclock.ts';
import { shortDate } from '../times.ts';
import type { Text } from '../translator.ts';
import { dayInRow } from './week.ts';

/** Of a longer stretch later days are told by the posts of their weeks. */
const MOST_DAYS = 14;

/** Of other hours for a stretch of dates: those after the first on which not all the lines have them, a row each. */
export function exceptionRows(text: Text, view: StrikeView, act: Change, first: IsoDate): string[] {
  if (act.type !== 'hours' || act.shifts) return [];
  const { from, to, sites, start, end } = act;
  const [until = to] = [to, addDays(from, MOST_DAYS)].toSorted();
  const isAsSaid = (date: IsoDate) => {
    const day = dayByItself(view.strike, view.changes, date);
    const shifts = day.kind === 'picket' ? day.shifts : [];
    return sites.every(id => {
      const [only, other] = shifts.filter(({ site }) => site.id === id);
      const hours = only && stretchOn(date, addDays(date, 1), start, end, only.site.timezone);
      return !other && hours?.start.toMillis() === only?.start.toMillis() && only !== undefined;
    });
  };
  return datedRows(
    text,
    view,
    datesFrom(addDays(first, 1), until).filter(date => !isAsSaid(date)),
  );
}

/** A row each for dates, and for those that follow each other and are alike; which lines stand is said where not all do. */
export function datedRows(text: Text, view: StrikeView, dates: readonly IsoDate[]): string[] {
  // One that has closed was told to stand, perhaps.
  const total = sitesOf(view.strike, view.changes).length;
  const runs: { from: IsoDate; to: IsoDate; what: string }[] = [];
  for (const date of dates) {
    const what = dayInRow(text, view, date, date, undefined, { total });
    const last = runs.at(-1);
    if (last?.what === what && addDays(last.to, 1) === date) last.to = date;
    else runs.push({ from: date, to: date, what });
  }
  return runs.map(({ from, to, what }) => {
    const [first, last] = [shortDate(text, from), shortDate(text, to)];
    const words = from === to ? first : text.t('time.dates', { from: first, to: last });
    return text.t('week.row', { dates: words, what });
  });
}
