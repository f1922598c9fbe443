import type { Change } from './change-schema.ts';
import { type ChangeOf, ofType, regimesWithin } from './changes.ts';
import { addDays, isWithin } from './dates.ts';
import type { Cancellation } from './lived.ts';
import type { DayRegime } from './shifts.ts';
import { rulesOf, sitesOf } from './sites.ts';
import type { IsoDate, Strike } from './strike.ts';
import { instantAt, MIDNIGHT } from './wallclock.ts';

/** Why a whole date is without lines. */
export type Silence = { reason: string } | { lastDay: IsoDate; words?: string };

export interface WholeDay extends Omit<DayRegime, 'silence'> {
  silence?: Silence;
}

const HOUR_MS = 3_600_000;

/** No shift of a date begins or ends outside of it, whatever its zone: it may begin at any time and last for a day. */
function windowOf(date: IsoDate): [from: number, until: number] {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  return [midnight - 15 * HOUR_MS, midnight + 66 * HOUR_MS];
}

/** What held for a whole date from one moment to the next: in most cases one thing all the time. */
export function regimesOn(strike: Strike, changes: readonly Change[], date: IsoDate): WholeDay[] {
  return regimesWithin(ofWholeDays(changes), ...windowOf(date)).map(({ from, until, changes: made }) => {
    const silence = silenceOn(strike, made, date);
    const end = ofType(made, 'end').at(-1);
    return {
      from,
      until,
      rules: rulesOf(strike, made),
      sites: sitesOf(strike, made),
      ...(silence && { silence }),
      ...(end?.until !== undefined && end.lastDay === date && { endsAt: end.until }),
    };
  });
}

/**
 * What held when the last line would have stood, where none did: by it the date is named. Where no line was scheduled, what
 * held at its end.
 */
export function decisive(
  strike: Strike,
  regimes: readonly WholeDay[],
  cancelled: readonly Cancellation[],
  date: IsoDate,
): WholeDay {
  const [only] = regimes;
  const ends = cancelled.flatMap(({ shifts }) => shifts.map(({ end }) => end.toMillis()));
  const at =
    ends.length > 0 ? Math.max(...ends) : instantAt(addDays(date, 1), MIDNIGHT, strike.timezone).toMillis();
  const found = regimes.length === 1 ? only : regimes.find(({ from, until }) => from < at && at <= until);
  if (!found) throw new RangeError(`no regime on ${date}`);
  return found;
}

/** The changes that are of whole dates, of sites or of the end; the rest are of single lines. A list is read once. */
const ofDates = new WeakMap<readonly Change[], readonly Change[]>();

function ofWholeDays(changes: readonly Change[]): readonly Change[] {
  const known =
    ofDates.get(changes) ??
    changes.filter(change => !('sites' in change) && change.type !== 'add-event' && change.type !== 'lines');
  ofDates.set(changes, known);
  return known;
}

/** The end of the strike, or the last change that names the date, or the union's list. */
function silenceOn(strike: Strike, changes: readonly Change[], date: IsoDate): Silence | undefined {
  const end = ofType(changes, 'end').at(-1);
  const lastDay = end?.lastDay ?? strike.ended;
  if (lastDay !== undefined && date > lastDay)
    return { lastDay, ...(end?.words !== undefined && { words: end.words }) };
  const word = quietWordOn(changes, date);
  const reason =
    word?.reason ?? strike.quietDays.find(stretch => isWithin(date, stretch.from, stretch.to))?.reason;
  return reason === undefined ? undefined : { reason };
}

/** The last change that makes a date quiet; a suspension does until it is resumed. Of those in force, oldest first. */
export function quietWordOn(
  changes: readonly Change[],
  date: IsoDate,
): ChangeOf<'quiet' | 'suspend'> | undefined {
  let [quiet, suspended]: (ChangeOf<'quiet' | 'suspend'> | undefined)[] = [];
  for (const change of changes) {
    if (change.type === 'quiet' && isWithin(date, change.from, change.to)) quiet = change;
    if (change.type === 'suspend' && isWithin(date, change.from, change.to)) suspended = change;
    if (change.type === 'resume' && change.from <= date) suspended = undefined;
  }
  return quiet && suspended
    ? [quiet, suspended].toSorted((a, b) => a.at.localeCompare(b.at)).at(-1)
    : (quiet ?? suspended);
}
