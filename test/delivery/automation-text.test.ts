import { expect, it } from 'vitest';
import type { Delivery } from '../../src/announcements/delivery.ts';
import { planDay } from '../../src/announcements/plan.ts';
import { previewAnswer } from '../../src/delivery/automation-text.ts';
import type { StrikeView } from '../../src/strike/view.ts';
import { day, shiftOf, strikeOf, WEEKDAYS, zoned } from '../support/strikes.ts';
import { recorded } from '../support/ticks.ts';
import { english, exampleView } from '../wording/say/example.ts';

/** The row of today, where the day's posts are on record in this state. */
function today(view: StrikeView, now: string, state?: 'claimed' | 'sent' | 'failed' | 'missed') {
  const [decision] = planDay(view, day(now.slice(0, 10)));
  const post = decision && 'post' in decision ? decision.post : undefined;
  // Only the key and the state are looked at.
  const deliveries = state && post ? [{ ...recorded(post, zoned(now)), state } as Delivery] : [];
  const answer = previewAnswer(english, view, zoned(now), 1, { halt: undefined, deliveries });
  return answer.split('\n')[1];
}

it.each`
  now                   | state        | said
  ${'2024-12-26T05:00'} | ${undefined} | ${'6:30 a.m. morning announcement'}
  ${'2024-12-26T06:45'} | ${undefined} | ${'6:30 a.m. morning announcement'}
  ${'2024-12-26T06:45'} | ${'claimed'} | ${'6:30 a.m. morning announcement (not known yet whether it is out)'}
  ${'2024-12-26T12:00'} | ${'sent'}    | ${'6:30 a.m. morning announcement (sent)'}
  ${'2024-12-26T12:00'} | ${'failed'}  | ${'6:30 a.m. morning announcement (refused by Discord)'}
  ${'2024-12-26T12:00'} | ${'missed'}  | ${'6:30 a.m. morning announcement (not sent in its time)'}
  ${'2024-12-26T12:00'} | ${undefined} | ${'6:30 a.m. morning announcement (not sent in its time)'}
`('a preview at $now does not announce what is $state: $said', ({ now, state, said }) => {
  expect(today(exampleView(), now, state)).toBe(`- Thu Dec 26: ${said}`);
});

it('a day whose lines are over before the announcement says so', () => {
  const strike = strikeOf({
    picketing: [shiftOf(WEEKDAYS, '05:00-06:00', 'north', 'valley')],
    announcements: { morning: '06:30', catchUpMinutes: 120 },
  });
  expect(today({ strike, changes: [] }, '2024-12-26T05:00')).toBe(
    '- Thu Dec 26: silent (every line is over when the announcement would be due)',
  );
});
