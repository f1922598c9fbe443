import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../src/strike/dates.ts';
import type { Vote } from '../../../src/strike/strike.ts';
import type { StrikeView } from '../../../src/strike/view.ts';
import { morningPost } from '../../../src/wording/say/announcements.ts';
import { dayAnswer } from '../../../src/wording/say/day-answer.ts';
import type { Plain } from '../../support/strikes.ts';
import { english, exampleView, pacific } from './example.ts';

const VOTE: Plain<Vote> = {
  opens: { date: '2025-01-07', time: '08:00' },
  closes: { date: '2025-01-08', time: '20:00' },
  place: 'online',
  announced: '2025-01-03',
};
const SAID =
  'From Tuesday, January 7, 8 a.m. to Wednesday, January 8, 8 p.m. members vote on ratification: online.';

function viewWith(vote: Plain<Vote>): StrikeView {
  const { strike, changes } = exampleView();
  const negotiations = { issues: [], sessions: [], statements: [], votes: [vote as Vote] };
  return { strike: { ...strike, negotiations }, changes };
}

/** How often the answer about a date, asked at a wall-clock time, tells of the vote. */
function told(date: string, now: string, vote = VOTE): number {
  const lines = dayAnswer(english, viewWith(vote), isoDate(date), pacific(now)).split('\n');
  return lines.filter(line => line === SAID).length;
}

describe('a ratification vote in the answer about a day', () => {
  it.each<[because: string, date: string, now: string, times: number]>([
    ['two days before it opens', '2025-01-05', '2025-01-05T12:00', 0],
    ['the day before', '2025-01-06', '2025-01-06T12:00', 1],
    ['its first day', '2025-01-07', '2025-01-07T12:00', 1],
    ['its last day', '2025-01-08', '2025-01-08T12:00', 1],
    ['once it has closed', '2025-01-08', '2025-01-08T20:00', 0],
    ['the day after', '2025-01-09', '2025-01-09T12:00', 0],
    ['asked ahead', '2025-01-07', '2025-01-05T12:00', 1],
    ['asked afterwards', '2025-01-07', '2025-01-10T12:00', 1],
    ['before it was announced', '2025-01-07', '2025-01-02T12:00', 0],
  ])('%s', (_, date, now, times) => {
    expect(told(date, now)).toBe(times);
  });

  it('has no place where the union has said none', () => {
    const { place: _none, ...vote } = VOTE;
    expect(dayAnswer(english, viewWith(vote), isoDate('2025-01-07'), pacific('2025-01-07T12:00'))).toContain(
      '8 p.m. members vote on ratification.\n',
    );
  });
});

it.each(['2025-01-06', '2025-01-07', '2025-01-08'])('the morning post of %s has it once', date => {
  const lines = morningPost(english, viewWith(VOTE), isoDate(date)).split('\n');
  expect(lines.filter(line => /\bvote/i.test(line))).toHaveLength(1);
  if (date < '2025-01-08') expect(lines).toContain(SAID);
});
