import { beforeAll, describe, expect, it } from 'vitest';
import { type Delivery, postKey } from '../../src/announcements/delivery.ts';
import { isStillOwed, nextPost, planPosts } from '../../src/announcements/owed.ts';
import { type PlannedPost, planDay } from '../../src/announcements/plan.ts';
import { changesOf, day, exampleStrike, stamp, strikeOf, zoned } from '../support/strikes.ts';
import { nameOf, type Outcome, recorded, runTicks } from '../support/ticks.ts';

const view = { strike: exampleStrike(), changes: [] };
const LONG_AGO = zoned('2024-10-01T00:00');
const NOTHING = new Map<string, Delivery>();

/** Every half hour from one time to another, both included. */
function everyHalfHour(from: string, to: string) {
  const start = zoned(from);
  const count = zoned(to).diff(start, 'minutes').minutes / 30;
  return Array.from({ length: count + 1 }, (_, index) => start.plus({ minutes: index * 30 }));
}

function owedAt(now: string, knownSince = LONG_AGO) {
  const { due, missed } = planPosts(view, NOTHING, zoned(now), knownSince);
  return { due: due.map(nameOf), missed: missed.map(nameOf) };
}

describe('what is due', () => {
  it.each`
    now                   | due                       | because
    ${'2024-12-23T06:29'} | ${[]}                     | ${'a minute early'}
    ${'2024-12-23T06:30'} | ${['2024-12-23 morning']} | ${'on time'}
    ${'2024-12-23T08:10'} | ${['2024-12-23 morning']} | ${'back from an outage'}
    ${'2024-12-23T08:29'} | ${['2024-12-23 morning']} | ${'the last minute'}
    ${'2024-12-23T08:30'} | ${[]}                     | ${'the deadline itself is too late'}
    ${'2024-12-23T17:00'} | ${['2024-12-23 eve']}     | ${'the evening before'}
    ${'2024-12-23T19:00'} | ${[]}                     | ${'not at night'}
    ${'2024-12-24T06:30'} | ${[]}                     | ${'Christmas Eve'}
    ${'2024-12-25T06:30'} | ${[]}                     | ${'Christmas Day'}
    ${'2024-12-26T06:30'} | ${['2024-12-26 morning']} | ${'the lines are back'}
    ${'2024-12-28T06:30'} | ${[]}                     | ${'a Saturday'}
    ${'2024-12-29T18:00'} | ${['2024-12-29 outlook']} | ${'a Sunday evening'}
  `('at $now: $due, $because', ({ now, due }) => {
    expect(owedAt(now).due).toEqual(due);
  });

  it('is the same asked twice, and nothing once it is in the ledger', () => {
    const now = zoned('2024-12-23T06:30');
    const first = planPosts(view, NOTHING, now, LONG_AGO);
    expect(planPosts(view, NOTHING, now, LONG_AGO)).toEqual(first);
    const ledger = new Map([...first.due, ...first.missed].map(post => [postKey(post), recorded(post, now)]));
    expect(planPosts(view, ledger, now, LONG_AGO)).toEqual({ due: [], missed: [] });
  });

  it('can be two at once', () => {
    const quiet = [{ from: '2024-12-23', to: '2024-12-23', reason: 'Rest' }];
    const both = { strike: strikeOf({ quietDays: quiet }), changes: [] };
    const { due } = planPosts(both, NOTHING, zoned('2024-12-22T18:00'), LONG_AGO);
    expect(due.map(nameOf)).toEqual(['2024-12-22 eve', '2024-12-22 outlook']);
  });

  it('may have begun yesterday', () => {
    const late = {
      strike: strikeOf({
        picketing: [{ days: [7], from: '23:00', to: '07:00', sites: ['north'] }],
        announcements: { morning: '22:00', catchUpMinutes: 300 },
      }),
      changes: [],
    };
    const at = (now: string) =>
      planPosts(late, NOTHING, zoned(now), zoned('2024-12-22T12:00')).due.map(nameOf);
    expect(at('2024-12-23T02:59')).toEqual(['2024-12-22 morning']);
    expect(at('2024-12-23T03:00')).toEqual([]);
  });
});

