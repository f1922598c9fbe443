import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../src/strike/dates.ts';
import { nightLinesInto } from '../../../src/strike/night-lines.ts';
import type { StrikeView } from '../../../src/strike/view.ts';
import { evePost, morningPost } from '../../../src/wording/say/announcements.ts';
import { dayAnswer } from '../../../src/wording/say/day-answer.ts';
import { changesOf, EVERY_DAY, shiftOf, siteOf, strikeOf } from '../../support/strikes.ts';
import { english, exampleView, pacific } from './example.ts';

/** Gate 4 stands every night from 11 p.m. to 7 a.m., the depot on weekday mornings; Christmas Eve is quiet. */
const gate = siteOf('gate-4', { name: 'Gate 4' });
const view = {
  strike: strikeOf({
    sites: [gate, siteOf('depot', { name: 'Depot' })],
    picketing: [
      shiftOf(EVERY_DAY, '23:00-07:00', 'gate-4'),
      shiftOf([1, 2, 3, 4, 5], '08:00-12:00', 'depot'),
    ],
    quietDays: [{ from: '2024-12-24', to: '2024-12-25', reason: 'Christmas' }],
  }),
  changes: [],
} satisfies StrikeView;

function answer(date: string, now: string, at = false): string[] {
  return dayAnswer(english, view, isoDate(date), pacific(now), at ? [gate] : undefined).split('\n');
}

describe('a night line before a day without lines', () => {
  it('is said in the eve notice to run to the morning', () => {
    expect(evePost(english, view, isoDate('2024-12-23'))).toMatchInlineSnapshot(`
      "**No picket line starts tomorrow, Tuesday, December 24: Christmas.**
      The night line of Monday, December 23 runs to 7 a.m. (Pacific Time): Gate 4.
      None Wednesday either (Christmas). The lines are back Thursday, December 26, 8 a.m. (Depot) and 11 p.m. (Gate 4)."
    `);
  });

  it('makes the morning post say that none starts, not that there is none', () => {
    expect(morningPost(english, view, isoDate('2024-12-23')).split('\n').at(-1)).toMatch(
      /^No line starts tomorrow and Wednesday \(Christmas\)\./,
    );
  });

  it.each`
    now                   | at       | first                                                                               | second                                                                            | because
    ${'2024-12-23T15:00'} | ${false} | ${'**No picket line starts tomorrow, Tuesday, December 24: Christmas.**'}           | ${'The night line of Monday, December 23 runs to 7 a.m. (Pacific Time): Gate 4.'} | ${'it starts tonight'}
    ${'2024-12-23T15:00'} | ${true}  | ${'**No picket line starts at Gate 4 tomorrow, Tuesday, December 24: Christmas.**'} | ${'The night line of Monday, December 23 runs to 7 a.m. (Pacific Time): Gate 4.'} | ${'so it is for who asks for it'}
    ${'2024-12-24T01:00'} | ${false} | ${'**Standing now: Gate 4, since Monday, 11 p.m. until 7 a.m. (Pacific Time).**'}   | ${/^Until <t:/}                                                                   | ${'it stands'}
    ${'2024-12-24T07:00'} | ${false} | ${'**No picket lines today, Tuesday, December 24: Christmas.**'}                    | ${/^None tomorrow either/}                                                        | ${'it is over'}
  `('/picket on Christmas Eve at $now, at it alone $at: $because', ({ now, at, first, second }) => {
    const lines = answer('2024-12-24', now, at);
    expect(lines[0]).toBe(first);
    expect(lines[1]).toMatch(second);
  });

  it('is not spoken of on the second quiet day', () => {
    expect(answer('2024-12-25', '2024-12-23T15:00')[0]).toBe(
      '**No picket lines on Wednesday, December 25: Christmas.**',
    );
  });

  it('runs to its end on the morning after the strike', () => {
    const ending = { ...view, changes: changesOf({ type: 'end', lastDay: '2024-12-22' }) };
    const lines = dayAnswer(english, ending, isoDate('2024-12-23'), pacific('2024-12-22T12:00')).split('\n');
    expect(lines).toEqual([
      '**No picket line starts tomorrow, Mon Dec 23: the last day of the strike is Sunday, December 22.**',
      'The night line of Sunday, December 22 runs to 7 a.m. (Pacific Time): Gate 4.',
    ]);
  });

  it('changes nothing where no line stands past midnight', () => {
    const { strike, changes } = exampleView();
    expect(nightLinesInto(strike, changes, isoDate('2024-12-24'))).toEqual([]);
    const toMidnight = strikeOf({ picketing: [shiftOf(EVERY_DAY, '20:00-00:00', 'north')] });
    expect(nightLinesInto(toMidnight, [], isoDate('2024-12-24'))).toEqual([]);
  });
});
