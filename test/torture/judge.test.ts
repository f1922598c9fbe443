import { describe, expect, it } from 'vitest';
import { MINUTE } from './calendar.ts';
import { judge } from './judge.ts';
import { owedPosts } from './oracle.ts';
import { announcementsOf, EXAMPLE, organizersOf } from './plan.ts';
import type { SeenMessage, Trace } from './trace.ts';

const [morning] = owedPosts(EXAMPLE, '2024-12-23', '2024-12-23');
if (!morning) throw new Error('nothing is owed');
const { due, deadline } = morning;

const MORNING = '**Picket today, Monday, December 23: 8 a.m. to 2 p.m.**';
const LATE = '\n-# Late: this was due at 6:30 a.m. and could not go out then.';
const MISSED = '**1 announcement was not posted:** the morning announcement of Monday, December 23. Sorry.';
const CLOCK =
  '**My clock is 10 minutes ahead of Discord’s, so I post nothing by myself until it is right.** Do.';
const CLOCK_SOLVED = '**Solved:** my clock is right again, and I post again.';
const ALERTS = [MISSED, CLOCK, CLOCK_SOLVED];

function message(content: string, at: number, look = 1): SeenMessage {
  const channel = ALERTS.includes(content) ? organizersOf(EXAMPLE) : announcementsOf(EXAMPLE);
  return { id: '1', channel, content, at, askedAt: at, look, pings: [], edits: [] };
}

/** The bot looked before the post was due, when it was, and after its deadline. */
function trace(messages: SeenMessage[], looks = [due - MINUTE, due, deadline + MINUTE]): Trace {
  return {
    missedAlerts: 1,
    alerts: {},
    plans: [EXAMPLE],
    approved: [],
    looks: looks.map(at => ({ at, reaches: true })),
    messages,
    problems: [],
    story: [],
  };
}

/** The same, where the clock was wrong for a while and organizers heard this of it. */
function wrongClock(...alerts: string[]): Trace {
  const messages = [message(MORNING, due), ...alerts.map(alert => message(alert, due))];
  return { ...trace(messages), alerts: { clock: ['begun', 'ended'] } };
}

const LOOKED_TOO_LATE = [due - MINUTE, deadline + MINUTE];

describe('the judge has nothing against', () => {
  it.each<[string, Trace]>([
    ['a post at its time', trace([message(MORNING, due)])],
    ['a late one that says so', trace([message(MORNING + LATE, due + 30 * MINUTE)])],
    ['a condition that is told once, and solved', wrongClock(CLOCK, CLOCK_SOLVED)],
    ['a missed one that was told', trace([message(MISSED, deadline + MINUTE)], LOOKED_TOO_LATE)],
  ])('%s', (_, seen) => {
    expect(judge(seen).problems).toEqual([]);
  });
});

describe('the judge finds', () => {
  it.each<[string, Trace]>([
    ['duplicates', trace([message(MORNING, due), message(MORNING, due + MINUTE)])],
    ['missing', trace([message(MISSED, deadline + MINUTE)])],
    [
      'wrongDay',
      trace([message(MORNING, due), message('**Picket today, Tuesday, December 24: 8 a.m.**', due)]),
    ],
    ['wrongDay', trace([message(MORNING, due), message('Hello', due)])],
    ['wrongDay', trace([message(MORNING, due - MINUTE)])],
    ['afterDeadline', trace([message(MORNING + LATE, deadline)])],
    [
      'bursts',
      trace([message(MORNING, due), message('**Picket today, Thursday, December 26: 8 a.m.**', due)]),
    ],
  ])('%s', (bar, seen) => {
    const { counts, problems } = judge(seen);
    expect(counts).toMatchObject({ [bar]: 1 });
    expect(problems.length).toBeGreaterThan(0);
  });

  it.each<[string, Trace]>([
    ['does not say that it is late', trace([message(MORNING, due + 30 * MINUTE)])],
    ['says that it is late', trace([message(MORNING + LATE, due)])],
    ['nobody was told', trace([], LOOKED_TOO_LATE)],
    [
      'was called missed 2 times',
      trace([message(MISSED, deadline + MINUTE), message(MISSED, deadline + MINUTE)], LOOKED_TOO_LATE),
    ],
    ['was called missed, and it is there', trace([message(MORNING, due), message(MISSED, deadline)])],
    ['though nobody could send it', trace([message(MORNING + LATE, due + 30 * MINUTE)], LOOKED_TOO_LATE)],
  ])('a post that %s', (words, seen) => {
    expect(judge(seen).problems.join('\n')).toContain(words);
  });
});

it.each<[string, Trace]>([
  ['that is told at every beat', wrongClock(CLOCK, CLOCK, CLOCK_SOLVED)],
  ['that never ends', wrongClock(CLOCK)],
  ['that is not told', wrongClock()],
  ['that nobody heard the beginning of', wrongClock(CLOCK_SOLVED)],
  ['that nobody expects', trace([message(MORNING, due), message(CLOCK, due), message(CLOCK_SOLVED, due)])],
])('the judge objects to a condition %s', (_, seen) => {
  expect(judge(seen).problems).toEqual([expect.stringMatching(/^alerts about “clock”/)]);
});