describe('an evening on which something changes', () => {
  const strike = strikeOf({ announcements: { eve: '17:00', evening: '18:00', catchUpMinutes: 120 } });
  const [opened] = changesOf({
    type: 'add-shift',
    at: '2024-12-28T02:30:00.000Z',
    sites: ['north'],
    from: '2024-12-28',
    to: '2024-12-28',
    start: '08:00',
    end: '12:00',
  });
  if (!opened) throw new Error('nothing is opened');
  const owed = (now: string, tell: boolean) => {
    const changed = { strike, changes: [opened], acts: [{ act: opened, tell }] };
    const { due, missed } = planPosts(changed, NOTHING, zoned(now), LONG_AGO);
    return [...due, ...missed].map(nameOf).filter(name => name.startsWith('2024-12-27'));
  };

  it('has one message: the notice of the lines that were added after its time', () => {
    expect(owed('2024-12-27T18:30', true)).toEqual(['2024-12-27 notice']);
    expect(owed('2024-12-27T22:00', true)).not.toContain('2024-12-27 eve');
  });

  it('or the evening notice, late, where the change was told to nobody', () => {
    expect(owed('2024-12-27T18:30', false)).toEqual(['2024-12-27 eve']);
  });

  it('missed nothing where a suspension came after the one time, and is gone after the other', () => {
    // Thursday at 5:31 p.m.; at six it stands, and next morning it is taken back.
    const [suspended] = changesOf({
      type: 'suspend',
      at: '2024-12-27T01:31:00.000Z',
      from: '2024-12-27',
      reason: 'storm',
      undone: { at: '2024-12-27T14:06:00.000Z', role: 'organizer' },
    });
    if (!suspended) throw new Error('nothing is suspended');
    const view = { strike, changes: [suspended], acts: [{ act: suspended, tell: true }] };
    const { missed } = planPosts(view, NOTHING, zoned('2024-12-27T06:07'), LONG_AGO);
    expect(missed.map(nameOf)).not.toContain('2024-12-26 eve');
  });
});

describe('what was missed', () => {
  const MORNINGS = ['2024-12-16', '2024-12-17', '2024-12-18', '2024-12-19', '2024-12-20', '2024-12-23'];

  it.each`
    now                   | knownSince            | missed                                                                     | because
    ${'2024-12-23T08:29'} | ${'2024-12-23T00:00'} | ${[]}                                                                      | ${'it may still be sent'}
    ${'2024-12-23T08:30'} | ${'2024-12-23T00:00'} | ${['2024-12-23 morning']}                                                  | ${'its time is over'}
    ${'2024-12-23T12:00'} | ${'2024-12-23T08:29'} | ${['2024-12-23 morning']}                                                  | ${'the bot was there for a minute of it'}
    ${'2024-12-23T12:00'} | ${'2024-12-23T08:30'} | ${[]}                                                                      | ${'before the bot’s first run'}
    ${'2024-12-25T12:00'} | ${'2024-12-23T00:00'} | ${['2024-12-23 morning', '2024-12-23 eve']}                                | ${'two days off'}
    ${'2024-12-24T00:00'} | ${'2024-12-14T00:00'} | ${[...MORNINGS.map(date => `${date} morning`), '2024-12-23 eve']}          | ${'a week and a day'}
    ${'2024-12-25T00:00'} | ${'2024-12-01T00:00'} | ${[...MORNINGS.slice(1).map(date => `${date} morning`), '2024-12-23 eve']} | ${'what is older is not spoken of'}
  `('at $now, known since $knownSince: $because', ({ now, knownSince, missed }) => {
    const found = owedAt(now, zoned(knownSince)).missed;
    expect(found.filter(name => !name.endsWith('outlook'))).toEqual(missed);
  });
});

