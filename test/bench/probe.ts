import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';

/**
 * Loaded into the bot's process before it starts: says, when it is asked, what the process has cost since it was last asked.
 * Stalls are watched for only where that was asked for: to wake a hundred times in a second costs more than a bot that idles.
 */
export interface Cost {
  /** Microseconds of a core. */
  cpu: number;
  /** Bytes. */
  memory: number;
  /** In milliseconds; nothing where nobody watched. */
  stall?: Stall;
}

interface Stall {
  /** The longest time in which the event loop took nothing up; a busy machine is in it. */
  longest: number;
  /** The most that the loop's own thread has computed at a stretch: what the longest would be on a quiet machine. */
  computed: number;
}

/** What is asked of the process until it is asked again. */
export interface Question {
  watches: boolean;
  /** Where to write, at the next question, a CPU profile of what is done until then. */
  profile?: string;
}

const EVERY_MS = 10;

let before = process.cpuUsage();
let watch = watchStalls(false);
let endProfile = async () => {};

process.on('message', (question: Question) => void answer(question));

async function answer({ watches, profile }: Question): Promise<void> {
  const { user, system } = process.cpuUsage(before);
  const stall = watch.end();
  await endProfile();
  endProfile = await startProfile(profile);
  const cost: Cost = { cpu: user + system, memory: process.memoryUsage().rss, ...(stall && { stall }) };
  process.send?.(cost);
  before = process.cpuUsage();
  watch = watchStalls(watches);
}

function watchStalls(watches: boolean): { end(): Stall | undefined } {
  if (!watches) return { end: () => undefined };
  const stall = { longest: 0, computed: 0 };
  let [at, computed] = [performance.now(), ownCpuMs()];
  const timer = setInterval(() => {
    const [now, soFar] = [performance.now(), ownCpuMs()];
    stall.longest = Math.max(stall.longest, now - at - EVERY_MS);
    stall.computed = Math.max(stall.computed, soFar - computed);
    [at, computed] = [now, soFar];
  }, EVERY_MS);
  return {
    end: () => {
      clearInterval(timer);
      return stall;
    },
  };
}

function ownCpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

async function startProfile(path: string | undefined): Promise<() => Promise<void>> {
  if (path === undefined) return async () => {};
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 500 });
  await session.post('Profiler.start');
  return async () => {
    const { profile } = await session.post('Profiler.stop');
    session.disconnect();
    writeFileSync(path, JSON.stringify(profile));
  };
}
