import { describe, expect, it } from 'vitest';
import { addDays, isoDate } from '../../src/strike/dates.ts';
import { dayByItself, HORIZON_DAYS, nextPicketDay, picketDayOn } from '../../src/strike/picket-day.ts';
import {
  changesOf,
  day,
  EVERY_DAY,
  linesOf,
  shiftOf,
  siteOf,
  stamp,
  stampShifts,
  strikeOf,
  WEEKDAYS,
} from '../support/strikes.ts';

const HONOLULU = 'Pacific/Honolulu';

describe('weekday lines', () => {
  const strike = strikeOf({ ended: '2024-12-31' });

  it.each`
    date            | lines
    ${'2024-10-20'} | ${'before'}
    ${'2024-10-21'} | ${['north 2024-10-21T08:00-07:00 2024-10-21T14:00-07:00', 'valley 2024-10-21T08:00-07:00 2024-10-21T14:00-07:00']}
    ${'2024-12-27'} | ${['north 2024-12-27T08:00-08:00 2024-12-27T14:00-08:00', 'valley 2024-12-27T08:00-08:00 2024-12-27T14:00-08:00']}
    ${'2024-12-28'} | ${'off'}
    ${'2024-12-29'} | ${'off'}
    ${'2024-12-31'} | ${['north 2024-12-31T08:00-08:00 2024-12-31T14:00-08:00', 'valley 2024-12-31T08:00-08:00 2024-12-31T14:00-08:00']}
    ${'2025-01-01'} | ${'after'}
  `('on $date: $lines', ({ date, lines }) => {
    expect(linesOf(picketDayOn(strike, [], date))).toEqual(lines);
  });

  it('states a whole picket day', () => {
    const found = picketDayOn(strike, [], day('2024-12-23'));
    expect(Object.keys(found).toSorted()).toEqual([
      'cancelled',
      'date',
      'events',
      'kind',
      'next',
      'shifts',
      'strikeDay',
    ]);
    expect(found).toMatchObject({
      kind: 'picket',
      date: '2024-12-23',
      strikeDay: 64,
      events: [],
      cancelled: [],
    });
  });

  it('is the same by itself, but for what comes next', () => {
    const { next, ...alone } = picketDayOn(strike, [], day('2024-12-23'));
    expect(next?.date).toBe('2024-12-24');
    expect(dayByItself(strike, [], day('2024-12-23'))).toEqual(alone);
  });
});

describe('shifts across midnight', () => {
  const strike = strikeOf({
    sites: [siteOf('gate-4')],
    picketing: [shiftOf([7, 1], '23:00-07:00', 'gate-4')],
  });

  it.each`
    date            | lines                                                       | because
    ${'2024-12-22'} | ${['gate-4 2024-12-22T23:00-08:00 2024-12-23T07:00-08:00']} | ${'Sunday 11 p.m. belongs to Sunday'}
    ${'2024-12-23'} | ${['gate-4 2024-12-23T23:00-08:00 2024-12-24T07:00-08:00']} | ${'Monday’s own shift, not the end of Sunday’s'}
    ${'2024-12-24'} | ${'off'}                                                    | ${'Monday’s shift ends on it, none starts'}
    ${'2025-03-09'} | ${['gate-4 2025-03-09T23:00-07:00 2025-03-10T07:00-07:00']} | ${'on the day of the clock change'}
  `('on $date: $because', ({ date, lines }) => {
    expect(linesOf(picketDayOn(strike, [], date))).toEqual(lines);
  });
});

describe('lines round the clock', () => {
  const strike = strikeOf({
    sites: [siteOf('gate-1')],
    picketing: [
      shiftOf(EVERY_DAY, '22:00-06:00', 'gate-1'),
      shiftOf(EVERY_DAY, '06:00-14:00', 'gate-1'),
      shiftOf(EVERY_DAY, '14:00-22:00', 'gate-1'),
    ],
  });

  it.each(['2024-12-22', '2024-11-02', '2024-11-03', '2025-03-08', '2025-03-09'])(
    'leave no minute of %s uncovered',
    date => {
      const today = picketDayOn(strike, [], day(date));
      const tomorrow = picketDayOn(strike, [], addDays(day(date), 1));
      if (today.kind !== 'picket' || tomorrow.kind !== 'picket') throw new Error('no lines');
      const shifts = [...today.shifts, ...tomorrow.shifts];
      expect(shifts.slice(1).map(shift => shift.start.toMillis())).toEqual(
        shifts.slice(0, -1).map(shift => shift.end.toMillis()),
      );
    },
  );
});

