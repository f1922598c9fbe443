import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/strike/change-schema.ts';
import { picketDayOn } from '../../src/strike/picket-day.ts';
import {
  changesOf,
  day,
  linesOf,
  shiftOf,
  siteOf,
  strikeOf,
  type WrittenChange,
} from '../support/strikes.ts';

/** What each type of change does to Monday, December 23, 2024: north and valley, 8 to 2. */

const DATE = day('2024-12-23');
const strike = strikeOf();
const USUAL = [
  'north 2024-12-23T08:00-08:00 2024-12-23T14:00-08:00',
  'valley 2024-12-23T08:00-08:00 2024-12-23T14:00-08:00',
];
const [NORTH] = USUAL;
const that = { from: '2024-12-23', to: '2024-12-23' };
const valley = { ...that, sites: ['valley'] };
const everywhere = { ...that, sites: ['north', 'valley'] };
const UNDONE = { at: '2024-12-22T00:00:00.000Z', role: 'captain' as const };

/** The date after these changes, made one after the other. */
function dateWith(...written: WrittenChange[]) {
  return picketDayOn(strike, changesOf(...written), DATE);
}

describe('one change', () => {
  it.each<[what: string, change: WrittenChange, lines: unknown]>([
    ['a group is called off', { type: 'cancel', ...valley, reason: 'Heat' }, [NORTH]],
    ['all are called off', { type: 'cancel', ...everywhere, reason: 'Heat' }, 'quiet: Heat'],
    ['none is called off', { type: 'cancel', ...that, sites: [], reason: 'Heat' }, USUAL],
    [
      'other hours',
      { type: 'hours', ...valley, start: '09:00', end: '12:00' },
      [NORTH, 'valley 2024-12-23T09:00-08:00 2024-12-23T12:00-08:00'],
    ],
    [
      'hours over midnight',
      { type: 'hours', ...valley, start: '20:00', end: '02:00' },
      [NORTH, 'valley 2024-12-23T20:00-08:00 2024-12-24T02:00-08:00'],
    ],
    [
      'earlier hours come first',
      { type: 'hours', ...valley, start: '07:00', end: '14:00' },
      ['valley 2024-12-23T07:00-08:00 2024-12-23T14:00-08:00', NORTH],
    ],
    [
      'one more shift',
      { type: 'add-shift', ...valley, start: '15:00', end: '18:00' },
      [...USUAL, 'valley 2024-12-23T15:00-08:00 2024-12-23T18:00-08:00'],
    ],
    ['a shift that there is already', { type: 'add-shift', ...valley, start: '08:00', end: '14:00' }, USUAL],
    ['another place', { type: 'move', ...valley, place: 'East gate' }, USUAL],
    ['a quiet day', { type: 'quiet', ...that, reason: 'Storm' }, 'quiet: Storm'],
    [
      'a suspension until further notice',
      { type: 'suspend', from: '2024-12-20', reason: 'Talks' },
      'quiet: Talks',
    ],
    [
      'a suspension until that day',
      { type: 'suspend', from: '2024-12-20', to: '2024-12-23', reason: 'Talks' },
      'quiet: Talks',
    ],
    [
      'a suspension until the day before',
      { type: 'suspend', from: '2024-12-20', to: '2024-12-22', reason: 'Talks' },
      USUAL,
    ],
    ['a suspension from the next day', { type: 'suspend', from: '2024-12-24', reason: 'Talks' }, USUAL],
    ['a site closes on the day', { type: 'close', site: 'valley', from: '2024-12-23' }, [NORTH]],
    ['a site closes the day after', { type: 'close', site: 'valley', from: '2024-12-24' }, USUAL],
    [
      'a site that is open opens later: it stays',
      { type: 'open', site: siteOf('valley'), from: '2024-12-24' },
      USUAL,
    ],
    ['a site is opened on the day', { type: 'open', site: siteOf('valley'), from: '2024-12-23' }, USUAL],
    [
      'a new site, which has the shifts that hold at every site',
      { type: 'open', site: siteOf('kona'), from: '2024-12-23' },
      [...USUAL, 'kona 2024-12-23T08:00-08:00 2024-12-23T14:00-08:00'],
    ],
    ['the end is on the day', { type: 'end', lastDay: '2024-12-23' }, USUAL],
    ['the end was the day before', { type: 'end', lastDay: '2024-12-22' }, 'after'],
    [
      'an event',
      { type: 'add-event', event: { date: '2024-12-23', title: 'Rally', sites: ['north'] } },
      USUAL,
    ],
  ])('%s', (_, change, lines) => {
    expect(linesOf(dateWith(change))).toEqual(lines);
    expect(linesOf(dateWith({ ...change, undone: UNDONE }))).toEqual(USUAL);
    expect(dateWith({ ...change, undone: UNDONE })).toEqual(dateWith());
  });
});

