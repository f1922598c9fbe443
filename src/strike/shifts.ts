import { DateTime } from 'luxon';
import { type Change, ofType } from './changes.ts';
import { addDays, isWithin, weekdayOf } from './dates.ts';
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
  const open = sites.filter(site => isOpenOn(site, date));
  const days = open.map(site => siteDay(rules, site, changes, date));
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

function siteDay(rules: readonly Shift[], site: Site, changes: readonly Change[], date: IsoDate) {
  let hours: Hours[] = rules.filter(
    rule => rule.days.includes(weekdayOf(date)) && rule.sites.includes(site.id),
  );
  let cancelled: Cancellation | undefined;
  for (const change of changes) {
    if (!('sites' in change) || !change.sites.includes(site.id)) continue;
    if (!isWithin(date, change.from, change.to)) continue;
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
  const move = ofType(changes, 'move').findLast(
    change => change.sites.includes(site.id) && isWithin(date, change.from, change.to),
  );
  return { shifts: distinct(hours).map(each => dayShift(site, date, each, move)), cancelled };
}

function dayShift(
  site: Site,
  date: IsoDate,
  hours: Hours,
  move: { place: string; reason?: string } | undefined,
): DayShift {
  const { start, end } = stretchOn(date, addDays(date, 1), hours.from, hours.to, site.timezone);
  const elsewhere = move && {
    place: move.place,
    ...(move.reason !== undefined && { placeReason: move.reason }),
  };
  return { site, start, end, ...why(hours), ...elsewhere };
}

/** Two rules that say the same hours for a site are one shift. */
function distinct(hours: Hours[]): Hours[] {
  return hours.filter(
    (each, index) => hours.findIndex(other => other.from === each.from && other.to === each.to) === index,
  );
}

function why({ reason }: { reason?: string }): { reason?: string } {
  return reason === undefined ? {} : { reason };
}
