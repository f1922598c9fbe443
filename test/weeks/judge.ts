import { DateTime } from 'luxon';
import { addDays, datesFrom, strikeDate } from '../../src/strike/dates.ts';
import { dayByItself } from '../../src/strike/picket-day.ts';
import { sitesOf } from '../../src/strike/sites.ts';
import { stretchesOf } from '../../src/strike/stretches.ts';
import type { IsoDate, Site, WallTime } from '../../src/strike/strike.ts';
import type { StrikeView } from '../../src/strike/view.ts';
import { instantAt } from '../../src/strike/wallclock.ts';
import { LA } from '../support/strikes.ts';
import { type Belief, type Beliefs, saidOf } from './belief.ts';
import type { SaidHours } from './said-hours.ts';
import { HONOLULU } from './some-strike.ts';

/** A stretch of time in milliseconds since 1970; of one that is only said to begin, the end is not known. */
interface Span {
  start: number;
  end?: number;
}

/** What was believed of a line, or of all, at a moment at which one begins, or was believed to, and is not so. */
export interface Difference {
  at: string;
  date: IsoDate;
  site: string;
  believed: string;
  so: string;
}

const ZONES: Record<string, string> = { 'Pacific Time': LA, 'Hawaii-Aleutian Standard Time': HONOLULU };

/** Compares what is believed with `picketDayOn`, of all lines that begin at an instant, or are believed to. */
export function compareAt(view: StrikeView, beliefs: Beliefs, at: number) {
  const found = { checks: 0, differences: [] as Difference[] };
  for (const date of datesAround(view, at)) {
    const belief = beliefs.get(date);
    if (!belief) continue;
    const day = dayOf(view, date);
    for (const { site, so } of day) {
      const believed = spansAt(belief, date, site);
      const [is, was] = [so.find(covers(at)), believed?.find(covers(at))];
      // Hours of all lines are those of each that stands; which these are is not said by that.
      const isNamed = saidOf(belief, site.name).is !== 'unknown' || belief.day?.is === 'none';
      if (!believed || (is?.start !== at && (was?.start !== at || !isNamed))) continue;
      // Where it was only said when the line begins, nothing was said of its second shift.
      if (!was && is && saidOf(belief, site.name).is === 'start' && is !== so[0]) continue;
      found.checks += 1;
      if (is && was && is.start === was.start && (was.end === undefined || was.end === is.end)) continue;
      const words = JSON.stringify(
        saidOf(belief, site.name).is === 'unknown' ? belief.day : saidOf(belief, site.name),
      );
      found.differences.push({
        at: new Date(at).toISOString(),
        date,
        site: site.name,
        believed: words,
        so: inWords(so),
      });
    }
    const wrong = compareDay(belief, date, day, at);
    if (wrong) found.differences.push(wrong);
  }
  return found;
}

/** The instants after `after` at which a line begins, or is believed to, on the dates around `at`. */
export function startsAfter(view: StrikeView, beliefs: Beliefs, after: number, at: number): number[] {
  return datesAround(view, at)
    .flatMap(date => {
      const belief = beliefs.get(date);
      return dayOf(view, date).flatMap(({ site, so }) => [
        ...so,
        ...((belief && spansAt(belief, date, site)) ?? []),
      ]);
    })
    .flatMap(({ start }) => (start > after ? [start] : []))
    .toSorted((a, b) => a - b);
}

function datesAround({ strike }: StrikeView, at: number): IsoDate[] {
  const today = strikeDate(strike, DateTime.fromMillis(at));
  return datesFrom(addDays(today, -2), addDays(today, 1));
}

/** Each line of the strike with the stretches of a date, those that adjoin as one. */
function dayOf({ strike, changes }: StrikeView, date: IsoDate): { site: Site; so: Span[] }[] {
  const day = dayByItself(strike, changes, date);
  const stretches = day.kind === 'picket' ? stretchesOf(day.shifts) : [];
  return sitesOf(strike, changes).map(site => ({
    site,
    so: stretches
      .filter(stretch => stretch.site.id === site.id)
      .map(({ start, end }) => ({ start: start.toMillis(), end: end.toMillis() })),
  }));
}

/** What is believed of a line: of itself, or else of all lines; undefined where nothing is. */
function spansAt(belief: Belief, date: IsoDate, site: Site): Span[] | undefined {
  const own = saidOf(belief, site.name);
  if (own.is !== 'unknown') return spansOf(own, date, site.timezone);
  if (belief.day?.is === 'none' || belief.day?.is === 'hours')
    return spansOf(belief.day, date, site.timezone);
  return undefined;
}

function spansOf(says: SaidHours, date: IsoDate, own: string): Span[] {
  const zone = 'zone' in says && says.zone !== undefined ? (ZONES[says.zone] ?? says.zone) : own;
  if (says.is === 'hours')
    return says.ranges.map(([from, to]) => ({
      start: minuteAt(date, from, zone),
      end: minuteAt(date, to, zone),
    }));
  return says.is === 'start' ? [{ start: minuteAt(date, says.at, zone) }] : [];
}

function minuteAt(date: IsoDate, minute: number, zone: string): number {
  const rest = minute % 1440;
  const time = [Math.floor(rest / 60), rest % 60].map(part => String(part).padStart(2, '0')).join(':');
  return instantAt(addDays(date, Math.floor(minute / 1440)), time as WallTime, zone).toMillis();
}

function covers(at: number) {
  return ({ start, end }: Span) => start === at || (start < at && end !== undefined && at < end);
}

/** "Lines from 8 a.m." of a date: at least one of them has to begin then. */
function compareDay(
  belief: Belief,
  date: IsoDate,
  day: { site: Site; so: Span[] }[],
  at: number,
): Difference | undefined {
  const { day: says } = belief;
  if (!says || says.is === 'none' || day.every(({ site }) => saidOf(belief, site.name).is !== 'unknown'))
    return undefined;
  const isSaid = day.some(({ site }) => spansOf(says, date, site.timezone).some(({ start }) => start === at));
  const isSo = day.some(({ so }) => so.some(({ start }) => start === at));
  if (!isSaid || isSo) return undefined;
  const so = day.map(({ site, so: own }) => `${site.name} ${inWords(own)}`).join('; ');
  return { at: new Date(at).toISOString(), date, site: 'all', believed: JSON.stringify(says), so };
}

function inWords(spans: readonly Span[]): string {
  const clock = (at: number | undefined) =>
    at === undefined ? '?' : new Date(at).toISOString().slice(5, 16);
  return spans.map(({ start, end }) => `${clock(start)}–${clock(end)}`).join(', ') || 'none';
}
