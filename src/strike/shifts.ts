import { DateTime } from 'luxon';
import type { Change } from './change-schema.ts';
import { type Regime, regimesWithin } from './changes.ts';
import { addDays, isWithin } from './dates.ts';
import { type Cancellation, livedDay, type SiteState, type Stretch } from './lived.ts';
import { rememberIn, rememberOfBoth } from './remember.ts';
import { type Hours, hoursAfter, type LineChange, moveOf, usualHours } from './site-hours.ts';
import { isOpenOn } from './sites.ts';
import type { IsoDate, Shift, Site, SiteId, WallTime } from './strike.ts';
import { stretchOn } from './wallclock.ts';

/** One stretch of picketing at one site, as instants in the site's zone. */
export interface DayShift {
  site: Site;
  start: DateTime<true>;
  end: DateTime<true>;
  /** Another place than the site's own, for this day. */
  place?: string;
  /** Why it is there. */
  placeReason?: string;
  /** Why the hours are not the usual ones. */
  reason?: string;
  /** When the schedule would start it, where a change has given it other hours. */
  origin?: WallTime;
}

/** What holds for whole dates in a stretch of time. */
export interface DayRegime extends Pick<Regime, 'from' | 'until'> {
  rules: readonly Shift[];
  /** Those to be answered for, in the strike's order. */
  sites: readonly Site[];
  /** No line stands at all; the reason where it is one of a day, rather than the end. */
  silence?: { reason: string } | { lastDay: IsoDate };
  /** When the strike ends, in the sites' own zones, if it does on this date: no line stands after it. */
  endsAt?: WallTime;
}

/**
 * The shifts that start on a date, and the lines that were called off. In order of their start, then of the sites.
 *
 * For each site: the file's shifts, replaced by the last `hours`, added to by `add-shift`, all dropped by a `cancel` that
 * no later `hours` or `add-shift` has overruled; each from the moment at which it was done (`livedDay`).
 *
 * @param regimes what holds for the whole date, in the order of time, without a gap
 * @param changes all of them, those that were taken back included
 */
export function shiftsOn(
  regimes: readonly DayRegime[],
  changes: readonly Change[],
  date: IsoDate,
): { shifts: DayShift[]; cancelled: Cancellation[] } {
  const touching = changesTouching(changes, date, sitesOfAll(regimes));
  const stretches = stretchesOn(date);
  const sitesById =
    regimes.length === 1 ? [] : regimes.map(({ sites }) => new Map(sites.map(site => [site.id, site])));
  const stateOf = (site: Site, regime: DayRegime, made: readonly LineChange[]) =>
    siteState(site, stretches, usualHours(regime.rules, date).get(site.id) ?? NO_HOURS, made, regime);
  const days = sitesOfAll(regimes).map(site => {
    const own = touching.get(site.id) ?? NO_CHANGES;
    const states = regimes.flatMap((regime, index) => {
      // As it is in this regime: it may have been opened, or closed.
      const here = regimes.length === 1 ? site : sitesById[index]?.get(site.id);
      if (!here || !isOpenOn(here, date)) return [{ from: regime.from, until: regime.until, shifts: [] }];
      return regimesWithin(own, regime.from, regime.until).map(({ from, until, changes: made }) => ({
        from,
        until,
        ...stateOf(here, regime, made),
      }));
    });
    return { site, ...livedDay(states) };
  });
  return {
    shifts: days.flatMap(day => day.shifts).toSorted((a, b) => a.start.toMillis() - b.start.toMillis()),
    cancelled: days.flatMap(({ site, cancelled }) => (cancelled ? [{ site: site.id, ...cancelled }] : [])),
  };
}

/** Always the same: what is found for a list is found again by it. */
const NO_HOURS: readonly Hours[] = [];
const NO_CHANGES: readonly LineChange[] = [];

/** Each site once, as it was last. */
function sitesOfAll(regimes: readonly DayRegime[]): readonly Site[] {
  const [only] = regimes;
  if (only && regimes.length === 1) return only.sites;
  return [...new Map(regimes.flatMap(({ sites }) => sites.map(site => [site.id, site] as const))).values()];
}

/** When the first of these shifts starts. Throws a RangeError if there is none. */
export function firstStart(shifts: readonly DayShift[]): DateTime<true> {
  return existing(DateTime.min(...shifts.map(shift => shift.start)));
}

