import dns, { type LookupAddress, type LookupOptions } from 'node:dns';
import { flushCompileCache } from 'node:module';
import { type SQLInputValue, StatementSync } from 'node:sqlite';
import { DateTime } from 'luxon';
import type { Bot } from '../../src/app/bot.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { readStrikeText } from '../../src/settings/strike-file.ts';
import type { Strike } from '../../src/strike/strike.ts';
import { noHeartbeat } from '../support/no-heartbeat.ts';
import { type SkippingTime, startSkippingTime } from './skipping-time.ts';
import {
  type Answer,
  type BotSettings,
  NAMED_HOST,
  type Numbered,
  type Order,
  type StoreTrap,
} from './wire.ts';

/**
 * The real bot in a process of its own, which can be killed. It starts, ticks and stops when the runner says so,
 * over IPC, and its clock stands where it was last set.
 *
 * Two things are not as in the product, so that a run can be repeated to the letter: no heartbeat comes by itself,
 * and `Date.now`, by which libraries measure rate limits, runs on from the bot's clock. Where it is live,
 * the heart is the product's own, and its clocks run, and skip when the runner says so.
 */
const realNow = Date.now;
let instant = realNow();
let setAt = realNow();
Date.now = () => instant + realNow() - setAt;
const standingClock = { now: () => DateTime.fromMillis(instant, { zone: 'utc' }) as DateTime<true> };

let trap: StoreTrap | undefined;
let written = 0;
springTraps();
let namesFail = false;
answerNames();
const { startBot } = await import('../../src/app/bot.ts');
// A process that is killed leaves no cache behind for the next, so it is written as soon as there is something.
flushCompileCache();

let bot: Bot | undefined;
let skippingTime: SkippingTime | undefined;
process.on('message', message => void obey(message as Numbered<Order>));
process.on('disconnect', () => process.exit());

async function obey(order: Numbered<Order>): Promise<void> {
  if ('at' in order) setClock(order.at);
  setTrap('trap' in order ? order.trap : undefined);
  try {
    if (order.do === 'start') {
      if (order.isLive) skippingTime = startSkippingTime(order.at);
      bot = await start(order.settings);
    }
    if (order.do === 'tick') await bot?.tick();
    if (order.do === 'stop') await bot?.stop();
    if (order.do === 'names') namesFail = order.fail;
    const skipped = order.do === 'skip' ? await skippingTime?.skip(order) : undefined;
    answer({ id: order.id, ...skipped });
  } catch (error) {
    answer({ id: order.id, refused: error instanceof Error ? error.message : String(error) });
  }
}

/** The same trap, set again by the next order, counts on. */
function setTrap(next: StoreTrap | undefined): void {
  if (JSON.stringify(next) !== JSON.stringify(trap)) written = 0;
  trap = next;
}

function setClock(at: number): void {
  instant = at;
  setAt = realNow();
}

async function start(settings: BotSettings): Promise<Bot> {
  const bot = await startBot({
    ...settings,
    strikes: settings.strikes.map(readStrike),
    clock: skippingTime ? systemClock : standingClock,
    heartbeat: skippingTime?.heartbeat ?? noHeartbeat,
    log: createLogger({ level: 'warn', destination: { write: log => answer({ log }) } }),
    onFatal: error => answer({ fatal: error.message }),
  });
  // Somebody may type one at once.
  await bot.prepared();
  return bot;
}

function readStrike(text: string): Strike {
  const reading = readStrikeText(text, 'strike.yaml');
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.strike;
}

/** As the types have it; what is bound here are plain values. */
type Row = [Record<string, SQLInputValue>, ...SQLInputValue[]];

/** Ends this process, as the system would, just before or after a write of the store. */
function springTraps(): void {
  const prototype: { run(...row: Row): unknown } = StatementSync.prototype;
  const write = Reflect.get(prototype, 'run');
  prototype.run = function (...row: Row) {
    const side = row.some(isMeant) && isTheOne() ? trap?.dies : undefined;
    if (side === 'before') die();
    const result = write.apply(this, row);
    if (side === 'after') die();
    return result;
  };
}

function isMeant(bound: unknown): boolean {
  return trap !== undefined && typeof bound === 'string' && bound.includes(trap.writes);
}

function isTheOne(): boolean {
  written += 1;
  return written === (trap?.nth ?? 1);
}

type Found = (error: Error | null, address?: string | LookupAddress[], family?: number) => void;

/** Looks up the one name that there is here, or fails as a resolver does that has no network. */
function answerNames(): void {
  const lookup = dns.lookup;
  Reflect.set(dns, 'lookup', (host: string, options: LookupOptions, found: Found) => {
    if (host !== NAMED_HOST) return lookup(host, options, found);
    const failure = Object.assign(new Error(`getaddrinfo EAI_AGAIN ${host}`), { code: 'EAI_AGAIN' });
    process.nextTick(() => {
      if (namesFail) found(failure);
      else if (options.all) found(null, [{ address: '127.0.0.1', family: 4 }]);
      else found(null, '127.0.0.1', 4);
    });
  });
}

function die(): never {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('still alive');
}

function answer(message: Answer): void {
  process.send?.(message);
}
