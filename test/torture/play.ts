import { setTimeout as wait } from 'node:timers/promises';
import { auditProblems } from './audit.ts';
import { type BotProcess, startProcess } from './bot.ts';
import { wallText } from './calendar.ts';
import { killDuring, lastWords } from './kill.ts';
import type { KillPoint, Reach } from './kill-points.ts';
import { playLive } from './live.ts';
import { announcementsOf } from './plan.ts';
import type { Pool } from './pool.ts';
import type { Look, Script, Step } from './script.ts';
import { createStage, type Stage } from './stage.ts';
import type { SeenLook, Trace } from './trace.ts';
import type { LookOrder, StoreTrap } from './wire.ts';

/** No run takes longer; one that does hangs. */
const PATIENCE_MS = 120_000;

/** Plays a script from its first step to its last, and gives what was seen. */
export async function play(script: Script, pool: Pool): Promise<Trace> {
  const stage = await createStage(script);
  const patience = new AbortController();
  const late = wait(PATIENCE_MS, 'late' as const, { signal: patience.signal }).catch(() => undefined);
  const done = playSteps(stage, pool).catch(error => stage.object(`the run broke off: ${String(error)}`));
  if ((await Promise.race([done, late])) === 'late') stage.object(`it hung for ${PATIENCE_MS / 1000} s`);
  patience.abort();
  await leave(stage, pool);
  return stage.trace;
}

async function playSteps(stage: Stage, pool: Pool): Promise<void> {
  for (const step of stage.script.steps) await playStep(stage, pool, step);
}

async function playStep(stage: Stage, pool: Pool, step: Step): Promise<void> {
  switch (step.do) {
    case 'start':
      stage.bot = stage.bot?.isAlive() ? stage.bot : pool.take();
      if (step.plans) stage.trace.plans = step.plans;
      return look(stage, step, { do: 'start', at: step.at + stage.skew, settings: stage.settings() });
    case 'start-limited':
      if (stage.bot?.isAlive()) pool.giveBack(stage.bot);
      stage.bot = startProcess({ limitKiB: step.limitKiB });
      return look(stage, step, { do: 'start', at: step.at + stage.skew, settings: stage.settings() });
    case 'tick':
      return look(stage, step, { do: 'tick', at: step.at + stage.skew });
    case 'sleep':
      return sleep(stage, step);
    case 'stand-still':
      return standStill(stage, step);
    case 'names':
      stage.tell(`names ${step.fail ? 'cannot' : 'can'} be looked up`);
      await stage.bot?.ask({ do: 'names', fail: step.fail });
      return;
    case 'stop':
      stage.tell('the bot is stopped');
      await stage.bot?.ask({ do: 'stop' });
      stage.isRunning = false;
      return;
    case 'die':
      stage.tell('the process is killed');
      stage.bot?.signal('SIGKILL');
      await stage.bot?.ended;
      await lastWords(stage.discord);
      stage.isRunning = false;
      return;
    case 'people':
      return act(stage, step);
    case 'skew':
      stage.skew = step.ms;
      return;
    case 'clock':
      moveClock(stage, step.at);
      return;
    case 'live':
      return playLive(stage, step);
    case 'then':
      stage.tell(step.what);
      await step.run(stage);
      return;
  }
}

async function look(
  stage: Stage,
  step: Extract<Step, { do: 'start' | 'start-limited' | 'tick' }>,
  order: LookOrder,
): Promise<void> {
  moveClock(stage, step.at);
  stage.tell(nameOf(step, stage));
  const { bot } = stage;
  if (!bot?.isAlive() || (step.do === 'tick' && !stage.isRunning)) {
    if (step.do !== 'tick') throw new Error('there is no process');
    return;
  }
  // The look is noted first, so that what comes of it can be told from what came before.
  const seen = { at: step.at, reaches: step.reaches ?? (true as Reach) };
  stage.trace.looks.push(seen);
  if (
    step.kill &&
    (await isKilledDuring(stage, bot, trap => bot.ask(trap ? { ...order, trap } : order), step.kill, seen))
  ) {
    return;
  }
  const { refused } = step.kill ? {} : await bot.ask(order);
  if (step.do === 'tick') return;
  stage.isRunning = refused === undefined;
  if (refused !== undefined) stage.tell(`did not start: ${refused}`);
  const may = step.do === 'start' ? step.fails : step.mayFail;
  const must = step.do === 'start' && step.fails !== undefined;
  if (refused !== undefined) seen.reaches = false;
  if (refused === undefined ? must : !may?.test(refused)) stage.object(`started: ${refused ?? 'yes'}`);
}

