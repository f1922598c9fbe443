import { DateTime } from 'luxon';
import type { Change } from './change-schema.ts';
import { type ChangeOf, ofType } from './changes.ts';
import { addDays, isWithin, weekdayOf } from './dates.ts';
import { isOpenOn } from './sites.ts';
import type { IsoDate, Shift, Site, SiteId, WallTime, Weekday } from './strike.ts';
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
}

/** A line that was scheduled and will not stand. */
export interface Cancellation {
  site: SiteId;
  reason: string;
}

interface Hours {
  from: WallTime;
  to: WallTime;
  reason?: string;
}

/**
 * The shifts that start on a date, and the lines that were called off. In order of their start, then of the sites.
 *
 * `changes` are those in force, oldest first. For each site: the file's shifts, replaced by the last `hours`,
 * added to by `add-shift`, all dropped by a `cancel` that no later `hours` or `add-shift` has overruled.
 */
export function shiftsOn(
  rules: readonly Shift[],
  sites: readonly Site[],
  changes: readonly Change[],
  date: IsoDate,
): { shifts: DayShift[]; cancelled: Cancellation[] } {
  const expected = usualHours(rules, date);
  const touching = changesTouching(changes, date);
  const stretches = stretchesOn(date);
  const days = sites
    .filter(site => isOpenOn(site, date))
    .map(site => siteDay(site, stretches, expected.get(site.id) ?? [], touching.get(site.id) ?? []));
  return {
    shifts: days.flatMap(day => day.shifts).toSorted((a, b) => a.start.toMillis() - b.start.toMillis()),
    cancelled: days.flatMap(day => day.cancelled ?? []),
  };
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

/** What the rules say of each weekday, by site: a strike may have as many rules as sites, and a list asks for many days. */
const usual = new WeakMap<readonly Shift[], Map<Weekday, UsualHours>>();

type UsualHours = ReadonlyMap<SiteId, readonly Hours[]>;

function usualHours(rules: readonly Shift[], date: IsoDate): UsualHours {
  const weekday = weekdayOf(date);
  const byWeekday = usual.get(rules) ?? new Map<Weekday, UsualHours>();
  usual.set(rules, byWeekday);
  const found = byWeekday.get(weekday) ?? hoursOn(rules, weekday);
  byWeekday.set(weekday, found);
  return found;
}

function hoursOn(rules: readonly Shift[], weekday: Weekday): UsualHours {
  const bySite = new Map<SiteId, Hours[]>();
  for (const rule of rules) {
    if (!rule.days.includes(weekday)) continue;
    for (const id of new Set(rule.sites)) {
      const hours = bySite.get(id);
      if (hours) hours.push(rule);
      else bySite.set(id, [rule]);
    }
  }
  return bySite;
}

/** A change of some lines. */
type LineChange = ChangeOf<'cancel' | 'hours' | 'move' | 'add-shift'>;

/** Those that cover a date, by the lines that they are of, in their order: a strike may have as many changes as lines. */
function changesTouching(changes: readonly Change[], date: IsoDate): ReadonlyMap<SiteId, LineChange[]> {
  const bySite = new Map<SiteId, LineChange[]>();
  for (const change of changes) {
    if (!('sites' in change) || !isWithin(date, change.from, change.to)) continue;
    for (const id of new Set(change.sites)) {
      const own = bySite.get(id);
      if (own) own.push(change);
      else bySite.set(id, [change]);
    }
  }
  return bySite;
}

type Stretches = (hours: Hours, zone: string) => Pick<DayShift, 'start' | 'end'>;

/** Finds the instants of hours on a date, once for all sites of a zone that have them. */
function stretchesOn(date: IsoDate): Stretches {
  const next = addDays(date, 1);
  const known = new Map<string, Pick<DayShift, 'start' | 'end'>>();
  return ({ from, to }, zone) => {
    const name = `${from}${to}${zone}`;
    const stretch = known.get(name) ?? stretchOn(date, next, from, to, zone);
    known.set(name, stretch);
    return stretch;
  };
}

function siteDay(
  site: Site,
  stretches: Stretches,
  expected: readonly Hours[],
  changes: readonly LineChange[],
) {
  let hours = expected;
  let cancelled: Cancellation | undefined;
  for (const change of changes) {
    if (change.type === 'cancel') {
      if (hours.length > 0 || cancelled) cancelled = { site: site.id, reason: change.reason };
      hours = [];
    } else if (change.type === 'hours') {
      hours = [{ from: change.start, to: change.end, ...why(change) }];
      cancelled = undefined;
    } else if (change.type === 'add-shift') {
      hours = [...hours, { from: change.start, to: change.end, ...why(change) }];
      cancelled = undefined;
    }
  }
  const move = ofType(changes, 'move').at(-1);
  return { shifts: distinct(hours).map(each => dayShift(site, stretches, each, move)), cancelled };
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
  if (hours.reason === undefined && !elsewhere) return { site, start, end };
  return { site, start, end, ...why(hours), ...elsewhere };
}

/** Two rules that say the same hours for a site are one shift. */
function distinct(hours: readonly Hours[]): readonly Hours[] {
  if (hours.length <= 1) return hours;
  const bySpan = Map.groupBy(hours, ({ from, to }) => `${from}-${to}`);
  return [...bySpan.values()].flatMap(same => same.slice(0, 1));
}

function why({ reason }: { reason?: string }): { reason?: string } {
  return reason === undefined ? {} : { reason };
}