describe('several zones in one strike', () => {
  const strike = strikeOf({
    sites: [siteOf('kona', { timezone: HONOLULU }), siteOf('oakland')],
    picketing: [shiftOf(WEEKDAYS, '07:00-11:00', 'kona', 'oakland')],
  });

  it('opens at 7 at each, on its own clock; the earlier one is named first', () => {
    expect(linesOf(picketDayOn(strike, [], day('2024-12-23')))).toEqual([
      'oakland 2024-12-23T07:00-08:00 2024-12-23T11:00-08:00',
      'kona 2024-12-23T07:00-10:00 2024-12-23T11:00-10:00',
    ]);
  });

  it('says when the first of them starts', () => {
    const next = nextPicketDay(strike, [], day('2024-12-23'));
    expect(next && stamp(next.start)).toBe('2024-12-24T07:00-08:00');
    expect(next?.shifts).toHaveLength(2);
  });

  it('moves only the one whose clocks change', () => {
    expect(linesOf(picketDayOn(strike, [], day('2025-03-10')))).toEqual([
      'oakland 2025-03-10T07:00-07:00 2025-03-10T11:00-07:00',
      'kona 2025-03-10T07:00-10:00 2025-03-10T11:00-10:00',
    ]);
  });
});

describe('the order of shifts', () => {
  it('is by start, then by the order of the sites', () => {
    const strike = strikeOf({
      sites: [siteOf('b'), siteOf('a'), siteOf('c')],
      picketing: [
        shiftOf(WEEKDAYS, '12:00-16:00', 'a', 'b', 'c'),
        shiftOf(WEEKDAYS, '08:00-12:00', 'c', 'a'),
      ],
    });
    const found = picketDayOn(strike, [], day('2024-12-23'));
    const order =
      found.kind === 'picket' && found.shifts.map(({ site, start }) => `${start.hour} ${site.id}`);
    expect(order).toEqual(['8 a', '8 c', '12 b', '12 a', '12 c']);
  });

  it.each`
    hours                             | shifts
    ${['08:00-14:00', '08:00-14:00']} | ${1}
    ${['08:00-14:00', '08:00-15:00']} | ${2}
    ${['08:00-14:00', '09:00-14:00']} | ${2}
  `('$hours of two rules are $shifts at a site', ({ hours, shifts }) => {
    const picketing = hours.map((each: string) => shiftOf(WEEKDAYS, each, 'north'));
    const strike = strikeOf({ sites: [siteOf('north')], picketing });
    expect(linesOf(picketDayOn(strike, [], day('2024-12-23')))).toHaveLength(shifts);
  });
});

describe('sites that open and close', () => {
  const strike = strikeOf({
    sites: [
      siteOf('north'),
      siteOf('late', { opens: '2024-10-25' }),
      siteOf('early', { closes: '2024-12-20' }),
    ],
  });

  it.each`
    date            | sites
    ${'2024-10-24'} | ${['north', 'early']}
    ${'2024-10-25'} | ${['north', 'late', 'early']}
    ${'2024-12-20'} | ${['north', 'late', 'early']}
    ${'2024-12-23'} | ${['north', 'late']}
  `('on $date: $sites', ({ date, sites }) => {
    const found = picketDayOn(strike, [], date);
    expect(found.kind === 'picket' && found.shifts.map(shift => shift.site.id)).toEqual(sites);
  });

  it('is off where none is open', () => {
    const closed = strikeOf({ sites: [siteOf('late', { opens: '2024-10-25' })] });
    expect(linesOf(picketDayOn(closed, [], day('2024-10-24')))).toBe('off');
    expect(nextPicketDay(closed, [], day('2024-10-21'))?.date).toBe('2024-10-25');
  });
});