describe('an outage that begins at 6:00 on Monday, December 23', () => {
  it.each`
    downtime    | back                  | late                      | missed
    ${'1 min'}  | ${'2024-12-23T06:01'} | ${[]}                     | ${[]}
    ${'31 min'} | ${'2024-12-23T06:31'} | ${['2024-12-23 morning']} | ${[]}
    ${'2 h'}    | ${'2024-12-23T08:00'} | ${['2024-12-23 morning']} | ${[]}
    ${'2:29 h'} | ${'2024-12-23T08:29'} | ${['2024-12-23 morning']} | ${[]}
    ${'2:30 h'} | ${'2024-12-23T08:30'} | ${[]}                     | ${['2024-12-23 morning']}
    ${'6 h'}    | ${'2024-12-23T12:00'} | ${[]}                     | ${['2024-12-23 morning']}
    ${'11 h'}   | ${'2024-12-23T17:00'} | ${['2024-12-23 eve']}     | ${['2024-12-23 morning']}
    ${'1 day'}  | ${'2024-12-24T06:00'} | ${[]}                     | ${['2024-12-23 morning', '2024-12-23 eve']}
    ${'2 days'} | ${'2024-12-25T06:00'} | ${[]}                     | ${['2024-12-23 morning', '2024-12-23 eve']}
    ${'3 days'} | ${'2024-12-26T06:45'} | ${['2024-12-26 morning']} | ${['2024-12-23 morning', '2024-12-23 eve']}
    ${'1 week'} | ${'2024-12-30T06:45'} | ${['2024-12-30 morning']} | ${['2024-12-23 morning', '2024-12-23 eve', '2024-12-26 morning', '2024-12-27 morning', '2024-12-29 outlook']}
  `('of $downtime: late $late, missed $missed', ({ back, late, missed }) => {
    const ticks = [zoned('2024-12-23T05:59'), zoned(back), zoned(back), zoned(back).plus({ minutes: 1 })];
    const outcome = runTicks(view, ticks, zoned('2024-12-23T05:00'));
    expect(outcome).toEqual({ sent: late, missed, perTick: [0, late.length, 0, 0] });
    expect(late.length).toBeLessThanOrEqual(1);
  });
});

describe('the example from December 23 to January 10', () => {
  let outcome: Outcome;

  beforeAll(() => {
    const ticks = everyHalfHour('2024-12-23T00:00', '2025-01-10T23:30');
    outcome = runTicks(view, ticks, zoned('2024-12-23T00:00'));
  });

  const datesOf = (kind: string) =>
    outcome.sent
      .filter(name => name.endsWith(kind))
      .map(name => name.slice('2024-'.length, '2024-12-23'.length));

  it('has a morning post on each picket day', () => {
    expect(datesOf('morning')).toEqual([
      '12-23',
      '12-26',
      '12-27',
      '12-30',
      '01-02',
      '01-03',
      '01-06',
      '01-07',
      '01-08',
      '01-09',
      '01-10',
    ]);
  });

  it('has one on the evening before Christmas and before New Year', () => {
    expect(datesOf('eve')).toEqual(['12-23', '12-30']);
  });

  it('has an outlook on Sundays', () => {
    expect(datesOf('outlook')).toEqual(['12-29', '01-05']);
  });

  it('is silent on the union’s quiet days', () => {
    const quiet = ['2024-12-24', '2024-12-25', '2024-12-31', '2025-01-01'];
    expect(outcome.sent.filter(name => quiet.some(date => name.startsWith(date)))).toEqual([]);
  });

  it('misses nothing, repeats nothing, and never sends two at once', () => {
    const { sent, missed, perTick } = outcome;
    expect(missed).toEqual([]);
    expect(new Set(sent).size).toBe(sent.length);
    expect(Math.max(...perTick)).toBe(1);
  });
});

