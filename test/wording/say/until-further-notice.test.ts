import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../src/strike/dates.ts';
import { evePost, morningPost, outlookPost } from '../../../src/wording/say/announcements.ts';
import { dayAnswer } from '../../../src/wording/say/day-answer.ts';
import { nextAnswer } from '../../../src/wording/say/next-answer.ts';
import { weekAnswer } from '../../../src/wording/say/week.ts';
import { changesOf } from '../../support/strikes.ts';
import { english, exampleView, pacific } from './example.ts';

/** Lines that are suspended without an end: no sentence may name a day on which that ends. */
const view = {
  ...exampleView(),
  changes: changesOf({ type: 'suspend', from: '2025-01-13', reason: 'Ratification vote' }),
};

function onDate(date: string, now: string): string[] {
  return dayAnswer(english, view, isoDate(date), pacific(now)).split('\n');
}

describe('a suspension until further notice', () => {
  it('is said on the last morning', () => {
    expect(morningPost(english, view, isoDate('2025-01-10'))).toMatchInlineSnapshot(`
      "**Picket today, Friday, January 10: 8 a.m. to 2 p.m. (Pacific Time).**
      All 7 lines: Los Angeles Medical Center, Fontana, Anaheim, San Diego, Bakersfield, Downey, Lancaster.
      No lines from Monday until further notice (Ratification vote).
      Bargaining: a session was scheduled for Thursday, January 9; nothing has been recorded of it since."
    `);
  });

  it('is said on the evening before', () => {
    expect(evePost(english, view, isoDate('2025-01-12'))).toMatchInlineSnapshot(`
      "**No picket lines tomorrow, Monday, January 13: Ratification vote.**
      The lines are suspended until further notice."
    `);
  });

  it('is said in the outlook, once its week reaches it', () => {
    expect(outlookPost(english, view, isoDate('2025-01-05'))).not.toContain('further notice');
    expect(outlookPost(english, view, isoDate('2025-01-12'))).toMatchInlineSnapshot(`
      "**No picket lines Monday, January 13 to Sunday, January 19.**
      - Mon Jan 13 to Sun Jan 19: no lines (Ratification vote)
      The lines are suspended until further notice."
    `);
  });

  it.each`
    date            | now                   | line | says
    ${'2025-01-20'} | ${'2025-01-10T09:00'} | ${1} | ${'The lines are suspended until further notice.'}
    ${'2025-01-11'} | ${'2025-01-10T09:00'} | ${1} | ${'No lines from Monday until further notice (Ratification vote).'}
    ${'2025-01-10'} | ${'2025-01-10T09:00'} | ${3} | ${'No lines from Monday until further notice (Ratification vote).'}
    ${'2025-01-09'} | ${'2025-01-11T09:00'} | ${2} | ${'The lines are suspended from Monday, January 13 until further notice: Ratification vote.'}
    ${'2025-01-09'} | ${'2025-01-14T09:00'} | ${2} | ${'The lines are suspended until further notice: Ratification vote.'}
  `('/picket on $date, asked at $now: $says', ({ date, now, line, says }) => {
    const answer = onDate(date, now);
    expect(answer[line]).toBe(says);
    expect(answer.join('\n')).not.toMatch(/No later picket day|January (2[2-9]|3)/);
  });

  it.each`
    now                   | says
    ${'2025-01-10T15:00'} | ${'The lines are suspended from Monday, January 13 until further notice: Ratification vote.'}
    ${'2025-01-20T09:00'} | ${'The lines are suspended until further notice: Ratification vote.'}
  `('/picket next at $now: $says', ({ now, says }) => {
    expect(nextAnswer(english, view, pacific(now))).toBe(says);
  });

  it('/picket week', () => {
    expect(
      weekAnswer(english, view, isoDate('2025-01-10'), pacific('2025-01-10T09:00')),
    ).toMatchInlineSnapshot(`
      "**Picket January 10 to January 16: Fri, 8 a.m. to 2 p.m. (Pacific Time).**
      - Fri Jan 10: 8 a.m. to 2 p.m. (Pacific Time)
      - Sat Jan 11 to Sun Jan 12: no lines
      - Mon Jan 13 to Thu Jan 16: no lines (Ratification vote)
      The lines are suspended until further notice."
    `);
  });

  it('keeps the reasons of the quiet days before it', () => {
    const quiet = changesOf(
      { type: 'suspend', from: '2025-01-14', reason: 'Ratification vote' },
      { type: 'quiet', from: '2025-01-13', to: '2025-01-13', reason: 'Funeral' },
    );
    expect(morningPost(english, { ...view, changes: quiet }, isoDate('2025-01-10'))).toContain(
      'No lines from Monday until further notice (Funeral, Ratification vote).',
    );
  });

  it('says the last day of the strike as well, where that is known', () => {
    const ending = { ...view, strike: { ...view.strike, ended: isoDate('2025-03-31') } };
    expect(evePost(english, ending, isoDate('2025-01-12')).split('\n').slice(1)).toEqual([
      'The lines are suspended to the end of the strike.',
      'The last day of the strike is Monday, March 31; there are no lines after it.',
    ]);
  });

  it('says on the last day that the strike ends, and of no notice after that', () => {
    const last = isoDate('2025-01-14');
    const ending = { ...view, strike: { ...view.strike, ended: last } };
    expect(dayAnswer(english, ending, last, pacific('2025-01-14T09:00')).split('\n')).toEqual([
      '**No picket lines today, Tuesday, January 14: Ratification vote.**',
      'The last day of the strike is Tuesday, January 14; there are no lines after it.',
      '-# Strike day 86',
    ]);
  });
});
