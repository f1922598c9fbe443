import fc from 'fast-check';
import type { Change } from '../../src/strike/change-schema.ts';
import { addDays } from '../../src/strike/dates.ts';
import type { IsoDate, Strike, Weekday } from '../../src/strike/strike.ts';
import type { StrikeView } from '../../src/strike/view.ts';
import { changesOf, day, type Plain, siteOf, strikeOf, type WrittenChange } from './strikes.ts';

/** Strikes as nobody would write them, with everything that can meet on one date within a few weeks. */

/** Far apart, with gaps of one hour, of half an hour and of two, and one where a day is nearly 15 hours ahead. */
const ZONES = [
  'America/Los_Angeles',
  'America/St_Johns',
  'Pacific/Honolulu',
  'Australia/Lord_Howe',
  'Antarctica/Troll',
  'Asia/Kolkata',
  'Pacific/Kiritimati',
  'UTC',
];
const IDS = ['north', 'valley', 'kona', 'gate'];
/** Late winter: clocks change in Los Angeles on March 9, in Troll on March 30, on Lord Howe on April 6. */
const FIRST = day('2025-02-20');
const DAYS = 56;

export const someZone = fc.constantFrom(...ZONES);
export const someDate = dateBetween(-7, DAYS + 7);
const someReason = fc.constantFrom('Storm', 'Talks', 'Holiday');
const someSites = fc.subarray(IDS);
const someClock = fc
  .record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.constantFrom(0, 15, 30, 45) })
  .map(({ hour, minute }) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const someHours = fc.tuple(someClock, someClock).filter(([from, to]) => from !== to);
const someSpan = fc
  .record({ from: someDate, length: fc.constantFrom(0, 0, 1, 3, 20) })
  .map(({ from, length }) => ({ from, to: addDays(from, length) }));
const someWeekdays = fc.subarray<Weekday>([1, 2, 3, 4, 5, 6, 7], { minLength: 1 });

const someSite = fc.record({
  id: fc.constantFrom(...IDS),
  timezone: someZone,
  opens: fc.option(someDate, { nil: undefined, freq: 3 }),
  stays: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined, freq: 3 }),
});

const someSiteList = fc
  .uniqueArray(someSite, { minLength: 1, maxLength: 4, selector: site => site.id })
  .map(sites =>
    sites.map(({ id, timezone, opens, stays }) =>
      siteOf(id, {
        timezone,
        ...(opens && { opens }),
        ...(stays !== undefined && { closes: addDays(opens ?? FIRST, stays) }),
      }),
    ),
  );

const someShift = fc
  .record({ days: someWeekdays, hours: someHours, sites: someSites })
  .map(({ days, hours: [from, to], sites }) => ({ days, from, to, sites }));

const someEvent = fc
  .record({
    date: someDate,
    time: fc.option(
      fc.oneof(
        someClock.map(from => ({ from })),
        fc.constant({ words: 'lunchtime' }),
      ),
      { nil: undefined },
    ),
    sites: someSites,
  })
  .map(({ time, ...event }) => ({ ...event, title: 'Rally', ...(time && { time }) }));

/** `wishes`: which announcements are wanted, and when. */
const someAnnouncements = fc.record(
  {
    morning: someClock,
    eve: someClock,
    evening: someClock,
    outlook: fc.record({ weekday: fc.constantFrom<Weekday>(1, 4, 7), time: someClock }),
    catchUpMinutes: fc.constantFrom(5, 60, 120, 720),
  },
  { requiredKeys: ['catchUpMinutes'] },
);

export const someStrike: fc.Arbitrary<Strike> = fc
  .record({
    timezone: someZone,
    sites: someSiteList,
    began: dateBetween(0, 14),
    lasts: fc.option(fc.integer({ min: 0, max: DAYS }), { nil: undefined }),
    picketing: fc.array(someShift, { maxLength: 4 }),
    quietDays: fc.array(
      fc.record({ span: someSpan, reason: someReason }).map(({ span, reason }) => ({ ...span, reason })),
      { maxLength: 3 },
    ),
    events: fc.array(someEvent, { maxLength: 3 }),
    announcements: someAnnouncements,
  })
  .map(({ lasts, ...strike }) =>
    strikeOf({
      ...(strike as Plain<Partial<Strike>> & { began: IsoDate }),
      ...(lasts !== undefined && { ended: addDays(strike.began, lasts) }),
    }),
  );

const someWrittenChange: fc.Arbitrary<WrittenChange> = fc.oneof(
  fc
    .record({ span: someSpan, sites: someSites, reason: someReason })
    .map(({ span, sites, reason }) => ({ type: 'cancel' as const, ...span, sites, reason })),
  fc
    .record({
      type: fc.constantFrom('hours' as const, 'add-shift' as const),
      span: someSpan,
      sites: someSites,
      hours: someHours,
    })
    .map(({ type, span, sites, hours: [start, end] }) => ({ type, ...span, sites, start, end })),
  fc
    .record({ span: someSpan, sites: someSites })
    .map(({ span, sites }) => ({ type: 'move' as const, ...span, sites, place: 'East gate' })),
  someEvent.map(event => ({ type: 'add-event' as const, event })),
  fc
    .record({ span: someSpan, reason: someReason })
    .map(({ span, reason }) => ({ type: 'quiet' as const, ...span, reason })),
  fc
    .record({ from: someDate, to: fc.option(someDate, { nil: undefined }), reason: someReason })
    .map(({ to, ...rest }) => ({ type: 'suspend' as const, ...rest, ...(to && { to }) })),
  fc
    .record({ id: fc.constantFrom(...IDS), timezone: someZone, from: someDate })
    .map(({ id, timezone, from }) => ({ type: 'open' as const, site: siteOf(id, { timezone }), from })),
  fc
    .record({ site: fc.constantFrom(...IDS), from: someDate })
    .map(change => ({ type: 'close' as const, ...change })),
  someDate.map(lastDay => ({ type: 'end' as const, lastDay })),
);

/** Up to six changes, a minute apart; some were undone. */
export const someChanges: fc.Arbitrary<Change[]> = fc
  .array(
    fc.record({ change: someWrittenChange, undone: fc.boolean() }).map(({ change, undone }) => ({
      ...change,
      ...(undone && { undone: { at: '2025-02-01T00:00:00.000Z', role: 'organizer' as const } }),
    })),
    { maxLength: 6 },
  )
  .map(changes => changesOf(...changes));

export const someView: fc.Arbitrary<StrikeView> = fc.record({ strike: someStrike, changes: someChanges });

function dateBetween(from: number, to: number): fc.Arbitrary<IsoDate> {
  return fc.integer({ min: from, max: to }).map(days => addDays(FIRST, days));
}
