import type { DateTime } from 'luxon';
import type { Change } from './change-schema.ts';
import { type ChangeOf, inForce, ofType, standingAt } from './changes.ts';
import { addDays, daysBetween, isWithin } from './dates.ts';
import { isDatedAtLast } from './event-titles.ts';
import type { Cancellation } from './lived.ts';
import { rememberIn, rememberOfBoth } from './remember.ts';
import { type DayRegime, type DayShift, firstStart, shiftsOn } from './shifts.ts';
import { isOpenOn, sitesOf, withOpened } from './sites.ts';
import type { IsoDate, SiteId, Strike, StrikeEvent } from './strike.ts';
import { instantAt, MIDNIGHT, minuteOfDay } from './wallclock.ts';
import { decisive, regimesOn } from './whole-days.ts';

/** The next date with a line, and when its first shift starts. */
export interface NextPicketDay {
  date: IsoDate;
  start: DateTime<true>;
  /** The sites with a line on that day, in the strike's order. */
  shifts: DayShift[];
}

interface DayBase {
  date: IsoDate;
  /** Happenings on this date. An undated one is told on the day on which it was announced. */
  events: StrikeEvent[];
  /** The first later date with a line, if there is one within `HORIZON_DAYS`. */
  next?: NextPicketDay;
}

/**
 * What a date comes to once the file and the changes are laid over each other.
 * `quiet`: the union's list, or everything that was scheduled has been called off. `off`: nothing scheduled.
 */
export type PicketDay = DayBase &
  (
    | { kind: 'picket'; strikeDay: number; shifts: DayShift[]; cancelled: Cancellation[] }
    | { kind: 'quiet'; strikeDay: number; reason: string }
    | { kind: 'off'; strikeDay: number }
    | { kind: 'before' }
    | { kind: 'after'; lastDay: IsoDate; words?: string }
  );

/** How far ahead `next` looks. */
export const HORIZON_DAYS = 370;

/**
 * The one place where a date is decided.
 *
 * @param only restricts the answer to these sites, as when a member asks for theirs; a quiet day stays quiet.
 */
export function picketDayOn(
  strike: Strike,
  changes: readonly Change[],
  date: IsoDate,
  only?: readonly SiteId[],
): PicketDay {
  const next = nextPicketDay(strike, changes, date, only);
  return { ...dayByItself(strike, changes, date, only), ...(next && { next }) };
}

/**
 * As `picketDayOn`, without looking for the next picket day: for code that goes through many dates. Neither a strike nor a list
 * of changes is ever altered, so what a date comes to is found once; of the dates that were asked for last some are kept.
 */
export function dayByItself(
  strike: Strike,
  changes: readonly Change[],
  date: IsoDate,
  only?: readonly SiteId[],
): PicketDay {
  if (only) return decide(strike, changes, date, only);
  return rememberIn(daysOf(strike, changes), date, DAYS_KEPT, () => decide(strike, changes, date));
}

const daysOf = rememberOfBoth(
  (_strike: Strike, _changes: readonly Change[]) => new Map<IsoDate, PicketDay>(),
);
/** A week, an outlook and a list of days to pick from; a strike that nobody asks about keeps no more. */
const DAYS_KEPT = 40;

function decide(
  strike: Strike,
  changes: readonly Change[],
  date: IsoDate,
  only?: readonly SiteId[],
): PicketDay {
  const events = eventsOn(strike, changes, date, only);
  if (date < strike.began) return { kind: 'before', date, events };
  const regimes = regimesOn(strike, changes, date);
  // Where no line stands all day nothing has to be found out of any: a suspension of 86 lines is asked for a year of days.
  const isSilent = regimes.length === 1 && regimes[0]?.silence !== undefined;
  const { shifts, cancelled } = isSilent
    ? { shifts: [], cancelled: [] }
    : shiftsOn(ofSites(regimes, only), changes, date);
  const strikeDay = strikeDayOf(strike, date);
  if (shifts.length > 0) return { kind: 'picket', date, strikeDay, shifts, cancelled, events };
  const { silence } = decisive(strike, regimes, cancelled, date);
  if (silence && 'lastDay' in silence) return { kind: 'after', date, ...silence, events };
  const reason = silence ? silence.reason : cancelled[0]?.reason;
  if (reason !== undefined) return { kind: 'quiet', date, strikeDay, reason, events };
  return { kind: 'off', date, strikeDay, events };
}

function ofSites(regimes: readonly DayRegime[], only: readonly SiteId[] | undefined): readonly DayRegime[] {
  if (!only) return regimes;
  const asked = new Set(only);
  return regimes.map(regime => ({ ...regime, sites: regime.sites.filter(({ id }) => asked.has(id)) }));
}

