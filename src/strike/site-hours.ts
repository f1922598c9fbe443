import { type ChangeOf, ofType } from './changes.ts';
import { weekdayOf } from './dates.ts';
import { rememberOfBoth } from './remember.ts';
import type { IsoDate, Shift, SiteId, WallTime, Weekday } from './strike.ts';

/** One stretch of picketing on the wall clock of a site. */
export interface Hours {
  from: WallTime;
  to: WallTime;
  /** When the schedule starts the shift that these hours replace. */
  origin?: WallTime;
  reason?: string;
}

/** What the rules say of each weekday, by site: a strike may have as many rules as sites, and a list asks for many days. */
const usual = new WeakMap<readonly Shift[], Map<Weekday, UsualHours>>();

type UsualHours = ReadonlyMap<SiteId, readonly Hours[]>;

export function usualHours(rules: readonly Shift[], date: IsoDate): UsualHours {
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
export type LineChange = ChangeOf<'cancel' | 'hours' | 'move' | 'add-shift' | 'usual' | 'lines'>;

/** The hours that were taken away, and why. */
interface Off {
  reason: string;
  hours: readonly Hours[];
}

/** What changes make of the hours of a site on a date, and what the last of them has taken away. */
export function hoursAfter(
  site: SiteId,
  expected: readonly Hours[],
  changes: readonly LineChange[],
): { hours: readonly Hours[]; off: Off | undefined } {
  const known = hoursKnown(expected, changes);
  const found = known.get(site) ?? layHours(site, expected, changes);
  known.set(site, found);
  return found;
}

/** A line has the same hours and the same changes day after day. */
const hoursKnown = rememberOfBoth(
  (_expected: readonly Hours[], _changes: readonly LineChange[]) =>
    new Map<SiteId, { hours: readonly Hours[]; off: Off | undefined }>(),
);

function layHours(site: SiteId, expected: readonly Hours[], changes: readonly LineChange[]) {
  let hours = expected;
  let off: Off | undefined;
  for (const change of changes) {
    if (change.type === 'usual') {
      hours = expected;
      off = undefined;
    } else if (change.type === 'lines') {
      // Those that do not stand were not called off: it is not their turn.
      hours = change.standing.includes(site) ? expected : [];
      off = undefined;
    } else if (change.type === 'cancel') {
      const meant = hours.filter(each => isMeant(each, change));
      hours = hours.filter(each => !meant.includes(each));
      if (meant.length > 0 || off) off = { reason: change.reason, hours: [...(off?.hours ?? []), ...meant] };
    } else if (change.type === 'hours') {
      const { start: from, end: to, shifts } = change;
      // A line that has none of those shifts, called off or not, stands as it does.
      if (shifts && ![...expected, ...hours].some(each => isMeant(each, change))) continue;
      const [origin] = shifts ?? [];
      const kept = shifts ? hours.filter(each => !isMeant(each, change)) : [];
      hours = [...kept, { from, to, ...why(change), ...(origin !== undefined && { origin }) }];
      off = off && shifts ? without(off, change) : undefined;
    } else if (change.type === 'add-shift') {
      hours = [...hours, { from: change.start, to: change.end, ...why(change) }];
      off = undefined;
    }
  }
  return { hours: distinct(hours), off };
}

/** Is it one of the shifts that a change names? By the start that the schedule gave it, whatever has become of that. */
function isMeant({ from, origin = from }: Hours, { shifts }: { shifts?: readonly WallTime[] }): boolean {
  return shifts?.includes(origin) ?? true;
}

/** Another place for a shift: the last word, unless its line is as usual since. */
export function moveOf(hours: Hours, changes: readonly LineChange[]): ChangeOf<'move'> | undefined {
  const since = changes.slice(changes.findLastIndex(({ type }) => type === 'usual' || type === 'lines') + 1);
  return ofType(since, 'move').findLast(move => isMeant(hours, move));
}

function without(off: Off, change: ChangeOf<'hours'>): Off | undefined {
  const hours = off.hours.filter(each => !isMeant(each, change));
  return hours.length > 0 ? { ...off, hours } : undefined;
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