/** People act at an instant of both clocks. What that makes the bot do is waited for, with one look more. */
async function act(stage: Stage, step: Extract<Step, { do: 'people' }>): Promise<void> {
  moveClock(stage, step.at);
  stage.tell(step.what);
  const { bot } = stage;
  if (!bot?.isAlive() || !stage.isRunning) return stage.object(`there is no bot: ${step.what}`);
  const seen = { at: step.at, reaches: step.reaches ?? (step.meanwhile ? 'maybe' : true) };
  stage.trace.looks.push(seen);
  const at = step.at + stage.skew;
  const task = async (trap?: StoreTrap) => {
    await bot.ask({ do: 'clock', at, ...(trap && { trap }) });
    await step.run(stage);
    if (!step.meanwhile) await bot.ask({ do: 'tick', at, ...(trap && { trap }) });
  };
  if (step.kill) await isKilledDuring(stage, bot, task, step.kill, seen);
  else await task();
}

async function isKilledDuring(
  stage: Stage,
  bot: BotProcess,
  task: (trap?: StoreTrap) => Promise<unknown>,
  point: KillPoint,
  seen: SeenLook,
): Promise<boolean> {
  if (!(await killDuring(bot, task, point, stage.discord, stage.trace.plans))) return false;
  await lastWords(stage.discord);
  stage.tell(`killed: ${point.name}`);
  seen.reaches = point.out;
  stage.isRunning = false;
  return true;
}

/** SIGSTOP while a request is with Discord; the clock goes on; SIGCONT. */
async function sleep(stage: Stage, { at, until, answered }: Extract<Step, { do: 'sleep' }>): Promise<void> {
  moveClock(stage, at);
  stage.tell(`ticks, and stands still until ${wallText(until, 'UTC')} UTC`);
  stage.trace.looks.push({ at, reaches: true });
  const path = new RegExp(`^/channels/(${stage.trace.plans.map(announcementsOf).join('|')})/messages$`);
  const hold = stage.discord.faults.hold({ method: 'POST', path }, 'after');
  const work = stage.bot?.ask({ do: 'tick', at: at + stage.skew });
  await hold.reached;
  stage.bot?.signal('SIGSTOP');
  if (answered === 'asleep') hold.release();
  await wait(5);
  moveClock(stage, until);
  stage.bot?.signal('SIGCONT');
  if (answered === 'never') hold.release('reset');
  await work;
}

/** Long enough in real time for beats of the connection to be missed; see `heartbeatMs`. */
const STANDS_STILL_MS = 350;

async function standStill(
  stage: Stage,
  { until, loses }: Extract<Step, { do: 'stand-still' }>,
): Promise<void> {
  stage.tell(`stands still until ${wallText(until, 'UTC')} UTC${loses ? ', and loses its connections' : ''}`);
  stage.bot?.signal('SIGSTOP');
  if (loses) {
    await stage.discord.faults.outage('refused');
    await stage.discord.faults.outage('off');
  }
  await wait(STANDS_STILL_MS);
  moveClock(stage, until);
  stage.bot?.signal('SIGCONT');
}

function moveClock(stage: Stage, at: number): void {
  stage.clock.instant = at;
  stage.discord.clockMoved();
}

function nameOf(step: { do: string } & Look, { skew }: Stage): string {
  const clock = skew === 0 ? '' : `, its clock ${skew / 60_000} min ahead`;
  return `${step.do}${step.reaches === undefined ? '' : ` (reaches: ${step.reaches})`}${clock}`;
}

/** An interaction with something wrong in it is given up with an error in the log, which is right. */
function isForeseen(line: string, { handlersMayFail }: Script): boolean {
  return handlersMayFail === true && line.includes('"msg":"a handler failed"');
}

/** Stops the bot, if it still runs, so that its process can serve another run. */
async function leave(stage: Stage, pool: Pool): Promise<void> {
  stage.discord.faults.clear();
  const { bot } = stage;
  if (bot?.isAlive()) {
    const log = bot.takeLog();
    stage.trace.story.push(...log);
    const isDiskFull = stage.script.steps.some(step => step.do === 'start-limited');
    for (const line of log) {
      if (line.startsWith('fatal: ')) stage.object(`the bot gave up: ${line}`);
      else if (line.startsWith('{"level":"error"') && !isDiskFull && !isForeseen(line, stage.script))
        stage.object(`it logged: ${line}`);
    }
    const stopped = bot.ask({ do: 'stop' }).then(
      () => true,
      () => false,
    );
    const isStopped = await Promise.race([stopped, wait(10_000, false)]);
    if (isStopped) pool.giveBack(bot);
    else bot.signal('SIGKILL');
  }
  for (const problem of await auditProblems(stage.store)) stage.object(problem);
  await stage.close();
}
