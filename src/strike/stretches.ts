import type { DateTime } from 'luxon';
import type { DayShift } from './shifts.ts';
import type { Site } from './strike.ts';

/** A time through which a line stands at a site, however many shifts it has. Start included, end not. */
export interface Stretch {
  site: Site;
  start: DateTime<true>;
  end: DateTime<true>;
}

/** Shifts that adjoin or overlap are one stretch, site by site; in the order in which the sites come first. */
export function stretchesOf(shifts: readonly DayShift[]): readonly Stretch[] {
  const stretches = found.get(shifts) ?? newStretches(shifts);
  found.set(shifts, stretches);
  return stretches;
}

/** What was found for the shifts of a day, which never change: one answer asks several times. */
const found = new WeakMap<readonly DayShift[], readonly Stretch[]>();

function newStretches(shifts: readonly DayShift[]): Stretch[] {
  const bySite = new Map<Site['id'], Stretch[]>();
  for (const shift of shifts) {
    const own = bySite.get(shift.site.id);
    if (own) own.push(shift);
    else bySite.set(shift.site.id, [shift]);
  }
  return [...bySite.values()].flatMap(joined);
}

/** The stretches of one site, in the order of their start. */
function joined(shifts: readonly Stretch[]): readonly Stretch[] {
  if (shifts.length <= 1) return shifts;
  const stretches: Stretch[] = [];
  for (const { site, start, end } of shifts.toSorted((a, b) => a.start.toMillis() - b.start.toMillis())) {
    const last = stretches.at(-1);
    if (!last || last.end < start) stretches.push({ site, start, end });
    else if (last.end < end) last.end = end;
  }
  return stretches;
}

/** Does it last for a whole day of its site's clock, which has 23 or 25 hours where the clocks change? */
export function isAroundTheClock({ start, end }: Pick<Stretch, 'start' | 'end'>): boolean {
  return end >= start.plus({ days: 1 });
}
