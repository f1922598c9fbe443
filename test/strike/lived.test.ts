import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/strike/change-schema.ts';
import type { Cancellation } from '../../src/strike/lived.ts';
import { dayByItself, type PicketDay } from '../../src/strike/picket-day.ts';
import type { WallTime } from '../../src/strike/strike.ts';
import {
  changesOf,
  day,
  shiftOf,
  strikeOf,
  WEEKDAYS,
  type WrittenChange,
  zoned,
} from '../support/strikes.ts';

/** Weekdays 8 to 2 at both lines, and at the valley's from 7 p.m. to 3 a.m. */
const strike = strikeOf({
  picketing: [
    shiftOf(WEEKDAYS, '08:00-14:00', 'north', 'valley'),
    shiftOf(WEEKDAYS, '19:00-03:00', 'valley'),
  ],
});

/** What was done, at times of Los Angeles: "2025-01-07T05:30", and where it was taken back, when. */
interface Done {
  at: string;
  undone?: string;
  does: WrittenChange;
}

function made(...done: Done[]): Change[] {
  const utc = (local: string) => zoned(local).toUTC().toISO();
  return changesOf(
    ...done.map(({ at, undone, does }) => ({
      ...does,
      at: utc(at),
      ...(undone !== undefined && { undone: { at: utc(undone), role: 'organizer' as const } }),
    })),
  );
}

/** "north 08:00-14:00", and what was called off: "north off 10:30: heat". */
function told(found: PicketDay): string[] | string {
  if (found.kind !== 'picket') return found.kind === 'quiet' ? `quiet: ${found.reason}` : found.kind;
  return [
    ...found.shifts.map(
      ({ site, start, end }) => `${site.id} ${start.toFormat('HH:mm')}-${end.toFormat('HH:mm')}`,
    ),
    ...found.cancelled.map(cancelled),
  ];
}

function cancelled({ site, since, reason, shifts }: Cancellation): string {
  const hours = shifts.map(({ start }) => start.toFormat('HH:mm')).join();
  return `${site} off ${since ? `since ${since.toFormat('HH:mm')}` : hours}: ${reason}`;
}

const all = { from: '2025-01-07', to: '2025-01-07', sites: ['north', 'valley'] };
const valley = { ...all, sites: ['valley'] };
const north = { ...all, sites: ['north'] };
const USUAL = ['north 08:00-14:00', 'valley 08:00-14:00', 'valley 19:00-03:00'];

