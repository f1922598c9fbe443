import { DAY, MINUTE } from '../calendar.ts';
import { EXAMPLE, type StrikePlan } from '../plan.ts';
import type { Random } from '../random.ts';
import { type Alerts, type Live, type Scenario, type Script, TOLD_AND_SOLVED } from '../script.ts';
import { anyPost } from './targets.ts';

const SECOND = 1000;
const ZONES = ['America/Los_Angeles', 'Europe/Vienna', 'Asia/Kolkata', 'UTC'];

/** The product's own heart, node-cron and the watchdog beside it: nobody makes the bot look, time passes. */
export const HEART: readonly Scenario[] = [
  { name: 'heart/the hour that comes twice', script: repeatedHour },
  { name: 'heart/clock ahead, and set right', script: ahead },
  { name: 'heart/clock behind, and set right', script: behind },
  { name: 'heart/machine asleep when it is due', script: random => asleep(random, 'sleeps') },
  { name: 'heart/process stopped when it is due', script: random => asleep(random, 'runs') },
  { name: 'heart/30 days asleep', script: thirtyDays },
];

/** Nights on which the machine's clock is put back; an instant each. */
const AUTUMN = [
  { zone: 'America/Los_Angeles', back: Date.parse('2024-11-03T09:00:00Z') },
  { zone: 'Europe/Vienna', back: Date.parse('2024-10-27T01:00:00Z') },
];

/**
 * In the second of the two hours, for a strike in a zone where no hour comes twice just then, or in the first, for a
 * strike in the machine's own zone. The bot is started before either hour, or in it.
 */
function repeatedHour(random: Random): Script {
  const { zone, back } = random.pick(AUTUMN);
  const isSecond = random.chance(0.7);
  const due = (isSecond ? back : back - 60 * MINUTE) + random.int(0, 59) * MINUTE;
  const strikeZone = isSecond ? 'Asia/Tokyo' : zone;
  const plan: StrikePlan = {
    ...EXAMPLE,
    number: 2,
    zone: strikeZone,
    picketDays: [1, 2, 3, 4, 5, 6, 7],
    from: '20:00',
    to: '23:30',
    morning: new Intl.DateTimeFormat('en-GB', { timeZone: strikeZone, timeStyle: 'short' }).format(due),
  };
  const at = due - random.int(30, 70 * 60) * SECOND;
  return livesThrough(plan, { at, zone, course: [], posted: inTime(due) });
}

/** Half an hour ahead, which organizers are told; shortly before the post is due, it is right again. */
function ahead(random: Random): Script {
  const { due } = anyPost(random);
  const course: Live['course'] = [
    { until: due - 20 * MINUTE },
    { ahead: 30 * MINUTE },
    { until: due - random.int(1, 180) * SECOND },
    { ahead: 0 },
  ];
  const live = { at: due - 25 * MINUTE, zone: random.pick(ZONES), course, posted: inTime(due) };
  return livesThrough(EXAMPLE, live, { clock: TOLD_AND_SOLVED });
}

/** Ten minutes behind from before the post is due until after; it goes out once the clock is right. */
function behind(random: Random): Script {
  const { due } = anyPost(random);
  const right = due + random.int(10, 20 * 60) * SECOND;
  const course: Live['course'] = [
    { until: due - random.int(90, 300) * SECOND },
    { ahead: -10 * MINUTE },
    { until: right },
    { ahead: 0 },
  ];
  const live = { at: due - 10 * MINUTE, zone: random.pick(ZONES), course, posted: inTime(right) };
  return livesThrough(EXAMPLE, live, { clock: TOLD_AND_SOLVED });
}

/** From shortly before the post is due until it nearly is, or is late. */
function asleep(random: Random, machine: 'runs' | 'sleeps'): Script {
  const { due } = anyPost(random);
  const asleepUntil = due + random.pick([-20 * SECOND, 30 * SECOND, 20 * MINUTE, 110 * MINUTE]);
  const course: Live['course'] = [{ until: due - random.int(30, 300) * SECOND }, { asleepUntil, machine }];
  const posted = inTime(Math.max(due, asleepUntil));
  return livesThrough(EXAMPLE, { at: due - 10 * MINUTE, zone: random.pick(ZONES), course, posted });
}

/** Awake again about when a post is due: that post, and one alert about all that was missed. */
function thirtyDays(random: Random): Script {
  const { due } = anyPost(random);
  const asleepUntil = due + random.int(-60, 100) * SECOND;
  const fellAsleep = asleepUntil - 30 * DAY;
  const machine = random.pick(['runs', 'sleeps'] as const);
  const course: Live['course'] = [{ until: fellAsleep }, { asleepUntil, machine }];
  const posted = inTime(Math.max(due, asleepUntil));
  const at = fellAsleep - random.int(60, 120) * SECOND;
  return livesThrough(EXAMPLE, { at, zone: random.pick(ZONES), course, posted });
}

/** Within two minutes, as is promised. */
function inTime(from: number): Live['posted'] {
  return { from, by: from + 2 * MINUTE };
}

function livesThrough(plan: StrikePlan, live: Live, alerts: Alerts = {}): Script {
  return { plans: [plan], steps: [{ do: 'live', ...live }], alerts };
}