describe('a change for some dates', () => {
  const SPAN = { from: '2024-12-23', to: '2024-12-26', sites: ['valley'] };

  it.each<[type: string, change: WrittenChange]>([
    ['cancel', { type: 'cancel', ...SPAN, reason: 'Heat' }],
    ['hours', { type: 'hours', ...SPAN, start: '09:00', end: '10:00' }],
    ['add-shift', { type: 'add-shift', ...SPAN, start: '16:00', end: '18:00' }],
    ['move', { type: 'move', ...SPAN, place: 'East gate' }],
    ['quiet', { type: 'quiet', from: SPAN.from, to: SPAN.to, reason: 'Storm' }],
    ['suspend', { type: 'suspend', from: SPAN.from, to: SPAN.to, reason: 'Talks' }],
  ])('%s holds on both ends and not beside them', (_, change) => {
    const differs = ['2024-12-20', '2024-12-23', '2024-12-26', '2024-12-27'].map(text => {
      const { next: _with, ...changed } = picketDayOn(strike, changesOf(change), day(text));
      const { next: _without, ...plain } = picketDayOn(strike, [], day(text));
      return JSON.stringify(changed) !== JSON.stringify(plain);
    });
    expect(differs).toEqual([false, true, true, false]);
  });
});

describe('several changes', () => {
  it.each<[what: string, changes: WrittenChange[], lines: unknown]>([
    [
      'hours bring a cancelled line back',
      [
        { type: 'cancel', ...valley, reason: 'Heat' },
        { type: 'hours', ...valley, start: '06:00', end: '09:00' },
      ],
      ['valley 2024-12-23T06:00-08:00 2024-12-23T09:00-08:00', NORTH],
    ],
    [
      'a shift brings a cancelled line back, by itself',
      [
        { type: 'cancel', ...valley, reason: 'Heat' },
        { type: 'add-shift', ...valley, start: '06:00', end: '09:00' },
      ],
      ['valley 2024-12-23T06:00-08:00 2024-12-23T09:00-08:00', NORTH],
    ],
    [
      'a cancel takes other hours away',
      [
        { type: 'hours', ...valley, start: '06:00', end: '09:00' },
        { type: 'cancel', ...valley, reason: 'Heat' },
      ],
      [NORTH],
    ],
    [
      'the last hours count',
      [
        { type: 'hours', ...valley, start: '06:00', end: '09:00' },
        { type: 'hours', ...valley, start: '10:00', end: '11:00' },
      ],
      [NORTH, 'valley 2024-12-23T10:00-08:00 2024-12-23T11:00-08:00'],
    ],
    [
      'hours replace an added shift',
      [
        { type: 'add-shift', ...valley, start: '15:00', end: '18:00' },
        { type: 'hours', ...valley, start: '10:00', end: '11:00' },
      ],
      [NORTH, 'valley 2024-12-23T10:00-08:00 2024-12-23T11:00-08:00'],
    ],
    [
      'both called off, one after the other',
      [
        { type: 'cancel', ...valley, reason: 'Heat' },
        { type: 'cancel', ...that, sites: ['north'], reason: 'Smoke' },
      ],
      'quiet: Smoke',
    ],
    [
      'called off twice: the last reason',
      [
        { type: 'cancel', ...everywhere, reason: 'Heat' },
        { type: 'cancel', ...everywhere, reason: 'Fire' },
      ],
      'quiet: Fire',
    ],
    [
      'the last word on a quiet day',
      [
        { type: 'quiet', ...that, reason: 'Storm' },
        { type: 'suspend', from: '2024-12-20', reason: 'Talks' },
      ],
      'quiet: Talks',
    ],
    [
      'the last word on a suspension',
      [
        { type: 'suspend', from: '2024-12-20', reason: 'Talks' },
        { type: 'quiet', ...that, reason: 'Storm' },
      ],
      'quiet: Storm',
    ],
    [
      'a quiet day is quiet whatever was added',
      [
        { type: 'quiet', ...that, reason: 'Storm' },
        { type: 'add-shift', ...valley, start: '06:00', end: '09:00' },
      ],
      'quiet: Storm',
    ],
    [
      'the end is moved',
      [
        { type: 'end', lastDay: '2024-12-20' },
        { type: 'end', lastDay: '2025-01-10' },
      ],
      USUAL,
    ],
    [
      'a closed site opens again',
      [
        { type: 'close', site: 'valley', from: '2024-12-16' },
        { type: 'open', site: siteOf('valley'), from: '2024-12-23' },
      ],
      USUAL,
    ],
    [
      'closed and to be opened again: until then it stands',
      [
        { type: 'close', site: 'valley', from: '2024-12-27' },
        { type: 'open', site: siteOf('valley'), from: '2025-01-06' },
      ],
      USUAL,
    ],
    [
      'a new site with hours of its own',
      [
        { type: 'open', site: siteOf('kona', { timezone: 'Pacific/Honolulu' }), from: '2024-12-23' },
        { type: 'hours', ...that, sites: ['kona'], start: '07:00', end: '11:00' },
      ],
      [...USUAL, 'kona 2024-12-23T07:00-10:00 2024-12-23T11:00-10:00'],
    ],
  ])('%s', (_, changes, lines) => {
    const made = changesOf(...changes);
    expect(linesOf(picketDayOn(strike, made, DATE))).toEqual(lines);
    expect(linesOf(picketDayOn(strike, made.toReversed(), DATE))).toEqual(lines);
  });

  it('is laid over in the order in which the changes were made, across midnight and the year too', () => {
    const hours = (at: string, start: string): WrittenChange => ({
      type: 'hours',
      ...valley,
      at,
      start,
      end: '14:00',
    });
    const changes = changesOf(
      hours('2024-12-23T00:00:00.000Z', '10:00'),
      hours('2024-12-22T23:59:59.999Z', '09:00'),
      hours('2023-12-31T23:59:59.999Z', '11:00'),
    );
    expect(linesOf(picketDayOn(strike, changes, DATE))).toEqual([
      NORTH,
      'valley 2024-12-23T10:00-08:00 2024-12-23T14:00-08:00',
    ]);
  });
});