describe('isStillOwed', () => {
  const [morning] = planDay(view, day('2024-12-23')).flatMap(decision =>
    'post' in decision ? [decision.post] : [],
  );
  const post = morning as PlannedPost;
  const quiet = changesOf({ type: 'quiet', from: '2024-12-23', to: '2024-12-23', reason: 'Storm' });
  const shorter = changesOf({
    type: 'hours',
    from: '2024-12-23',
    to: '2024-12-23',
    sites: ['lamc'],
    start: '06:00',
    end: '07:00',
  });

  it.each`
    now                   | changes    | channel      | owed     | because
    ${'2024-12-23T06:30'} | ${[]}      | ${undefined} | ${true}  | ${'nothing has changed'}
    ${'2024-12-23T08:29'} | ${[]}      | ${undefined} | ${true}  | ${'in time'}
    ${'2024-12-23T08:30'} | ${[]}      | ${undefined} | ${false} | ${'too late'}
    ${'2024-12-23T06:30'} | ${quiet}   | ${undefined} | ${false} | ${'quietened since it was planned'}
    ${'2024-12-23T06:59'} | ${shorter} | ${undefined} | ${true}  | ${'a shift is shorter, but runs'}
    ${'2024-12-23T07:00'} | ${shorter} | ${undefined} | ${false} | ${'the shorter shift has ended'}
    ${'2024-12-23T06:30'} | ${[]}      | ${'99'}      | ${false} | ${'another channel’s'}
  `('at $now: $owed, $because', ({ now, changes, channel, owed }) => {
    const asked = { ...post, ...(channel && { channel }) };
    expect(isStillOwed({ ...view, changes }, asked, zoned(now))).toBe(owed);
  });
});

describe('nextPost', () => {
  it.each`
    now                   | next                    | dueAt
    ${'2024-12-23T06:29'} | ${'2024-12-23 morning'} | ${'2024-12-23T06:30-08:00'}
    ${'2024-12-23T06:30'} | ${'2024-12-23 eve'}     | ${'2024-12-23T17:00-08:00'}
    ${'2024-12-23T17:00'} | ${'2024-12-26 morning'} | ${'2024-12-26T06:30-08:00'}
    ${'2024-12-27T09:00'} | ${'2024-12-29 outlook'} | ${'2024-12-29T18:00-08:00'}
    ${'2024-09-20T00:00'} | ${'2024-10-20 outlook'} | ${'2024-10-20T18:00-07:00'}
  `('after $now is $next', ({ now, next, dueAt }) => {
    const found = nextPost(view, zoned(now));
    expect(found && nameOf(found)).toBe(next);
    expect(found && stamp(found.dueAt)).toBe(dueAt);
  });

  it('is the earliest of a date, whatever its kind', () => {
    const announcements = {
      morning: '18:30',
      eve: '06:00',
      outlook: { weekday: 7, time: '05:00' },
      catchUpMinutes: 60,
    } as const;
    const strike = strikeOf({
      announcements,
      picketing: [{ days: [7, 1], from: '20:00', to: '22:00', sites: ['north'] }],
      quietDays: [{ from: '2024-12-23', to: '2024-12-23', reason: 'Rest' }],
    });
    const nextAfter = (now: string) => {
      const post = nextPost({ strike, changes: [] }, zoned(now));
      return post && nameOf(post);
    };
    expect(nextAfter('2024-12-22T00:00')).toBe('2024-12-22 outlook');
    expect(nextAfter('2024-12-22T05:00')).toBe('2024-12-22 eve');
    expect(nextAfter('2024-12-22T06:00')).toBe('2024-12-22 morning');
  });

  it('is looked for within a month', () => {
    expect(nextPost(view, zoned('2024-09-19T00:00'))).toBeUndefined();
    const over = { strike: strikeOf({ ended: '2024-12-20' }), changes: [] };
    expect(nextPost(over, zoned('2024-12-20T12:00'))).toBeUndefined();
  });
});
