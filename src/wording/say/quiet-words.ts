import { addDays, isWithin } from '../../strike/dates.ts';
import { nightLinesInto } from '../../strike/night-lines.ts';
import { lastDayOf, type PicketDay } from '../../strike/picket-day.ts';
import { openEndAfter, type QuietDate, quietAhead } from '../../strike/quiet-ahead.ts';
import type { IsoDate } from '../../strike/strike.ts';
import type { StrikeView } from '../../strike/view.ts';
import { longDate } from '../times.ts';
import type { Text } from '../translator.ts';
import { dayInWords, daysInWords, reasonsOf } from './day-parts.ts';

/** A stretch of dates without lines, and why; an open stretch has no end. */
export interface Told {
  from: IsoDate;
  to?: IsoDate;
}

/**
 * The quiet days that lie after a day, in one sentence; none where there are none, or where all have been told. What is
 * suspended until further notice has no last day, and the sentence names none.
 */
export function quietAfter(
  text: Text,
  view: StrikeView,
  day: PicketDay,
  today: IsoDate,
  told?: Told,
): string[] {
  const { strike, changes } = view;
  const quiet = quietAhead(strike, changes, day.date);
  const open = openEndAfter(strike, changes, day.date);
  const isTold = told && quiet.every(({ date }) => isWithin(date, told.from, told.to));
  if (isTold && (!open || told.to === undefined)) return [];
  if (open) return [openEnded(text, view, day, quiet, open, today)];
  if (quiet.length === 0) return [];
  const dates = quiet.map(each => each.date);
  const words = {
    days: daysInWords(text, dates, today),
    reasons: reasonsOf(quiet),
    none: noLines(text, view, day),
  };
  return [day.kind === 'quiet' ? text.t('day.also', words) : text.t('post.quietAhead', words)];
}

/** That no line is to be expected, and why, as seen today; undefined where the lines are not suspended without an end. */
export function suspendedFrom(
  text: Text,
  { strike, changes }: StrikeView,
  today: IsoDate,
): string | undefined {
  const open = openEndAfter(strike, changes, today);
  if (!open) return undefined;
  const { from, reason } = open;
  const ends = untilEnd({ strike, changes });
  if (from <= today) return text.t(`day.suspendedBecause${ends}`, { reason });
  return text.t(`day.suspendedFrom${ends}`, { from: longDate(text, from, today), reason });
}

/** Where the last day is known, nothing is "until further notice": the suspension lasts to the end. */
function untilEnd({ strike, changes }: Pick<StrikeView, 'strike' | 'changes'>): 'ToEnd' | '' {
  return lastDayOf(strike, changes) === undefined ? '' : 'ToEnd';
}

/** A line of this very day may stand into the next one. */
function noLines(text: Text, { strike, changes }: StrikeView, day: PicketDay): string {
  const nights = nightLinesInto(strike, changes, addDays(day.date, 1));
  return text.t(nights.length > 0 ? 'post.noLineStarts' : 'post.noLines');
}

function openEnded(
  text: Text,
  view: StrikeView,
  day: PicketDay,
  quiet: readonly QuietDate[],
  open: { from: IsoDate; reason: string },
  today: IsoDate,
): string {
  if (open.from <= day.date) {
    const isSaid = day.kind === 'quiet' && day.reason === open.reason;
    const ends = untilEnd(view);
    return isSaid
      ? text.t(`day.suspended${ends}`)
      : text.t(`day.suspendedBecause${ends}`, { reason: open.reason });
  }
  const before = quiet.filter(each => each.date < open.from);
  const from = dayInWords(text, before[0]?.date ?? open.from, today);
  const reasons = reasonsOf([...before, { date: open.from, reason: open.reason }]);
  const key = untilEnd(view) === '' ? 'post.quietAheadOpen' : 'post.quietAheadToEnd';
  return text.t(key, { from, reasons, none: noLines(text, view, day) });
}
