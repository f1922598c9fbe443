import { describe, expect, it } from 'vitest';
import { isTakenAway, openEndAfter, quietAhead, quietStretchFrom } from '../../src/strike/quiet-ahead.ts';
import { changesOf, day, exampleStrike, strikeOf } from '../support/strikes.ts';

const example = exampleStrike();
const EVE = { date: '2024-12-24', reason: 'Christmas Eve' };
const CHRISTMAS = { date: '2024-12-25', reason: 'Christmas Day' };

describe('quietAhead', () => {
  it.each`
    date            | quiet               | because
    ${'2024-10-15'} | ${[]}               | ${'days before the strike are not quiet'}
    ${'2024-12-20'} | ${[]}               | ${'Monday is a picket day'}
    ${'2024-12-23'} | ${[EVE, CHRISTMAS]} | ${'both stand before Thursday'}
    ${'2024-12-24'} | ${[CHRISTMAS]}      | ${'never the date itself'}
    ${'2024-12-25'} | ${[]}               | ${'Thursday is a picket day'}
  `('after $date: $quiet, $because', ({ date, quiet }) => {
    expect(quietAhead(example, [], date)).toEqual(quiet);
  });

  it('leaves out what takes no line away, and looks over days that are off', () => {
    const strike = strikeOf({
      quietDays: [{ from: '2024-12-28', to: '2024-12-30', reason: 'Winter break' }],
    });
    expect(quietAhead(strike, [], day('2024-12-27'))).toEqual([
      { date: '2024-12-30', reason: 'Winter break' },
    ]);
  });

  it('looks two weeks ahead where no picket day comes', () => {
    const changes = changesOf({ type: 'suspend', from: '2024-12-24', reason: 'Talks' });
    const quiet = quietAhead(strikeOf(), changes, day('2024-12-23'));
    expect(quiet.map(each => each.date)).toEqual([
      '2024-12-24',
      '2024-12-25',
      '2024-12-26',
      '2024-12-27',
      '2024-12-30',
      '2024-12-31',
      '2025-01-01',
      '2025-01-02',
      '2025-01-03',
    ]);
  });

  it('has a day on which every line was called off', () => {
    const changes = changesOf({
      type: 'cancel',
      from: '2024-12-24',
      to: '2024-12-24',
      sites: ['north', 'valley'],
      reason: 'Storm',
    });
    expect(quietAhead(strikeOf(), changes, day('2024-12-23'))).toEqual([
      { date: '2024-12-24', reason: 'Storm' },
    ]);
  });
});

describe('quietStretchFrom', () => {
  it.each`
    date            | quiet
    ${'2024-12-23'} | ${[]}
    ${'2024-12-24'} | ${[EVE, CHRISTMAS]}
    ${'2024-12-25'} | ${[CHRISTMAS]}
    ${'2024-12-26'} | ${[]}
    ${'2024-12-28'} | ${[]}
    ${'2024-10-20'} | ${[]}
  `('from $date: $quiet', ({ date, quiet }) => {
    expect(quietStretchFrom(example, [], date)).toEqual(quiet);
  });

  it('ends where the strike ends', () => {
    const strike = strikeOf({
      ended: '2024-12-25',
      quietDays: [{ from: '2024-12-24', to: '2024-12-31', reason: 'Break' }],
    });
    expect(quietStretchFrom(strike, [], day('2024-12-24'))).toHaveLength(2);
  });

  it('ends where a day is merely off, even if no line comes after it', () => {
    const strike = strikeOf({
      ended: '2025-01-05',
      quietDays: [{ from: '2025-01-02', to: '2025-01-03', reason: 'Break' }],
    });
    expect(quietStretchFrom(strike, [], day('2025-01-02')).map(each => each.date)).toEqual([
      '2025-01-02',
      '2025-01-03',
    ]);
  });

  it('is as long as it is, where the lines come back', () => {
    const changes = changesOf({ type: 'suspend', from: '2025-01-06', to: '2025-03-07', reason: 'Talks' });
    const stretch = quietStretchFrom(strikeOf(), changes, day('2025-01-06'));
    expect(stretch).toHaveLength(61);
    expect(stretch.at(-1)).toEqual({ date: '2025-03-07', reason: 'Talks' });
  });

  it('is followed for two weeks, where it is until further notice', () => {
    const changes = changesOf({ type: 'suspend', from: '2025-01-06', reason: 'Talks' });
    const stretch = quietStretchFrom(strikeOf(), changes, day('2025-01-06'));
    expect(stretch).toHaveLength(14);
    expect(stretch.at(-1)).toEqual({ date: '2025-01-19', reason: 'Talks' });
  });
});

