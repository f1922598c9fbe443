import { expect, it } from 'vitest';
import { planDay } from '../../src/announcements/plan.ts';
import { readStrikeText } from '../../src/settings/strike-file.ts';
import { isoDate } from '../../src/strike/dates.ts';
import { datesFrom, wallText } from './calendar.ts';
import { owedPosts } from './oracle.ts';
import { EXAMPLE, type StrikePlan, strikeFileOf } from './plan.ts';

const said = (plan: StrikePlan, first: string, last: string) =>
  owedPosts(plan, first, last).map(
    ({ kind, due, deadline }) =>
      `${kind} ${wallText(due, plan.zone).slice(0, 16)} until ${wallText(deadline, plan.zone).slice(11, 16)}`,
  );

it('knows the weeks around the turn of the year', () => {
  expect(said(EXAMPLE, '2024-12-22', '2024-12-30')).toEqual([
    'outlook 2024-12-22 18:00 until 20:00',
    'morning 2024-12-23 06:30 until 08:30',
    'eve 2024-12-23 17:00 until 19:00',
    'morning 2024-12-26 06:30 until 08:30',
    'morning 2024-12-27 06:30 until 08:30',
    'outlook 2024-12-29 18:00 until 20:00',
    'morning 2024-12-30 06:30 until 08:30',
    'eve 2024-12-30 17:00 until 19:00',
  ]);
});

it('reads a time that does not exist by the offset before the gap, and ends a day at its midnight', () => {
  const plan = { ...EXAMPLE, picketDays: [7], morning: '02:30', outlook: '23:30' };
  expect(said(plan, '2025-03-09', '2025-03-09')).toEqual([
    'morning 2025-03-09 03:30 until 05:30',
    'outlook 2025-03-09 23:30 until 00:00',
  ]);
});

it.each([
  EXAMPLE,
  { ...EXAMPLE, zone: 'America/Havana', picketDays: [1, 7], morning: '00:30', eve: '23:30' },
])('agrees with the bot’s own plan, of which it shares nothing: $zone', plan => {
  const reading = readStrikeText(strikeFileOf(plan), 'strike.yaml');
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  const { strike } = reading;
  const own = datesFrom('2024-10-21', '2025-04-30')
    .flatMap(date => planDay({ strike, changes: [] }, isoDate(date)))
    .flatMap(decision => ('post' in decision ? [decision.post] : []))
    .map(({ kind, date, dueAt, deadline }) => [kind, date, dueAt.toMillis(), deadline.toMillis()]);
  const owed = owedPosts(plan, '2024-10-21', '2025-04-30').map(({ kind, date, due, deadline }) => [
    kind,
    date,
    due,
    deadline,
  ]);
  expect(owed).toEqual(own);
});