/** When the last of these shifts ends. Throws a RangeError if there is none. */
export function lastEnd(shifts: readonly DayShift[]): DateTime<true> {
  return existing(DateTime.max(...shifts.map(shift => shift.end)));
}

function existing(instant: DateTime<true> | undefined): DateTime<true> {
  if (instant === undefined) throw new RangeError('no shifts');
  return instant;
}

type BySite = ReadonlyMap<SiteId, LineChange[]>;

/**
 * Those that cover a date, by the lines that they are of, in their order: a strike may have as many changes as lines. From one
 * date on which a change begins or ends to the next it is the same ones, and the very same lists, so that what has been found
 * for them is found again.
 */
function changesTouching(changes: readonly Change[], date: IsoDate, sites: readonly Site[]): BySite {
  const since = boundsOf(changes).findLast(bound => bound <= date) ?? '';
  const known = touchingBySite(changes, sites);
  return rememberIn(known, since, STRETCHES_KEPT, () => groupBySite(changes, date, sites));
}

const touchingBySite = rememberOfBoth(
  (_changes: readonly Change[], _sites: readonly Site[]) => new Map<string, BySite>(),
);
const STRETCHES_KEPT = 20;

/** The dates on which a change of lines begins, or is over, in order. */
const bounds = new WeakMap<readonly Change[], readonly IsoDate[]>();

function boundsOf(changes: readonly Change[]): readonly IsoDate[] {
  const each = () => changes.filter(isOfLines).flatMap(({ from, to }) => [from, addDays(to, 1)]);
  const known = bounds.get(changes) ?? [...new Set(each())].toSorted();
  bounds.set(changes, known);
  return known;
}

function groupBySite(changes: readonly Change[], date: IsoDate, sites: readonly Site[]): BySite {
  const bySite = new Map<SiteId, LineChange[]>();
  for (const change of changes) {
    if (!isOfLines(change) || !isWithin(date, change.from, change.to)) continue;
    // What says which lines stand is of each of them.
    const ids = change.type === 'lines' ? sites.map(({ id }) => id) : change.sites;
    for (const id of new Set(ids)) {
      const own = bySite.get(id);
      if (own) own.push(change);
      else bySite.set(id, [change]);
    }
  }
  return bySite;
}

function isOfLines(change: Change): change is LineChange {
  return 'sites' in change || change.type === 'lines';
}

type Stretches = (hours: Hours, zone: string) => Stretch;

/** Finds the instants of hours on a date, once for all sites of a zone that have them. */
function stretchesOn(date: IsoDate): Stretches {
  const next = addDays(date, 1);
  const known = new Map<string, Stretch>();
  return ({ from, to }, zone) => {
    const name = `${from}${to}${zone}`;
    const found = known.get(name);
    if (found) return found;
    const { start, end } = stretchOn(date, next, from, to, zone);
    const stretch = { start, end };
    known.set(name, stretch);
    return stretch;
  };
}

function siteState(
  site: Site,
  stretches: Stretches,
  expected: readonly Hours[],
  changes: readonly LineChange[],
  { silence, endsAt }: DayRegime,
): SiteState<DayShift> {
  const { hours, off } = hoursAfter(site.id, expected, changes);
  const all = hours.map(each => dayShift(site, stretches, each, moveOf(each, changes)));
  const end = endsAt && stretches({ from: endsAt, to: endsAt }, site.timezone).start;
  const shifts = end
    ? all.filter(({ start }) => start < end).map(each => (each.end > end ? { ...each, end } : each))
    : all;
  if (silence) {
    if (!('reason' in silence) || shifts.length === 0) return { shifts: [] };
    return { shifts: [], off: { reason: silence.reason, shifts } };
  }
  const taken = off && { reason: off.reason, shifts: off.hours.map(each => stretches(each, site.timezone)) };
  return { shifts, ...(taken && { off: taken }) };
}

function dayShift(
  site: Site,
  stretches: Stretches,
  hours: Hours,
  move: { place: string; reason?: string } | undefined,
): DayShift {
  const { start, end } = stretches(hours, site.timezone);
  const elsewhere = move && {
    place: move.place,
    ...(move.reason !== undefined && { placeReason: move.reason }),
  };
  if (hours.reason === undefined && hours.origin === undefined && !elsewhere) return { site, start, end };
  return {
    site,
    start,
    end,
    ...(hours.reason !== undefined && { reason: hours.reason }),
    ...(hours.origin !== undefined && { origin: hours.origin }),
    ...elsewhere,
  };
}
