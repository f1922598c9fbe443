import { DAY, HOUR, instantAt, MINUTE } from '../calendar.ts';
import { EXAMPLE, type StrikePlan } from '../plan.ts';
import type { Random } from '../random.ts';
import { type Scenario, type Script, type Step, TOLD_AND_SOLVED } from '../script.ts';
import { anyPost, lookOn, ticks, upBefore } from './targets.ts';

const LATE = [1, 3, 30, 119, 121, 5 * 60, 24 * 60, 3 * 24 * 60, 7 * 24 * 60];
const CLOCK_ERRORS = [10 * MINUTE, 3 * HOUR, DAY];

/** A bot that is late, a clock that is wrong, a process that stood still, and the nights of the time change. */
export const TIME: readonly Scenario[] = [
  { name: 'time/started late', script: startedLate },
  { name: 'time/clock set back for a while', script: setBack },
  { name: 'time/asleep while asking', script: asleep },
  { name: 'time/asleep when it is due', script: asleepThroughIt },
  { name: 'time/started with a wrong clock', script: wrongFromTheStart },
  { name: 'time/change of the clocks', script: changeOfClocks },
  { name: 'time/clock ahead of Discord’s', script: random => wrongClock(random, 1) },
  { name: 'time/clock behind Discord’s', script: random => wrongClock(random, -1) },
];

/** From a minute to a week late; sometimes with a store that knows nothing. */
function startedLate(random: Random): Script {
  const post = anyPost(random);
  const start = post.due + random.pick(LATE) * MINUTE + random.int(0, 59_999);
  const before: Step[] = random.chance(0.8) ? [...upBefore(post), { do: 'stop' }] : [];
  return { plans: [EXAMPLE], steps: [...before, { do: 'start', at: start }, ...lookOn(post, start)] };
}

/** The bot's clock jumps back after the post and is put right: nothing is said twice. */
function setBack(random: Random): Script {
  const post = anyPost(random);
  const error = random.pick(CLOCK_ERRORS);
  const from = post.due + random.int(1, 10) * MINUTE;
  return {
    plans: [EXAMPLE],
    alerts: { clock: TOLD_AND_SOLVED },
    steps: [
      ...upBefore(post),
      { do: 'tick', at: post.due },
      { do: 'skew', ms: -error },
      ...ticks(from, from + 20 * MINUTE, 5, false),
      ...(random.chance(0.5)
        ? [{ do: 'stop' as const }, { do: 'start' as const, at: from + 21 * MINUTE, reaches: false }]
        : []),
      { do: 'skew', ms: 0 },
      ...lookOn(post, from + 22 * MINUTE),
    ],
  };
}

/** The machine is suspended while a request is with Discord. */
function asleep(random: Random): Script {
  const post = anyPost(random);
  const until = post.due + random.pick([20 * MINUTE, 5 * HOUR, DAY]);
  const answered = random.pick(['asleep', 'never'] as const);
  return {
    plans: [EXAMPLE],
    steps: [...upBefore(post), { do: 'sleep', at: post.due, until, answered }, ...lookOn(post, until)],
  };
}

/** The process stands still (SIGSTOP) from before a post is due, and its connection may be gone when it wakes. */
function asleepThroughIt(random: Random): Script {
  const post = anyPost(random);
  const until = post.due + random.pick([1, 20, 119, 121, 5 * 60, 24 * 60]) * MINUTE;
  const loses = random.chance(0.5);
  return {
    plans: [EXAMPLE],
    // So short that several beats of the connection are missed.
    heartbeatMs: 100,
    steps: [
      ...upBefore(post),
      { do: 'stand-still', until, loses },
      { do: 'tick', at: until },
      ...lookOn(post, until),
    ],
  };
}

/** The machine starts with a clock that is off, and it is put right while the bot runs. */
function wrongFromTheStart(random: Random): Script {
  const post = anyPost(random);
  const from = post.due + random.int(-30, 60) * MINUTE;
  return {
    plans: [EXAMPLE],
    alerts: { clock: TOLD_AND_SOLVED },
    steps: [
      ...(random.chance(0.5) ? [...upBefore(post), { do: 'die' as const }] : []),
      { do: 'skew', ms: random.pick([1, -1]) * random.pick(CLOCK_ERRORS) },
      { do: 'start', at: from, reaches: false },
      ...ticks(from + MINUTE, from + 10 * MINUTE, 3, false),
      { do: 'skew', ms: 0 },
      ...lookOn(post, from + 10 * MINUTE),
    ],
  };
}

/** Nights on which an hour, or half of one, is missing or there twice; at some places it is midnight's. */
const CHANGES = [
  { zone: 'America/Los_Angeles', date: '2025-03-09' },
  { zone: 'America/Los_Angeles', date: '2024-11-03' },
  { zone: 'Europe/Berlin', date: '2025-03-30' },
  { zone: 'Europe/Berlin', date: '2024-10-27' },
  { zone: 'Australia/Lord_Howe', date: '2025-04-06' },
  { zone: 'Asia/Beirut', date: '2025-03-30' },
  { zone: 'America/Havana', date: '2025-03-09' },
  { zone: 'America/Havana', date: '2024-11-03' },
] as const;

function changeOfClocks(random: Random): Script {
  const { zone, date } = random.pick(CHANGES);
  const here: StrikePlan = {
    ...EXAMPLE,
    number: 2,
    zone,
    picketDays: [1, 2, 3, 4, 5, 6, 7],
    quiet: random.chance(0.3) ? [date] : [],
    morning: random.pick(['00:00', '00:30', '01:30', '02:00', '02:30', '03:00']),
    eve: random.pick(['17:00', '23:30']),
    outlook: random.pick(['18:00', '23:30', '00:30']),
  };
  const start = instantAt(date, '00:00', zone) - 30 * HOUR;
  return {
    plans: [here, { ...EXAMPLE, picketDays: here.picketDays }],
    steps: [{ do: 'start', at: start }, ...ticks(start + 30 * MINUTE, start + 3 * DAY, 30)],
  };
}

/** The clocks differ from before the post is due until an hour after: nothing may go out at a wrong time. */
function wrongClock(random: Random, direction: 1 | -1): Script {
  const post = anyPost(random);
  const error = random.pick(CLOCK_ERRORS);
  const from = post.due - random.int(1, 30) * MINUTE;
  const until = post.due + 60 * MINUTE;
  return {
    plans: [EXAMPLE],
    alerts: { clock: TOLD_AND_SOLVED },
    steps: [
      { do: 'start', at: from - 40 * MINUTE },
      { do: 'tick', at: from - MINUTE },
      { do: 'skew', ms: direction * error },
      ...ticks(from, until, 5, false),
      { do: 'skew', ms: 0 },
      ...lookOn(post, until + MINUTE),
    ],
  };
}