describe('what was lived stays', () => {
  it.each<[string, Done[], string[] | string]>([
    [
      'called off before it began, and back on the same morning',
      [
        {
          at: '2025-01-07T05:45',
          undone: '2025-01-07T07:10',
          does: { type: 'cancel', reason: 'storm', ...all },
        },
      ],
      USUAL,
    ],
    [
      'called off, and taken back when the day shift was over: nobody stood there',
      [
        {
          at: '2025-01-07T05:30',
          undone: '2025-01-07T18:00',
          does: { type: 'cancel', reason: 'heat', ...all },
        },
      ],
      ['valley 19:00-03:00', 'north off 08:00: heat', 'valley off 08:00: heat'],
    ],
    [
      'called off, and taken back long after',
      [
        {
          at: '2025-01-07T05:30',
          undone: '2025-01-09T12:00',
          does: { type: 'cancel', reason: 'heat', ...all },
        },
      ],
      'quiet: heat',
    ],
    [
      'called off while it stood: it stood until then',
      [{ at: '2025-01-07T10:30', does: { type: 'cancel', reason: 'heat', ...north } }],
      ['north 08:00-10:30', 'valley 08:00-14:00', 'valley 19:00-03:00', 'north off since 10:30: heat'],
    ],
    [
      'the night shift called off while the day shift stood: it is off as a whole, and the day goes on',
      [
        {
          at: '2025-01-07T10:30',
          does: { type: 'cancel', reason: 'ice', ...valley, shifts: ['19:00' as WallTime] },
        },
      ],
      ['north 08:00-14:00', 'valley 08:00-14:00', 'valley off 19:00: ice'],
    ],
    [
      'called off while it stood, and back an hour later',
      [
        {
          at: '2025-01-07T10:30',
          undone: '2025-01-07T11:30',
          does: { type: 'cancel', reason: 'heat', ...north },
        },
      ],
      ['north 08:00-10:30', 'valley 08:00-14:00', 'north 11:30-14:00', 'valley 19:00-03:00'],
    ],
    [
      'shortened while it stood: one shift',
      [{ at: '2025-01-07T10:30', does: { type: 'hours', start: '08:00', end: '12:00', ...north } }],
      ['north 08:00-12:00', 'valley 08:00-14:00', 'valley 19:00-03:00'],
    ],
    [
      'called off when it was over',
      [{ at: '2025-01-08T03:30', does: { type: 'cancel', reason: 'late', ...all } }],
      USUAL,
    ],
    [
      'the night line called off at 00:30: the rest of it',
      [{ at: '2025-01-08T00:30', does: { type: 'cancel', reason: 'ice', ...valley } }],
      ['north 08:00-14:00', 'valley 08:00-14:00', 'valley 19:00-00:30', 'valley off since 00:30: ice'],
    ],
    [
      'one shift of a line called off: the other stays',
      [{ at: '2025-01-06T12:00', does: { type: 'cancel', reason: 'ice', ...valley, shifts: ['19:00'] } }],
      ['north 08:00-14:00', 'valley 08:00-14:00', 'valley off 19:00: ice'],
    ],
    [
      'other hours for one shift of a line',
      [
        {
          at: '2025-01-06T12:00',
          does: { type: 'hours', start: '09:00', end: '12:00', ...valley, shifts: ['08:00'] },
        },
      ],
      ['north 08:00-14:00', 'valley 09:00-12:00', 'valley 19:00-03:00'],
    ],
    [
      'other hours for a shift that only one of the lines has',
      [
        {
          at: '2025-01-06T12:00',
          does: { type: 'hours', start: '20:00', end: '22:00', ...all, shifts: ['19:00'] },
        },
      ],
      ['north 08:00-14:00', 'valley 08:00-14:00', 'valley 20:00-22:00'],
    ],
    [
      'other hours for a shift that had been called off',
      [
        {
          at: '2025-01-06T12:00',
          does: { type: 'cancel', reason: 'ice', ...valley, shifts: ['19:00'] },
        },
        {
          at: '2025-01-06T13:00',
          does: { type: 'hours', start: '20:00', end: '22:00', ...valley, shifts: ['19:00'] },
        },
      ],
      ['north 08:00-14:00', 'valley 08:00-14:00', 'valley 20:00-22:00'],
    ],
    [
      'as usual again after other hours and a cancellation',
      [
        { at: '2025-01-06T12:00', does: { type: 'hours', start: '09:00', end: '12:00', ...north } },
        { at: '2025-01-06T13:00', does: { type: 'cancel', reason: 'ice', ...all } },
        { at: '2025-01-07T07:00', does: { type: 'usual', ...all } },
      ],
      USUAL,
    ],
    [
      'made quiet at noon: what stood until then did',
      [{ at: '2025-01-07T12:00', does: { type: 'quiet', from: all.from, to: all.to, reason: 'a death' } }],
      [
        'north 08:00-12:00',
        'valley 08:00-12:00',
        'north off since 12:00: a death',
        'valley off since 12:00: a death',
      ],
    ],
    [
      'the strike ends at noon',
      [{ at: '2025-01-07T10:00', does: { type: 'end', lastDay: all.from, until: '12:00' } }],
      ['north 08:00-12:00', 'valley 08:00-12:00'],
    ],
    [
      'a site closed for days to come, and opened again, and the closing taken back: today is untouched',
      [
        {
          at: '2025-01-07T09:00',
          undone: '2025-01-07T09:30',
          does: { type: 'close', site: 'north', from: '2025-01-09' },
        },
        {
          at: '2025-01-07T09:10',
          does: {
            type: 'open',
            from: '2025-01-10',
            site: { id: 'north', name: 'north', timezone: 'America/Los_Angeles', group: 'metro' },
          },
        },
      ],
      USUAL,
    ],
  ])('%s', (_, done, right) => {
    expect(told(dayByItself(strike, made(...done), day('2025-01-07')))).toEqual(right);
  });

  const close = { type: 'close', site: 'north', from: '2025-01-07' } as const;
  const open = {
    type: 'open',
    from: '2025-01-07',
    site: { id: 'quay', name: 'quay', timezone: 'America/Los_Angeles' },
  } as const;
  it.each<[string, Done['does'], string[]]>([
    ['closed', close, ['valley 08:00-14:00', 'valley 19:00-03:00']],
    ['opened', open, ['north 08:00-14:00', 'valley 08:00-14:00', 'quay 08:00-14:00', 'valley 19:00-03:00']],
  ])('a site that was %s, and the word of that taken back long after', (_, does, right) => {
    const found = dayByItself(
      strike,
      made({ at: '2025-01-06T12:00', undone: '2025-01-16T12:00', does }),
      day('2025-01-07'),
    );
    expect(told(found)).toEqual(right);
  });

  const suspended: Done = {
    at: '2025-01-06T19:30',
    does: { type: 'suspend', from: '2025-01-07', reason: 'a vote' },
  };
  const back: Done = {
    at: '2025-01-09T16:00',
    does: { type: 'resume', from: '2025-01-10', reason: 'voted down' },
  };

  it.each([
    ['2025-01-06', USUAL],
    ['2025-01-07', 'quiet: a vote'],
    ['2025-01-09', 'quiet: a vote'],
    ['2025-01-10', USUAL],
    ['2025-01-13', USUAL],
  ])('a suspension that is resumed: %s', (date, right) => {
    expect(told(dayByItself(strike, made(suspended, back), day(date)))).toEqual(right);
  });

  it.each([
    ['2025-01-07', 'quiet: a vote'],
    ['2025-01-08', ['valley 19:00-03:00', 'north off 08:00: a vote', 'valley off 08:00: a vote']],
    ['2025-01-09', USUAL],
  ])('and one that is taken back on its second afternoon: %s', (date, right) => {
    const undone = { ...suspended, undone: '2025-01-08T16:00' };
    expect(told(dayByItself(strike, made(undone), day(date)))).toEqual(right);
  });

  it('a march on a day after the end stays untold when the end is taken back afterwards', () => {
    const event = { date: '2025-01-09', title: 'March', sites: [] };
    const after = (undone: string) =>
      made(
        { at: '2025-01-06T10:00', does: { type: 'add-event', event } },
        { at: '2025-01-06T11:00', undone, does: { type: 'end', lastDay: '2025-01-07' } },
      );
    const titles = (undone: string) =>
      dayByItself(strike, after(undone), day('2025-01-09')).events.map(({ title }) => title);
    expect([titles('2025-01-09T12:00'), titles('2025-01-10T12:00')]).toEqual([['March'], []]);
  });

  it('a march that is over stays in its day when it is taken back later', () => {
    const event = { date: '2025-01-07', title: 'March', time: { from: '10:00', to: '12:00' }, sites: [] };
    const march = (undone: string) =>
      made({ at: '2025-01-06T10:00', undone, does: { type: 'add-event', event } });
    const titles = (undone: string) =>
      dayByItself(strike, march(undone), day('2025-01-07')).events.map(({ title }) => title);
    expect([titles('2025-01-07T09:00'), titles('2025-01-07T12:00')]).toEqual([[], ['March']]);
  });
});