describe('quiet days', () => {
  const strike = strikeOf({
    quietDays: [
      { from: '2024-11-28', to: '2024-11-28', reason: 'Thanksgiving' },
      { from: '2024-12-24', to: '2025-01-01', reason: 'Winter break' },
    ],
  });

  it.each`
    date            | lines                    | next
    ${'2024-11-27'} | ${'picket'}              | ${'2024-11-29'}
    ${'2024-11-28'} | ${'quiet: Thanksgiving'} | ${'2024-11-29'}
    ${'2024-12-23'} | ${'picket'}              | ${'2025-01-02'}
    ${'2024-12-24'} | ${'quiet: Winter break'} | ${'2025-01-02'}
    ${'2024-12-28'} | ${'quiet: Winter break'} | ${'2025-01-02'}
    ${'2025-01-01'} | ${'quiet: Winter break'} | ${'2025-01-02'}
    ${'2025-01-02'} | ${'picket'}              | ${'2025-01-03'}
  `('$date: $lines, next $next', ({ date, lines, next }) => {
    const found = picketDayOn(strike, [], date);
    const told = linesOf(found);
    expect(typeof told === 'string' ? told : found.kind).toBe(lines);
    expect(found.next?.date).toBe(next);
  });

  it('counts a quiet day as a day of the strike, and has no lines on it', () => {
    const { next: _next, ...found } = picketDayOn(strike, [], day('2024-11-28'));
    expect(found).toEqual({
      kind: 'quiet',
      date: '2024-11-28',
      strikeDay: 39,
      reason: 'Thanksgiving',
      events: [],
    });
  });

  it('is not told of before the strike and after it', () => {
    const long = strikeOf({
      ended: '2024-12-20',
      quietDays: [{ from: '2024-10-01', to: '2024-12-31', reason: 'Always' }],
    });
    expect(linesOf(picketDayOn(long, [], day('2024-10-20')))).toBe('before');
    expect(linesOf(picketDayOn(long, [], day('2024-12-20')))).toBe('quiet: Always');
    expect(linesOf(picketDayOn(long, [], day('2024-12-21')))).toBe('after');
  });
});

describe('only some sites', () => {
  const strike = strikeOf({
    picketing: [shiftOf(WEEKDAYS, '08:00-14:00', 'north'), shiftOf([1], '10:00-12:00', 'valley')],
    quietDays: [{ from: '2024-12-24', to: '2024-12-24', reason: 'Christmas Eve' }],
    events: [
      { date: '2024-12-23', title: 'At the north gate', sites: ['north'] },
      { date: '2024-12-23', title: 'Everywhere', sites: ['north', 'valley'] },
    ],
  });

  it.each`
    date            | only          | lines                                                       | next
    ${'2024-12-23'} | ${['north']}  | ${['north 2024-12-23T08:00-08:00 2024-12-23T14:00-08:00']}  | ${'2024-12-25'}
    ${'2024-12-23'} | ${['valley']} | ${['valley 2024-12-23T10:00-08:00 2024-12-23T12:00-08:00']} | ${'2024-12-30'}
    ${'2024-12-24'} | ${['valley']} | ${'quiet: Christmas Eve'}                                   | ${'2024-12-30'}
    ${'2024-12-25'} | ${['valley']} | ${'off'}                                                    | ${'2024-12-30'}
    ${'2024-12-23'} | ${[]}         | ${'off'}                                                    | ${undefined}
  `('$only on $date', ({ date, only, lines, next }) => {
    const found = picketDayOn(strike, [], date, only);
    expect(linesOf(found)).toEqual(lines);
    expect(found.next?.date).toBe(next);
  });

  it.each`
    only                   | titles
    ${undefined}           | ${['At the north gate', 'Everywhere']}
    ${['north']}           | ${['At the north gate', 'Everywhere']}
    ${['valley']}          | ${['Everywhere']}
    ${['valley', 'north']} | ${['At the north gate', 'Everywhere']}
    ${[]}                  | ${[]}
  `('$only hears of $titles', ({ only, titles }) => {
    const found = picketDayOn(strike, [], day('2024-12-23'), only);
    expect(found.events.map(event => event.title)).toEqual(titles);
  });

  it('sees a line that was called off at its own site only', () => {
    const changes = changesOf({
      type: 'cancel',
      from: '2024-12-23',
      to: '2024-12-23',
      sites: ['valley'],
      reason: 'Heat',
    });
    expect(linesOf(picketDayOn(strike, changes, day('2024-12-23'), ['valley']))).toBe('quiet: Heat');
    expect(linesOf(picketDayOn(strike, changes, day('2024-12-23'), ['north']))).toHaveLength(1);
    expect(picketDayOn(strike, changes, day('2024-12-23'), ['north'])).toMatchObject({ cancelled: [] });
  });
});

