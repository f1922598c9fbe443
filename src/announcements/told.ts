import type { DateTime } from 'luxon';
import { type Act, isEntry } from '../strike/acts.ts';
import { type ChangeOf, spanOf } from '../strike/changes.ts';
import { addDays, datesFrom, strikeDate } from '../strike/dates.ts';
import { datedEvents } from '../strike/event-times.ts';
import { dayByItself, lastDayOf, nextPicketDay } from '../strike/picket-day.ts';
import { quietAhead } from '../strike/quiet-ahead.ts';
import type { IsoDate, SiteId } from '../strike/strike.ts';
import type { StrikeView } from '../strike/view.ts';
import { contentHash } from './identity.ts';
import type { DayFacts, Told } from './told-schema.ts';

/** Of a suspension without an end so many days are told; later ones are told by the posts of their weeks. */
const MOST_DAYS = 14;

/** The facts of a date as it stands. */
export function factsOf(view: StrikeView, date: IsoDate): Required<DayFacts> {
  const day = dayByItself(view.strike, view.changes, date);
  const shifts = day.kind === 'picket' ? day.shifts : [];
  const byStretch = Map.groupBy(shifts, ({ start, end, place }) =>
    [start.toMillis(), end.toMillis(), ...(place === undefined ? [] : [place])].join('-'),
  );
  return {
    lines: Object.fromEntries(
      [...byStretch].map(([stretch, same]) => [stretch, same.map(({ site }) => site.id)]),
    ),
    // One without a day is nobody's appointment: what becomes of it is told when its day is.
    events: datedEvents(day).map(event => contentHash(JSON.stringify(event)).slice(0, 8)),
  };
}

/** What is told of some dates, as they stand. */
export function toldOf(view: StrikeView, dates: Iterable<IsoDate>): Told {
  return Object.fromEntries([...new Set(dates)].map(date => [date, factsOf(view, date)]));
}

/** What the notice of an event tells of its day: of its lines nothing, unless that none stands. */
export function eventToldOf(
  view: StrikeView,
  { event, undone }: ChangeOf<'add-event'>,
  today: IsoDate,
): Told {
  const { date, place } = event;
  if (date === undefined || date < today) return {};
  const { lines, events } = factsOf(view, date);
  const isSaidThatNoneStands = !undone && place === undefined && Object.keys(lines).length === 0;
  return { [date]: { events, ...(isSaidThatNoneStands && { lines }) } };
}

/** A date, and where no line follows at once, the quiet days after it and the day on which the lines are back. */
export function datesAhead({ strike, changes }: StrikeView, date: IsoDate): IsoDate[] {
  const quiet = quietAhead(strike, changes, date).map(each => each.date);
  const isPlain = quiet.length === 0 && dayByItself(strike, changes, date).kind === 'picket';
  const next = isPlain ? undefined : nextPicketDay(strike, changes, date)?.date;
  return [
    date,
    ...quiet.slice(0, MOST_DAYS),
    ...(next === undefined ? afterLastDay({ strike, changes }, date) : [next]),
  ];
}

/** Where no line follows because the strike ends, that is said: it is told of the days after its last one. */
function afterLastDay({ strike, changes }: StrikeView, date: IsoDate): IsoDate[] {
  const lastDay = lastDayOf(strike, changes);
  if (lastDay === undefined || nextPicketDay(strike, changes, date)) return [];
  const first = addDays(lastDay, 1);
  return datesFrom(first, addDays(first, MOST_DAYS));
}

/** The dates that an act is about, from a date on. */
export function datesOfAct(act: Act, today: IsoDate): IsoDate[] {
  if (isEntry(act)) return [];
  const { from, to } = spanOf(act);
  const [, first = from] = [from, today].toSorted();
  const [until = first] = [to ?? addDays(first, MOST_DAYS), addDays(first, MOST_DAYS)].toSorted();
  return datesFrom(first, until);
}

/** A message that is out, as far as it says what was told. */
export interface Telling {
  sentAt: string;
  messageId: string;
  told?: Told;
}

/** Sorts messages as they came: of two of the same millisecond Discord gives the later one the higher id. */
export function asTheyCame(a: Telling, b: Telling): number {
  if (a.sentAt !== b.sentAt) return a.sentAt < b.sentAt ? -1 : 1;
  return a.messageId.length - b.messageId.length || a.messageId.localeCompare(b.messageId);
}

/** A date of which the channel's last word is not what is so. */
export interface Difference {
  date: IsoDate;
  sites: readonly SiteId[];
}

/** Of each date that a message told of, what the last of them said. */
export function believedOf(out: readonly Telling[]): Map<IsoDate, DayFacts> {
  const believed = new Map<IsoDate, DayFacts>();
  for (const { told } of out.toSorted(asTheyCame)) {
    for (const [date, facts] of Object.entries(told ?? {})) {
      believed.set(date as IsoDate, { ...believed.get(date as IsoDate), ...facts });
    }
  }
  return believed;
}

/**
 * What is believed and not so, of lines that are not over: of each date in order. Empty is promise 12. A line that is over
 * in both no longer matters.
 */
export function differences(
  view: StrikeView,
  believed: ReadonlyMap<IsoDate, DayFacts>,
  now: DateTime,
): Difference[] {
  // A night line of yesterday's may still stand.
  const since = addDays(strikeDate(view.strike, now), -1);
  return [...believed]
    .filter(([date]) => date >= since)
    .flatMap(([date, facts]) => differenceOn(view, date, facts, now) ?? [])
    .toSorted((a, b) => a.date.localeCompare(b.date));
}

/** Between what is believed of a date and what is so; undefined where there is none that still matters. */
export function differenceOn(
  view: StrikeView,
  date: IsoDate,
  believed: DayFacts,
  now: DateTime,
): Difference | undefined {
  const so = factsOf(view, date);
  const sites = sitesThatDiffer(believed, so, now.toMillis());
  const hasOtherEvents = date >= strikeDate(view.strike, now) && areEventsOther(believed, so);
  return sites.length > 0 || hasOtherEvents ? { date, sites } : undefined;
}

/** The sites at which what is said twice of a date is not the same, of stretches that are not over at `now` (in milliseconds). */
export function sitesThatDiffer(believed: DayFacts, so: DayFacts, now: number): SiteId[] {
  if (!believed.lines || !so.lines) return [];
  const [before, after] = [stillToCome(believed.lines, now), stillToCome(so.lines, now)];
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    site => before.get(site) !== after.get(site),
  );
}

/** Were other events told of a date than it has? */
export function areEventsOther(told: DayFacts, so: DayFacts): boolean {
  return told.events !== undefined && so.events !== undefined && String(told.events) !== String(so.events);
}

/** By site, the stretches that are not over. */
function stillToCome(lines: NonNullable<DayFacts['lines']>, now: number): Map<SiteId, string> {
  const bySite = new Map<SiteId, string[]>();
  for (const [stretch, sites] of Object.entries(lines)) {
    if (Number(stretch.split('-', 2)[1]) <= now) continue;
    for (const site of sites) bySite.set(site, [...(bySite.get(site) ?? []), stretch]);
  }
  return new Map([...bySite].map(([site, stretches]) => [site, stretches.toSorted().join()]));
}