describe('what a changed shift says of itself', () => {
  const shiftAtValley = (...written: WrittenChange[]) => {
    const found = dateWith(...written);
    return found.kind === 'picket' ? found.shifts.find(shift => shift.site.id === 'valley') : undefined;
  };

  it.each<[what: string, changes: WrittenChange[], says: object]>([
    ['nothing, if it is as usual', [], {}],
    [
      'why its hours are others',
      [{ type: 'hours', ...valley, start: '09:00', end: '12:00', reason: 'Heat' }],
      { reason: 'Heat' },
    ],
    ['nothing, if nobody said why', [{ type: 'hours', ...valley, start: '09:00', end: '12:00' }], {}],
    ['where it is', [{ type: 'move', ...valley, place: 'East gate' }], { place: 'East gate' }],
    [
      'where it is, and why',
      [{ type: 'move', ...valley, place: 'East gate', reason: 'Roadworks' }],
      { place: 'East gate', placeReason: 'Roadworks' },
    ],
    [
      'the last place',
      [
        { type: 'move', ...valley, place: 'East gate', reason: 'Roadworks' },
        { type: 'move', ...valley, place: 'West gate' },
      ],
      { place: 'West gate' },
    ],
    [
      'where it is and why the hours are others',
      [
        { type: 'move', ...valley, place: 'East gate' },
        { type: 'hours', ...valley, start: '09:00', end: '12:00', reason: 'Heat' },
      ],
      { place: 'East gate', reason: 'Heat' },
    ],
    [
      'why it is there and why the hours are others, apart',
      [
        { type: 'hours', ...valley, start: '09:00', end: '12:00', reason: 'Heat' },
        { type: 'move', ...valley, place: 'East gate', reason: 'Roadworks' },
      ],
      { place: 'East gate', placeReason: 'Roadworks', reason: 'Heat' },
    ],
    ['nothing of another site', [{ type: 'move', ...that, sites: ['north'], place: 'East gate' }], {}],
    [
      'nothing of another day',
      [{ type: 'move', from: '2024-12-24', to: '2024-12-24', sites: ['valley'], place: 'East gate' }],
      {},
    ],
  ])('%s', (_, changes, says) => {
    const { site, start, end, ...rest } = shiftAtValley(...changes) ?? {};
    expect(site?.id).toBe('valley');
    expect(start && end && start < end).toBe(true);
    expect(rest).toEqual(says);
  });

  it('says why an added shift is there', () => {
    const found = dateWith({ type: 'add-shift', ...valley, start: '15:00', end: '18:00', reason: 'Rally' });
    expect(found.kind === 'picket' && found.shifts.map(shift => shift.reason)).toEqual([
      undefined,
      undefined,
      'Rally',
    ]);
  });
});

