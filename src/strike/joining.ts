import type { Change } from './change-schema.ts';
import { touching } from './changes.ts';
import { addDays } from './dates.ts';
import { dayByItself } from './picket-day.ts';
import { isOpenOn, sitesOf } from './sites.ts';
import type { IsoDate, Site, SiteId } from './strike.ts';
import type { StrikeView } from './view.ts';

/** The picket day before is looked for so far back: what changed before that is no news. */
const LOOK_BACK_DAYS = 14;

/**
 * Lines that have opened and closed since the picket day before a date, or that join and leave where it is said which lines
 * stand; none where there was no such day.
 */
export interface Joining {
  joined: Site[];
  left: Site[];
}

/** A line that moves to a site of the same name neither joins nor leaves. */
export function joiningOn({ strike, changes }: StrikeView, date: IsoDate): Joining {
  const before = picketDayBefore({ strike, changes }, date);
  if (before === undefined) return { joined: [], left: [] };
  const sites = sitesOf(strike, changes);
  const isByTurns = [date, before].some(each => isSaidWhichStand(changes, each));
  const [now, then] = [date, before].map(each => {
    const standing = isByTurns ? standingOn({ strike, changes }, each) : undefined;
    return sites.filter(site => (standing ? standing.has(site.id) : isOpenOn(site, each)));
  });
  const newTo = (some: readonly Site[] = [], others: readonly Site[] = []) => {
    const names = new Set(others.map(({ name }) => name));
    return some.filter(({ name }) => !names.has(name));
  };
  return { joined: newTo(now, then), left: newTo(then, now) };
}

/** Was it said of a date which lines stand, as where lines take turns? Then each day is compared by them. */
function isSaidWhichStand(changes: readonly Change[], date: IsoDate): boolean {
  return touching(changes, date).some(({ type }) => type === 'lines');
}

function standingOn({ strike, changes }: StrikeView, date: IsoDate): ReadonlySet<SiteId> {
  const day = dayByItself(strike, changes, date);
  return new Set(day.kind === 'picket' ? day.shifts.map(({ site }) => site.id) : []);
}

function picketDayBefore({ strike, changes }: StrikeView, date: IsoDate): IsoDate | undefined {
  for (let days = 1; days <= LOOK_BACK_DAYS; days += 1) {
    const each = addDays(date, -days);
    if (each < strike.began) return undefined;
    if (dayByItself(strike, changes, each).kind === 'picket') return each;
  }
  return undefined;
}

/** Has there been a picket day up to a date, that date included? Before it, no line can be back. */
export function hasPicketedBy({ strike, changes }: StrikeView, date: IsoDate): boolean {
  for (let each = strike.began; each <= date; each = addDays(each, 1)) {
    if (dayByItself(strike, changes, each).kind === 'picket') return true;
  }
  return false;
}
