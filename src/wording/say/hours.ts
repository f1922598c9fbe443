import type { DateTime } from 'luxon';
import type { DayShift } from '../../strike/shifts.ts';
import { isAroundTheClock, type Stretch, stretchesOf } from '../../strike/stretches.ts';
import type { Site } from '../../strike/strike.ts';
import { clockTime, zoneName } from '../times.ts';
import type { Text } from '../translator.ts';
import { joinAnd, siteNames } from './lines.ts';

/** Sites that stand at the same hours, with those hours in words. */
export interface LineGroup {
  hours: string;
  sites: Site[];
  /** The first stretch of one of them, as of all. */
  first: Stretch;
}

/** More stretches of one line on one day are counted. */
const RANGES_SHOWN = 5;

/**
 * A day's shifts by their hours in words, in the order of their start. Shifts of a site that adjoin are one stretch, and a
 * site with several stretches says them all; one that crosses midnight says that it ends on the next morning.
 */
export function groupByHours(text: Text, shifts: readonly DayShift[]): LineGroup[] {
  return groupsOf(text, stretchesOf(shifts));
}

/** The same of stretches. */
export function groupsOf(text: Text, stretches: readonly Stretch[]): LineGroup[] {
  const groups = new Map<string, LineGroup>();
  for (const { site, own, hours } of hoursBySite(text, stretches)) {
    const group = groups.get(hours);
    if (group) group.sites.push(site);
    else groups.set(hours, { hours, sites: [site], first: own[0] });
  }
  return [...groups.values()].toSorted((a, b) => a.first.start.toMillis() - b.first.start.toMillis());
}

type Own = readonly [Stretch, ...Stretch[]];

/** Each site with its hours in words, which are found once for all sites that stand from the same instant to the same. */
function* hoursBySite(text: Text, stretches: readonly Stretch[]) {
  const words = new Map<string, string>();
  let before: { own: Own; hours: string } | undefined;
  for (const own of bySite(stretches)) {
    const hours = before && isSame(before.own, own) ? before.hours : found(own);
    before = { own, hours };
    yield { site: own[0].site, own, hours };
  }

  function found(own: Own): string {
    const key = own.map(({ start, end }) => `${start.toMillis()} ${end.toMillis()} ${start.zoneName}`).join();
    const hours = words.get(key) ?? hoursOf(text, own);
    words.set(key, hours);
    return hours;
  }
}

function bySite(stretches: readonly Stretch[]): Iterable<Own> {
  const sites = new Map<Site, [Stretch, ...Stretch[]]>();
  for (const stretch of stretches) {
    const own = sites.get(stretch.site);
    if (own) own.push(stretch);
    else sites.set(stretch.site, [stretch]);
  }
  return sites.values();
}

/** The very same instants, as sites of one zone with the same hours have them: the common case, and quickly seen. */
function isSame(some: Own, others: Own): boolean {
  return (
    some.length === others.length &&
    some.every(({ start, end }, index) => start === others[index]?.start && end === others[index]?.end)
  );
}

/** "8 a.m. to 2 p.m. (Pacific Time)"; several stretches of one site follow each other; or "around the clock". */
function hoursOf(text: Text, own: Own): string {
  const [first] = own;
  const range = rangesOf(text, own);
  if (isAroundTheClock(first)) return range;
  const words = { range, zone: zoneName(text, first.start) };
  return own.some(isIntoNextDay) ? text.t('time.rangeNightInZone', words) : text.t('time.rangeInZone', words);
}

/** The same without the zone. */
export function rangesOf(text: Text, own: readonly Stretch[]): string {
  const shown = own.slice(0, RANGES_SHOWN).map(stretch => rangeOf(text, stretch));
  const rest = own.length - shown.length;
  return rest > 0 ? [shown.join(', '), text.t('list.more', { count: rest })].join(' ') : joinAnd(text, shown);
}

function rangeOf(text: Text, stretch: Stretch): string {
  if (isAroundTheClock(stretch)) return text.t('time.aroundTheClock');
  const words = { from: clockTime(text, stretch.start), to: clockTime(text, stretch.end) };
  if (!isIntoNextDay(stretch)) return text.t('time.range', words);
  return stretch.end.hour < 12 ? text.t('time.nextMorning', words) : text.t('time.nextDay', words);
}

/** Past its midnight, which is the end of the day that it ends. */
function isIntoNextDay({ start, end }: Stretch): boolean {
  return start.ordinal !== end.ordinal && (end.hour > 0 || end.minute > 0);
}

/** A clock time with its zone: "7 a.m. (Pacific Time)". */
export function timeInZone(text: Text, instant: DateTime): string {
  return text.t('time.inZone', { time: clockTime(text, instant), zone: zoneName(text, instant) });
}

/**
 * A day's hours in a few words, the best first, each shorter than the one before: with the zone where all lines have the same
 * hours, "local time" where only their zones differ; otherwise when which lines start, by their names or by their number; at
 * last when the first one does.
 */
export function hoursForms(text: Text, stretches: readonly Stretch[]): [string, ...string[]] {
  const groups = groupsOf(text, stretches);
  const [first] = groups;
  if (!first) throw new RangeError('no lines');
  const bare = (group: LineGroup) =>
    rangesOf(
      text,
      stretches.filter(({ site }) => site === group.sites[0]),
    );
  if (groups.length === 1) return [first.hours, bare(first)];
  const local = new Set(groups.map(bare));
  if (local.size === 1) return [text.t('time.local', { range: bare(first) })];
  const from = text.t('time.from', { start: timeInZone(text, first.first.start) });
  const starts = startsOf(text, groups);
  if (starts.length === 1) return [from, text.t('time.from', { start: starts[0]?.time ?? '' })];
  const named = ({ time, sites }: Start) => text.t('lines.startsAt', { time, sites: siteNames(text, sites) });
  const counted = ({ time, sites }: Start) => text.t('lines.startsCounted', { time, count: sites.length });
  return [joinAnd(text, starts.map(named)), joinAnd(text, starts.map(counted)), from];
}

interface Start {
  time: string;
  sites: Site[];
}

/** Groups that start at the same time of their own clocks, which is what a member looks for. */
function startsOf(text: Text, groups: readonly LineGroup[]): Start[] {
  const starts = Map.groupBy(groups, ({ first }) => clockTime(text, first.start));
  return [...starts].map(([time, each]) => ({ time, sites: each.flatMap(({ sites }) => sites) }));
}
