import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { addDays, dateIn, datesFrom } from '../../src/strike/dates.ts';
import { nightLinesInto } from '../../src/strike/night-lines.ts';
import {
  dayByItself,
  HORIZON_DAYS,
  lastDayOf,
  nextPicketDay,
  picketDayOn,
} from '../../src/strike/picket-day.ts';
import { openEndAfter, quietAhead, quietStretchFrom } from '../../src/strike/quiet-ahead.ts';
import { isOpenOn, openingOf, sitesOf } from '../../src/strike/sites.ts';
import { someChanges, someDate, someStrike, someView } from '../support/arbitrary-strikes.ts';
import { runs } from '../support/runs.ts';

/** What holds of any strike, whatever its file and its changes say. */

const RUNS = { numRuns: runs(150) };

afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

it('has lines only on picket days, within the strike, at open sites; each starts on its date, before it ends', () => {
  const check = fc.property(someView, someDate, ({ strike, changes }, date) => {
    const found = picketDayOn(strike, changes, date);
    const lastDay = lastDayOf(strike, changes);
    expect(found.kind === 'before').toBe(date < strike.began);
    expect(found.kind === 'after').toBe(date >= strike.began && lastDay !== undefined && date > lastDay);
    expect('shifts' in found).toBe(found.kind === 'picket');
    if (found.kind !== 'picket') return;
    expect(found.shifts.length).toBeGreaterThan(0);
    for (const { site, start, end } of found.shifts) {
      expect(start < end).toBe(true);
      expect(start.zoneName).toBe(site.timezone);
      expect(dateIn(site.timezone, start)).toBe(date);
      expect(sitesOf(strike, changes).some(each => each.id === site.id && isOpenOn(each, date))).toBe(true);
    }
  });
  fc.assert(check, { numRuns: runs(400) });
});

it('is quiet on every date of a quiet stretch, whatever else is said of it', () => {
  const check = fc.property(someView, ({ strike, changes }) => {
    const standing = changes.filter(change => change.undone === undefined);
    const spans = [...strike.quietDays, ...standing.filter(change => change.type === 'quiet')];
    for (const { from, to } of spans) {
      for (const date of datesFrom(from, to)) {
        expect(['quiet', 'before', 'after']).toContain(dayByItself(strike, changes, date).kind);
      }
    }
  });
  fc.assert(check, RUNS);
});

it('knows as next the first later date with lines', () => {
  const check = fc.property(someView, someDate, ({ strike, changes }, date) => {
    const from = date < strike.began ? strike.began : addDays(date, 1);
    const dates = datesFrom(from, addDays(from, HORIZON_DAYS - 1));
    const next = dates.find(each => dayByItself(strike, changes, each).kind === 'picket');
    const found = nextPicketDay(strike, changes, date);
    expect(found?.date).toBe(next);
    expect(picketDayOn(strike, changes, date).next?.date).toBe(next);
    const then = next && picketDayOn(strike, changes, next);
    if (then?.kind === 'picket') {
      expect(found?.shifts).toEqual(then.shifts);
      expect(found?.start).toEqual(then.shifts[0]?.start);
    }
  });
  // Where no date has lines, a run looks at a whole year.
  fc.assert(check, { numRuns: runs(40) });
});

it('tells quiet days ahead that are quiet, later than the date, and before the next picket day', () => {
  const check = fc.property(someView, someDate, ({ strike, changes }, date) => {
    const next = nextPicketDay(strike, changes, date);
    const told = quietAhead(strike, changes, date);
    expect(told.map(each => each.date)).toEqual(told.map(each => each.date).toSorted());
    for (const quiet of told) {
      expect(quiet.date > date && (!next || quiet.date < next.date)).toBe(true);
      expect(picketDayOn(strike, changes, quiet.date)).toMatchObject({ kind: 'quiet', reason: quiet.reason });
    }
    const stretch = quietStretchFrom(strike, changes, date);
    expect(stretch.length > 0).toBe(picketDayOn(strike, changes, date).kind === 'quiet');
    expect(stretch.map(each => each.date)).toEqual(datesFrom(date, addDays(date, stretch.length - 1)));
  });
  fc.assert(check, RUNS);
});

