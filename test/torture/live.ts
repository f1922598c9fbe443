import { setTimeout as wait } from 'node:timers/promises';
import { type BotProcess, startProcess } from './bot.ts';
import { MINUTE, wallText } from './calendar.ts';
import { announcementsOf } from './plan.ts';
import type { Live } from './script.ts';
import type { Stage } from './stage.ts';
import type { Skip } from './wire.ts';

/** A watchdog looks twelve times, and node-cron calls once or twice. A heart that spins calls at every millisecond. */
const CALLS_A_MINUTE = 120;
/** Some beats after the post: they would send a second one. */
const ON_MS = 5 * MINUTE;
/** Long enough for a process to stand still in earnest. */
const STOPPED_MS = 20;

/** Discord's time and the machine's, while a bot lives in them. Both run as the real one does, and skip. */
interface LiveTime {
  stage: Stage;
  bot: BotProcess;
  /** By how much Discord's clock is ahead of the real steady one. */
  offset: number;
  /** How far the machine's clock is ahead of Discord's, in milliseconds. */
  ahead: number;
  /** How often timers of the heart have called, by the minute that has passed. */
  calls: Map<number, number>;
}

/**
 * The bot with its own heart, in a process of its own that stands in a time zone. Nothing makes it look: time passes,
 * the clock is set, the process sleeps, and when the post came is read at the end.
 */
export async function playLive(stage: Stage, live: Live): Promise<void> {
  const bot = startProcess({ zone: live.zone });
  stage.bot = bot;
  // Until it is there, which takes as long as it takes, neither clock runs.
  await bot.ask({ do: 'clock', at: live.at });
  const time: LiveTime = { stage, bot, offset: live.at - performance.now(), ahead: 0, calls: new Map() };
  stage.clock.follow(() => Math.floor(performance.now() + time.offset));
  stage.tell(`the bot starts, its machine in ${live.zone}`);
  noteLook(time);
  const { refused } = await bot.ask({ do: 'start', at: live.at, isLive: true, settings: stage.settings() });
  if (refused !== undefined) return stage.object(`did not start: ${refused}`);
  stage.isRunning = true;
  for (const step of live.course) {
    if ('until' in step) await runUntil(time, step.until);
    else if ('ahead' in step) await setClock(time, step.ahead);
    else await sleep(time, step);
  }
  await runUntil(time, live.posted.by + ON_MS);
  noteLook(time);
  expectPost(stage, live);
  expectCalm(time);
}

/** The machine's clocks skip, and Discord's; gives how long the heart waits now. */
async function skip(time: LiveTime, { wall, steady }: Skip): Promise<number> {
  const { calls = 0, next = Number.POSITIVE_INFINITY } = await time.bot.ask({ do: 'skip', wall, steady });
  const minute = Math.floor(time.stage.clock.instant / MINUTE);
  const sum = (time.calls.get(minute) ?? 0) + calls;
  time.calls.set(minute, sum);
  if (sum > CALLS_A_MINUTE) throw new Error(`timers of the heart called ${sum} times in one minute`);
  return next;
}

async function runUntil(time: LiveTime, until: number): Promise<void> {
  let next = await skip(time, { wall: 0, steady: 0 });
  for (;;) {
    const left = until - time.stage.clock.instant;
    if (left <= 0) return;
    const millis = Math.min(next, left);
    time.offset += millis;
    next = await skip(time, { wall: millis, steady: millis });
  }
}

async function setClock(time: LiveTime, ahead: number): Promise<void> {
  noteLook(time);
  time.stage.tell(`the machine’s clock is set: ${ahead / MINUTE} min ahead of Discord’s`);
  const wall = ahead - time.ahead;
  time.ahead = ahead;
  await skip(time, { wall, steady: 0 });
  noteLook(time);
}

async function sleep(
  time: LiveTime,
  { asleepUntil, machine }: Extract<Live['course'][number], { asleepUntil: number }>,
): Promise<void> {
  const { stage, bot } = time;
  noteLook(time);
  stage.tell(`SIGSTOP until ${wallText(asleepUntil, 'UTC')} UTC; the machine ${machine}`);
  bot.signal('SIGSTOP');
  await wait(STOPPED_MS);
  const gap = asleepUntil - stage.clock.instant;
  time.offset += gap;
  stage.discord.clockMoved();
  noteLook(time);
  const awake = skip(time, { wall: gap, steady: machine === 'runs' ? gap : 0 });
  stage.tell('SIGCONT');
  bot.signal('SIGCONT');
  await awake;
}

/** The bot looks by itself; the judge is told at which moments it could have, and whether a post could go out. */
function noteLook({ stage: { trace, clock }, ahead }: LiveTime): void {
  trace.looks.push({ at: clock.instant, reaches: ahead === 0 });
}

/** Within its time: whether it is the right one, and the only one, the judge sees. */
function expectPost({ trace, plan, object }: Stage, { posted }: Live): void {
  const post = trace.messages.find(
    ({ channel, at }) => channel === announcementsOf(plan) && at >= posted.from && at <= posted.by,
  );
  const span = `${wallText(posted.from, plan.zone)} and ${wallText(posted.by, plan.zone)}`;
  if (!post) object(`there is no post between ${span}`);
}

/** Nothing spun, and nothing was written past the log. */
function expectCalm({ stage, bot, calls }: LiveTime): void {
  stage.tell(`in the busiest minute, timers of the heart called ${Math.max(...calls.values())} times`);
  const lines = bot.said().split('\n').filter(isNoJson);
  if (lines.length > 0) stage.object(`it wrote ${lines.length} lines past its log, the first: ${lines[0]}`);
}

function isNoJson(line: string): boolean {
  if (line === '') return false;
  try {
    JSON.parse(line);
    return false;
  } catch {
    return true;
  }
}
