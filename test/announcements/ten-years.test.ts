import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { planDay } from '../../src/announcements/plan.ts';
import { addDays, datesFrom, weekdayOf } from '../../src/strike/dates.ts';
import type { IsoDate, Weekday } from '../../src/strike/strike.ts';
import type { StrikeView } from '../../src/strike/view.ts';
import { runs } from '../support/runs.ts';
import { changesOf, day, siteOf, strikeOf } from '../support/strikes.ts';
import { runTicks } from '../support/ticks.ts';

/**
 * Ten simulated years of a strike for each row, with downtimes from a minute to a week. Between them the rows have a
 * line in every IANA zone, for about a hundred days each. What is right is worked out here from the numbers that were
 * drawn, not by the code under test.
 */
const YEARS = 10;
const BEGAN = day('2025-01-01');
const LAST = day('2034-12-31');
const ZONES_IN_A_ROW = 40;

const zones = Intl.supportedValuesOf('timeZone');
const rows = Array.from({ length: Math.ceil(zones.length / ZONES_IN_A_ROW) }, (_, row) => ({
  row,
  zone: zones[row * ZONES_IN_A_ROW + 7] ?? 'UTC',
  sites: zones.slice(row * ZONES_IN_A_ROW, (row + 1) * ZONES_IN_A_ROW),
}));

/** All of them, or the first few. */
const tried = rows.slice(0, runs(rows.length));

interface Chance {
  weekdays: Weekday[];
  /** Days since the beginning, and how many. */
  quiet: { at: number; length: number }[];
  /** Minutes since the beginning at which the bot stops, and for how long. */
  downtimes: { at: number; length: number }[];
}

const chance = fc.record({
  weekdays: fc.subarray<Weekday>([1, 2, 3, 4, 5, 6, 7], { minLength: 2 }),
  quiet: fc.array(
    fc.record({ at: fc.integer({ min: 0, max: 3650 }), length: fc.integer({ min: 1, max: 9 }) }),
    { minLength: 60, maxLength: 90 },
  ),
  downtimes: fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: 3650 * 1440 }),
      length: fc.constantFrom(1, 30, 90, 300, 1500, 4000, 10_080),
    }),
    { minLength: 150, maxLength: 250 },
  ),
}) satisfies fc.Arbitrary<Chance>;

function viewOf({ zone, sites }: (typeof rows)[number], { weekdays, quiet }: Chance): StrikeView {
  const each = daysAtASite(sites.length);
  const strike = strikeOf({
    timezone: zone,
    began: BEGAN,
    ended: LAST,
    sites: sites.map((timezone, index) =>
      siteOf(`site-${index}`, {
        timezone,
        opens: addDays(BEGAN, index * each),
        closes: addDays(BEGAN, (index + 1) * each - 1),
      }),
    ),
    picketing: [
      { days: weekdays, from: '08:00', to: '20:00', sites: sites.map((_, index) => `site-${index}`) },
    ],
    announcements: { morning: '06:30', catchUpMinutes: 120 },
  });
  const changes = changesOf(
    ...quiet.map(({ at, length }) => ({
      type: 'quiet' as const,
      from: addDays(BEGAN, at),
      to: addDays(BEGAN, at + length - 1),
      reason: 'quiet',
    })),
  );
  return { strike, changes };
}

/** Three beats a day that may meet a post: just before it is due, inside its window, and long after; none while down. */
function ticksOf(zone: string, { downtimes }: Chance): DateTime[] {
  const begin = DateTime.fromISO(BEGAN, { zone });
  const isDown = (instant: DateTime) => {
    const minute = instant.diff(begin, 'minutes').minutes;
    return downtimes.some(({ at, length }) => at <= minute && minute < at + length);
  };
  return datesFrom(BEGAN, LAST)
    .flatMap(date =>
      [
        [6, 29],
        [6, 31],
        [8, 20],
        [12, 0],
      ].map(([hour, minute]) => DateTime.fromISO(date, { zone }).set({ hour, minute })),
    )
    .filter(instant => !isDown(instant));
}

/**
 * The mornings that are owed to somebody who was up at these instants: inside two hours, and before the line has ended
 * at its site, which far east of the strike's own zone is before the strike's morning.
 */
function rightMornings(
  { zone, sites }: (typeof rows)[number],
  { weekdays, quiet }: Chance,
  ticks: readonly DateTime[],
): IsoDate[] {
  const each = daysAtASite(sites.length);
  const isQuiet = (index: number) => quiet.some(({ at, length }) => at <= index && index < at + length);
  const ups = Map.groupBy(ticks, tick => tick.toISODate());
  return datesFrom(BEGAN, LAST).filter((date, index) => {
    if (!weekdays.includes(weekdayOf(date)) || isQuiet(index)) return false;
    const due = DateTime.fromISO(`${date}T06:30`, { zone });
    const lineEnds = DateTime.fromISO(`${date}T20:00`, { zone: sites[Math.floor(index / each)] ?? zone });
    const ends = DateTime.min(due.plus({ hours: 2 }), lineEnds);
    return (ups.get(date) ?? []).some(tick => due <= tick && tick < ends);
  });
}

function daysAtASite(sites: number): number {
  return Math.ceil((YEARS * 366) / sites);
}

/** A year with every weekday but Sunday, quiet at the turn of each month; both changes of the clocks are in it. */
const picketDates = datesFrom(day('2025-01-01'), day('2025-12-31')).filter(
  date => weekdayOf(date) !== 7 && !date.endsWith('-01'),
);

/** When the morning posts of that year are due in a zone, by its wall clock as `Intl` shows it. */
function mornings(timezone: string): string[] {
  const strike = strikeOf({
    timezone,
    began: BEGAN,
    sites: [siteOf('gate', { timezone })],
    picketing: [{ days: [1, 2, 3, 4, 5, 6], from: '08:00', to: '20:00', sites: ['gate'] }],
    quietDays: datesFrom(BEGAN, day('2025-12-31'))
      .filter(date => date.endsWith('-01'))
      .map(date => ({ from: date, to: date, reason: 'quiet' })),
    announcements: { morning: '06:30', catchUpMinutes: 120 },
  });
  const shown = new Intl.DateTimeFormat('sv-SE', {
    timeZone: timezone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return datesFrom(BEGAN, day('2025-12-31')).flatMap(date =>
    planDay({ strike, changes: [] }, date).flatMap(decision =>
      'post' in decision && decision.kind === 'morning'
        ? [shown.format(decision.post.dueAt.toMillis()).replace(' ', 'T')]
        : [],
    ),
  );
}

describe('ten years', () => {
  it.each(tried)('row $row, announced in $zone, lines in $sites.length zones', row => {
    const [drawn] = fc.sample(chance, { seed: row.row, numRuns: 1 });
    if (!drawn) throw new Error('nothing was drawn');
    const view = viewOf(row, drawn);
    const ticks = ticksOf(row.zone, drawn);
    const begun = DateTime.fromISO(BEGAN, { zone: row.zone }).minus({ days: 1 });
    const { sent } = runTicks(view, ticks, begun);
    expect(sent).toEqual(rightMornings(row, drawn, ticks).map(date => `${date} morning`));
  });

  it.each(tried)('row $row: a year in each zone, announced by the wall clock there', ({ sites }) => {
    for (const zone of sites) expect(mornings(zone)).toEqual(picketDates.map(date => `${date}T06:30`));
  });

  it('leaves no zone out', () => {
    expect(new Set(rows.flatMap(row => row.sites)).size).toBe(zones.length);
  });
});
