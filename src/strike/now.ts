import type { DateTime } from 'luxon';
import { addDays, dateIn, datesFrom, strikeDate } from './dates.ts';
import { dayByItself } from './picket-day.ts';
import type { DayShift } from './shifts.ts';
import { type Hours, usualHours } from './site-hours.ts';
import { rulesOf } from './sites.ts';
import { type Stretch, stretchesOf } from './stretches.ts';
import type { IsoDate, Site, SiteId, Strike, WallTime } from './strike.ts';
import type { StrikeView } from './view.ts';

/** How the lines are at an instant, of a date and of the night before it. */
export interface Now {
  /** Those that stand, each until its end, however many shifts or dates that takes. */
  standing: readonly Stretch[];
  /** Those that start later on the date; at a site that stands, after a gap. */
  next: readonly Stretch[];
  /** Those of the date that have ended. */
  over: readonly Stretch[];
}

/**
 * Which lines stand at `now`, which come next on `date`, and which of its lines are over. A shift belongs to the date on
 * which it starts, so a line of the night before may stand, and one that goes on into the next date is one stretch.
 */
export function nowAt(
  { strike, changes }: StrikeView,
  date: IsoDate,
  now: DateTime,
  only?: readonly SiteId[],
): Now {
  const shiftsOf = (each: IsoDate): readonly DayShift[] => {
    const day = dayByItself(strike, changes, each, only);
    return day.kind === 'picket' ? day.shifts : [];
  };
  const own = shiftsOf(date);
  const isStanding = ({ start, end }: Stretch) => start <= now && now < end;
  const known = [...shiftsOf(addDays(date, -1)), ...own];
  // Where nothing stands, nothing goes on into the next date.
  const isAny = known.some(isStanding);
  const standing = isAny ? stretchesOf([...known, ...shiftsOf(addDays(date, 1))]).filter(isStanding) : [];
  const until = new Map(standing.map(({ site, end }) => [site.id, end]));
  const ofDate = stretchesOf(own);
  return {
    // In the order in which the day names its sites; those of the night before that do not stand again come last.
    standing: standing.toSorted((a, b) => rank(ofDate, a) - rank(ofDate, b)),
    next: ofDate.filter(({ site, start }) => now < start && !(start <= (until.get(site.id) ?? now))),
    over: ofDate.filter(({ end }) => end <= now),
  };
}

function rank(stretches: readonly Stretch[], { site }: Stretch): number {
  const index = stretches.findIndex(each => each.site.id === site.id);
  return index < 0 ? stretches.length : index;
}

/** The shifts that stand at an instant, by the dates to which they belong, the earliest first. */
export function shiftsStanding(
  { strike, changes }: StrikeView,
  now: DateTime,
  only?: readonly SiteId[],
): { date: IsoDate; shifts: DayShift[] }[] {
  const today = strikeDate(strike, now);
  return datesFrom(addDays(today, -1), addDays(today, 1)).flatMap(date => {
    const day = dayByItself(strike, changes, date, only);
    const shifts =
      day.kind === 'picket' ? day.shifts.filter(({ start, end }) => start <= now && now < end) : [];
    return shifts.length > 0 ? [{ date, shifts }] : [];
  });
}

/** When the schedule starts a shift, by which changes name it: on the wall clock of its site. */
export function originOf({ origin, start }: DayShift): WallTime {
  return origin ?? (start.toFormat('HH:mm') as WallTime);
}

/** The shifts that the schedule by itself has at some lines on a date, each once, in the order of their start. */
export function scheduledShifts(
  { strike, changes }: StrikeView,
  date: IsoDate,
  sites: readonly SiteId[],
): Pick<Hours, 'from' | 'to'>[] {
  const usual = usualHours(rulesOf(strike, changes), date);
  const all = sites.flatMap(site => usual.get(site) ?? []).map(({ from, to }) => ({ from, to }));
  const each = new Map(all.map(hours => [`${hours.from}-${hours.to}`, hours]));
  return [...each.values()].toSorted((a, b) => a.from.localeCompare(b.from));
}

/** Does a line stand that began on the day before, and does not stand around the clock? */
export function isNightStanding({ standing }: Now, date: IsoDate): boolean {
  return standing.some(({ start }) => start.toISODate() < date);
}

/** The date at these sites, where it is one and the same; otherwise, and where no site is meant, the strike's. */
export function dateAt(strike: Pick<Strike, 'timezone'>, now: DateTime, at: readonly Site[] = []): IsoDate {
  const [date, ...others] = new Set(at.map(({ timezone }) => dateIn(timezone, now)));
  return date !== undefined && others.length === 0 ? date : strikeDate(strike, now);
}