describe('the lines that were called off', () => {
  const HEAT: WrittenChange = { type: 'cancel', ...valley, reason: 'Heat' };

  it.each<[what: string, changes: WrittenChange[], cancelled: object[]]>([
    ['are told beside those that stand', [HEAT], [{ site: 'valley', reason: 'Heat' }]],
    ['with the last reason', [HEAT, { ...HEAT, reason: 'Fire' }], [{ site: 'valley', reason: 'Fire' }]],
    [
      'until other hours bring them back',
      [HEAT, { type: 'hours', ...valley, start: '06:00', end: '07:00' }],
      [],
    ],
    [
      'until a shift brings them back',
      [HEAT, { type: 'add-shift', ...valley, start: '06:00', end: '07:00' }],
      [],
    ],
    ['but not where the site is closed', [HEAT, { type: 'close', site: 'valley', from: '2024-12-20' }], []],
    ['nor on another day', [{ ...HEAT, from: '2024-12-24', to: '2024-12-24' }], []],
  ])('%s', (_, changes, cancelled) => {
    expect(dateWith(...changes)).toMatchObject({ kind: 'picket', cancelled });
  });

  it('are not told where nothing was scheduled', () => {
    const quiet = strikeOf({ picketing: [shiftOf([1], '08:00-14:00', 'north')] });
    expect(picketDayOn(quiet, changesOf(HEAT), DATE)).toMatchObject({ kind: 'picket', cancelled: [] });
    const tuesday = changesOf({ ...HEAT, from: '2024-12-24', to: '2024-12-24' });
    expect(linesOf(picketDayOn(quiet, tuesday, day('2024-12-24')))).toBe('off');
  });
});

it('takes a change’s word over the file’s for a quiet day', () => {
  const file = strikeOf({ quietDays: [{ from: '2024-12-23', to: '2024-12-23', reason: 'The file’s' }] });
  expect(linesOf(picketDayOn(file, [], DATE))).toBe('quiet: The file’s');
  const changes = changesOf({ type: 'quiet', ...that, reason: 'The organizers’' });
  expect(linesOf(picketDayOn(file, changes, DATE))).toBe('quiet: The organizers’');
});

it('takes a change’s word over the file’s for the last day', () => {
  const file = strikeOf({ ended: '2024-12-20' });
  const on = (changes: Change[]) => picketDayOn(file, changes, DATE);
  expect(on([])).toMatchObject({ kind: 'after', lastDay: '2024-12-20' });
  expect(on(changesOf({ type: 'end', lastDay: '2024-12-31' })).kind).toBe('picket');
  expect(on(changesOf({ type: 'end', lastDay: '2024-12-10' }))).toMatchObject({ lastDay: '2024-12-10' });
});
