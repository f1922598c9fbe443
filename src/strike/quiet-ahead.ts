import type { Change } from './change-schema.ts';
import { inForce, ofType } from './changes.ts';
import { addDays, isWithin } from './dates.ts';
import { dayByItself, lastDayOf, nextPicketDay, scheduledOn } from './picket-day.ts';
import type { IsoDate, Strike } from './strike.ts';

/** A date on which a line would have stood, and why it does not. */
export interface QuietDate {
  date: IsoDate;
  reason: string;
}

/** Without a next picket day, quiet days are looked for this far. */
const LOOK_AHEAD_DAYS = 14;

/**
 * The quiet days that stand between a date and the next picket day: what a member must know who would otherwise
 * get up. A quiet day on which no line was scheduled anyway is not among them.
 */
export function quietAhead(strike: Strike, changes: readonly Change[], date: IsoDate): QuietDate[] {
  const end = endOfLook(strike, changes, date);
  const found: QuietDate[] = [];
  for (let each = addDays(date, 1); each < end; each = addDays(each, 1)) {
    const day = dayByItself(strike, changes, each);
    if (day.kind === 'quiet' && isTakenAway(strike, changes, each))
      found.push({ date: each, reason: day.reason });
  }
  return found;
}

/**
 * The unbroken run of quiet dates that starts on `date`; empty if `date` itself is not quiet. One without end, as
 * when the lines are suspended until further notice, is followed for `LOOK_AHEAD_DAYS`.
 */
export function quietStretchFrom(strike: Strike, changes: readonly Change[], date: IsoDate): QuietDate[] {
  const end = endOfLook(strike, changes, date);
  const found: QuietDate[] = [];
  for (let each = date; each < end; each = addDays(each, 1)) {
    const day = dayByItself(strike, changes, each);
    if (day.kind !== 'quiet') break;
    found.push({ date: each, reason: day.reason });
  }
  return found;
}

/**
 * The suspension without an end that no line follows, seen from `date`: where it lies ahead, no picket day comes before it
 * either. A stretch that runs into it has no last day, and none may be named. On the last day of the strike and after it
 * there is none: the suspension has ended with the strike.
 */
export function openEndAfter(
  strike: Strike,
  changes: readonly Change[],
  date: IsoDate,
): { from: IsoDate; reason: string } | undefined {
  const lastDay = lastDayOf(strike, changes);
  if (lastDay !== undefined && lastDay <= date) return undefined;
  const [open] = ofType(inForce(changes), 'suspend')
    .filter(({ from, to }) => to === undefined && isWithin(from, undefined, lastDay))
    .toSorted((a, b) => a.from.localeCompare(b.from));
  if (!open || nextPicketDay(strike, changes, date)) return undefined;
  return { from: open.from, reason: open.reason };
}

function endOfLook(strike: Strike, changes: readonly Change[], date: IsoDate): IsoDate {
  return nextPicketDay(strike, changes, date)?.date ?? addDays(date, LOOK_AHEAD_DAYS);
}

/** Would there be a line on this date, if it were not quiet? A line that was called off counts. */
export function isTakenAway(strike: Strike, changes: readonly Change[], date: IsoDate): boolean {
  const kept = changes.filter(change => change.type !== 'cancel');
  return scheduledOn(strike, kept, date).length > 0;
}