/**
 * The first picket day after `date`, or undefined if none lies within `HORIZON_DAYS`; before the strike these are
 * counted from its first day.
 */
export function nextPicketDay(
  strike: Strike,
  changes: readonly Change[],
  date: IsoDate,
  only?: readonly SiteId[],
): NextPicketDay | undefined {
  if (only) return searchNext(strike, changes, date, only);
  return rememberIn(nextOf(strike, changes), date, DAYS_KEPT, () => searchNext(strike, changes, date));
}

const nextOf = rememberOfBoth(
  (_strike: Strike, _changes: readonly Change[]) => new Map<IsoDate, NextPicketDay | undefined>(),
);

function searchNext(
  strike: Strike,
  changes: readonly Change[],
  date: IsoDate,
  only?: readonly SiteId[],
): NextPicketDay | undefined {
  const lastDay = lastDayOf(strike, changes);
  let candidate = date < strike.began ? strike.began : addDays(date, 1);
  const horizon = addDays(candidate, HORIZON_DAYS);
  for (; candidate < horizon && isWithin(candidate, undefined, lastDay); candidate = addDays(candidate, 1)) {
    const day = decide(strike, changes, candidate, only);
    if (day.kind !== 'picket') continue;
    return { date: candidate, start: firstStart(day.shifts), shifts: day.shifts };
  }
  return undefined;
}

/** The last day of the strike, if it is known: the latest word wins over the file. */
export function lastDayOf(strike: Strike, changes: readonly Change[]): IsoDate | undefined {
  return ofType(inForce(changes), 'end').at(-1)?.lastDay ?? strike.ended;
}

/** Day 1 is the day on which the strike began. */
export function strikeDayOf(strike: Pick<Strike, 'began'>, date: IsoDate): number {
  return daysBetween(strike.began, date) + 1;
}

/** What lines do not outlive is in docs/decisions/2026-11-25-events-and-lines.md. */
function eventsOn(
  strike: Strike,
  changes: readonly Change[],
  date: IsoDate,
  only?: readonly SiteId[],
): StrikeEvent[] {
  const added = ofType(changes, 'add-event')
    .filter(change => isKept(change, strike.timezone))
    .map(change => change.event);
  const ofDate = [...strike.events, ...added].filter(event => (event.date ?? event.announced) === date);
  if (ofDate.length === 0) return [];
  // Once the date is over, what held at its end counts (promise 13).
  const stood = standingAt(changes, instantAt(addDays(date, 1), MIDNIGHT, strike.timezone).toMillis());
  const lastDay = lastDayOf(strike, stood);
  const told = ofDate.filter(
    event => isTold(event, date, lastDay) && !isDatedAtLast(strike, changes, event, date),
  );
  const open = sitesOf(strike, stood).flatMap(site => (isOpenOn(site, date) ? [site.id] : []));
  const concerns = ({ sites, place }: StrikeEvent, asked: readonly SiteId[]) =>
    sites.some(site => asked.includes(site) && (place !== undefined || open.includes(site)));
  return told
    .map(event => ({ ...event, sites: withOpened(event.sites, strike.sites, open) }))
    .filter(event => !only || concerns(event, only))
    .toSorted((a, b) => startOf(a) - startOf(b));
}

/** One that is over stays in its day, whatever is taken back later. */
function isKept({ event, undone }: ChangeOf<'add-event'>, zone: string): boolean {
  return (
    undone === undefined ||
    (event.date !== undefined && Date.parse(undone.at) >= endOf(event, event.date, zone))
  );
}

/** In milliseconds since 1970. Where no end is known, with the day. */
function endOf({ time }: StrikeEvent, date: IsoDate, zone: string): number {
  const to = time && 'from' in time ? time.to : undefined;
  return (
    to === undefined ? instantAt(addDays(date, 1), MIDNIGHT, zone) : instantAt(date, to, zone)
  ).toMillis();
}

/** Nobody is called to a line that is no more, nor to a day that can only lie after the last one. */
function isTold(event: StrikeEvent, date: IsoDate, lastDay: IsoDate | undefined): boolean {
  if (lastDay === undefined || date < lastDay) return true;
  return event.date !== undefined && (date === lastDay || event.place !== undefined);
}

/** Minutes since midnight. Events in words come after those with a clock time: nobody knows their minute. */
function startOf(event: StrikeEvent): number {
  return event.time && 'from' in event.time ? minuteOfDay(event.time.from) : 24 * 60;
}

/** What the schedule alone says of a date, quiet days aside: by it a quiet day that changes nothing is told apart. */
export function scheduledOn(strike: Strike, changes: readonly Change[], date: IsoDate): DayShift[] {
  const regimes = regimesOn(strike, changes, date).map(({ silence: _silent, ...regime }) => regime);
  return shiftsOn(regimes, changes, date).shifts;
}