describe('openEndAfter', () => {
  const open = { type: 'suspend', from: '2025-01-06', reason: 'Talks' } as const;

  it.each`
    date            | change                           | ended           | found                                      | because
    ${'2025-01-03'} | ${open}                          | ${undefined}    | ${{ from: '2025-01-06', reason: 'Talks' }} | ${'the last line stands on this day'}
    ${'2025-01-02'} | ${open}                          | ${undefined}    | ${undefined}                               | ${'Friday is a picket day'}
    ${'2025-02-01'} | ${open}                          | ${undefined}    | ${{ from: '2025-01-06', reason: 'Talks' }} | ${'it still holds'}
    ${'2025-01-03'} | ${{ ...open, to: '2025-03-07' }} | ${undefined}    | ${undefined}                               | ${'it has an end'}
    ${'2025-01-03'} | ${{ ...open, to: '2027-01-01' }} | ${undefined}    | ${undefined}                               | ${'it has an end, further off than anybody looks'}
    ${'2025-01-03'} | ${open}                          | ${'2025-01-05'} | ${undefined}                               | ${'the strike ends before it'}
    ${'2025-01-03'} | ${open}                          | ${'2025-01-06'} | ${{ from: '2025-01-06', reason: 'Talks' }} | ${'the strike ends on its first day'}
    ${'2025-01-31'} | ${open}                          | ${'2025-01-31'} | ${undefined}                               | ${'the strike ends on that day'}
    ${'2025-02-01'} | ${open}                          | ${'2025-01-31'} | ${undefined}                               | ${'the strike is over'}
  `('after $date $found: $because', ({ date, change, ended, found }) => {
    const strike = strikeOf(ended && { ended });
    expect(openEndAfter(strike, changesOf(change), date)).toEqual(found);
  });

  it('is the first of several, and none that was taken back', () => {
    const undone = { at: '2024-12-01T00:00:00.000Z', role: 'organizer' as const };
    const changes = changesOf({ ...open, from: '2025-01-08', reason: 'Vote' }, open, {
      ...open,
      from: '2025-01-01',
      undone,
    });
    expect(openEndAfter(strikeOf(), changes, day('2025-01-03'))).toEqual({
      from: '2025-01-06',
      reason: 'Talks',
    });
    expect(openEndAfter(strikeOf(), changes.slice(2), day('2024-12-31'))).toBeUndefined();
  });
});

describe('isTakenAway', () => {
  const called = changesOf({
    type: 'cancel',
    from: '2024-12-26',
    to: '2024-12-26',
    sites: ['lamc'],
    reason: 'Storm',
  });

  it.each`
    date            | taken    | because
    ${'2024-12-24'} | ${true}  | ${'a weekday on the union’s list'}
    ${'2024-12-28'} | ${false} | ${'a Saturday'}
    ${'2024-12-26'} | ${true}  | ${'a line that was called off counts'}
  `('$date: $taken, $because', ({ date, taken }) => {
    expect(isTakenAway(example, called, date)).toBe(taken);
  });

  it.each`
    undone                                                            | taken
    ${undefined}                                                      | ${true}
    ${{ at: '2024-12-01T00:00:00.000Z', role: 'organizer' as const }} | ${false}
  `('counts what was added: $taken', ({ undone, taken }) => {
    const saturday = { from: '2024-12-28', to: '2024-12-28' };
    const changes = changesOf(
      {
        type: 'add-shift',
        ...saturday,
        sites: ['lamc'],
        start: '08:00',
        end: '09:00',
        ...(undone && { undone }),
      },
      { type: 'quiet', ...saturday, reason: 'Storm' },
    );
    expect(isTakenAway(example, changes, day('2024-12-28'))).toBe(taken);
  });
});