describe('the next picket day', () => {
  const opening = (opens: string) => strikeOf({ began: '2024-10-21', sites: [siteOf('late', { opens })] });

  it.each`
    from            | opens           | next            | because
    ${'2024-10-01'} | ${undefined}    | ${'2024-10-21'} | ${'before the strike it is its first day'}
    ${'2023-01-01'} | ${undefined}    | ${'2024-10-21'} | ${'however long before'}
    ${'2024-10-21'} | ${undefined}    | ${'2024-10-22'} | ${'never the date itself'}
    ${'2024-12-23'} | ${'2025-12-26'} | ${'2025-12-26'} | ${'a year away'}
    ${'2024-12-23'} | ${'2025-12-27'} | ${undefined}    | ${'Monday the 29th is the 371st day'}
    ${'2024-12-23'} | ${'2099-01-01'} | ${undefined}    | ${'nobody looks that far'}
  `('after $from, opening $opens: $next, $because', ({ from, opens, next }) => {
    const strike = opens ? opening(opens) : strikeOf();
    expect(nextPicketDay(strike, [], from)?.date).toBe(next);
    expect(picketDayOn(strike, [], from).next?.date).toBe(next);
  });

  it.each`
    from            | ahead               | found
    ${'2024-12-20'} | ${HORIZON_DAYS}     | ${true}
    ${'2024-12-20'} | ${HORIZON_DAYS + 1} | ${false}
  `('found $ahead days ahead: $found', ({ from, ahead, found }) => {
    const opens = addDays(from, ahead);
    const strike = strikeOf({
      sites: [siteOf('late', { opens })],
      picketing: [shiftOf(EVERY_DAY, '08:00-14:00', 'late')],
    });
    expect(nextPicketDay(strike, [], from)?.date).toBe(found ? opens : undefined);
  });

  it.each`
    ended           | next            | because
    ${'2024-12-30'} | ${'2024-12-30'} | ${'the last day is a picket day'}
    ${'2024-12-29'} | ${undefined}    | ${'the strike is over before it'}
  `('with the last day $ended: $because', ({ ended, next }) => {
    expect(nextPicketDay(strikeOf({ ended }), [], day('2024-12-27'))?.date).toBe(next);
  });

  it('has the shifts of that day', () => {
    const next = nextPicketDay(strikeOf(), [], day('2024-12-27'));
    expect(next && stampShifts(next.shifts)).toEqual([
      'north 2024-12-30T08:00-08:00 2024-12-30T14:00-08:00',
      'valley 2024-12-30T08:00-08:00 2024-12-30T14:00-08:00',
    ]);
  });

  it('leaves the key out where there is none', () => {
    expect(picketDayOn(strikeOf({ ended: '2024-12-27' }), [], day('2024-12-27'))).not.toHaveProperty('next');
  });
});

describe('the union’s words about the end', () => {
  const onceEnded = (...ends: { lastDay: string; words?: string }[]) =>
    dayByItself(
      strikeOf(),
      changesOf(...ends.map(end => ({ type: 'end' as const, ...end }))),
      isoDate('2024-12-23'),
    );

  it('are the last ones that were said', () => {
    expect(
      onceEnded(
        { lastDay: '2024-12-20', words: 'Back on Monday.' },
        { lastDay: '2024-12-20', words: 'Back on Friday.' },
      ),
    ).toMatchObject({ kind: 'after', lastDay: '2024-12-20', words: 'Back on Friday.' });
  });

  it('are those of the one end that there is', () => {
    const words = 'Back on Monday.';
    expect(onceEnded({ lastDay: '2024-12-20', words })).toMatchObject({ kind: 'after', words });
  });

  it('are absent where none were said', () => {
    const day = onceEnded({ lastDay: '2024-12-20' });
    expect(day.kind).toBe('after');
    expect(Object.keys(day)).not.toContain('words');
  });
});