it('calls only that an open end after which no line stands, and which is quiet from its first day on', () => {
  const check = fc.property(someView, someDate, ({ strike, changes }, date) => {
    const open = openEndAfter(strike, changes, date);
    if (!open) return;
    expect(nextPicketDay(strike, changes, date)).toBeUndefined();
    for (const later of datesFrom(open.from, addDays(open.from, 30))) {
      expect(['before', 'quiet', 'after']).toContain(dayByItself(strike, changes, later).kind);
    }
    expect(dayByItself(strike, changes, date).kind).not.toBe('after');
  });
  fc.assert(check, RUNS);
});

it('says of a line that opens or closes no more than opening and closing come to', () => {
  const check = fc.property(someView, someDate, ({ strike, changes }, date) => {
    for (const site of sitesOf(strike, changes)) {
      const opening = openingOf(site, changes, date);
      if (!opening) {
        expect(isOpenOn(site, date)).toBe(true);
      } else if ('opens' in opening) {
        expect([opening.opens > date, isOpenOn(site, opening.opens)]).toEqual([true, true]);
        expect(datesFrom(date, addDays(opening.opens, -1)).some(each => isOpenOn(site, each))).toBe(false);
      } else {
        expect(isOpenOn(site, opening.noneFrom)).toBe(false);
        const open = datesFrom(date, addDays(opening.noneFrom, -1));
        // One that was closed before it opened has never been open.
        if (isOpenOn(site, date)) expect(open.every(each => isOpenOn(site, each))).toBe(true);
      }
    }
  });
  fc.assert(check, { numRuns: runs(400) });
});

it('says of the lines of the night before a date only those that end on it, after its midnight', () => {
  const check = fc.property(someView, someDate, ({ strike, changes }, date) => {
    const before = dayByItself(strike, changes, addDays(date, -1));
    const lines = before.kind === 'picket' ? before.shifts : [];
    const intoIt = lines.filter(
      ({ site, end }) => dateIn(site.timezone, end) === date && end.minus(1).hasSame(end, 'day'),
    );
    expect(nightLinesInto(strike, changes, date)).toEqual(intoIt);
  });
  fc.assert(check, RUNS);
});

it('does not care in which order the changes are kept, only when they were made', () => {
  const shuffled = someChanges.chain(changes =>
    fc.record({
      changes: fc.constant(changes),
      other: fc.shuffledSubarray(changes, { minLength: changes.length, maxLength: changes.length }),
    }),
  );
  const check = fc.property(someStrike, shuffled, someDate, (strike, { changes, other }, date) => {
    expect(picketDayOn(strike, other, date)).toEqual(picketDayOn(strike, changes, date));
  });
  fc.assert(check, RUNS);
});

it('is as if an undone change had never been made', () => {
  const check = fc.property(someView, someDate, ({ strike, changes }, date) => {
    const kept = changes.filter(change => change.undone === undefined);
    expect(picketDayOn(strike, changes, date)).toEqual(picketDayOn(strike, kept, date));
  });
  fc.assert(check, RUNS);
});

it('is what the whole is, cut to some sites: no line more, none less', () => {
  const check = fc.property(
    someView,
    someDate,
    fc.subarray(['north', 'valley', 'kona', 'gate']),
    ({ strike, changes }, date, only) => {
      const all = picketDayOn(strike, changes, date);
      const some = picketDayOn(strike, changes, date, only);
      const lines = all.kind === 'picket' ? all.shifts.filter(({ site }) => only.includes(site.id)) : [];
      expect(some.kind === 'picket' ? some.shifts : []).toEqual(lines);
    },
  );
  fc.assert(check, RUNS);
});

describe('on another machine', () => {
  const samples = fc.sample(fc.tuple(someView, someDate), { numRuns: 60, seed: 7 });

  /** All of these days as text, their instants with their offsets, by modules that remember nothing. */
  async function statedAfresh(): Promise<string[]> {
    vi.resetModules();
    const fresh = await import('../../src/strike/picket-day.ts');
    return samples.map(([{ strike, changes }, date]) =>
      JSON.stringify(fresh.picketDayOn(strike, changes, date)),
    );
  }

  it.each(['Pacific/Apia', 'America/Los_Angeles', 'Australia/Lord_Howe', 'UTC'])(
    'in %s it is the same',
    async zone => {
      const here = await statedAfresh();
      vi.stubEnv('TZ', zone);
      expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
      expect(await statedAfresh()).toEqual(here);
    },
  );

  it('whose clock says January or July it is the same', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2025-01-15T12:00:00Z') });
    const january = await statedAfresh();
    vi.setSystemTime(new Date('2025-07-15T12:00:00Z'));
    expect(await statedAfresh()).toEqual(january);
  });
});
