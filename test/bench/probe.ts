import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Loaded into the bot's process before it starts: says, when it is asked, what the process has cost since it was last asked. */
export interface Cost {
  /** Microseconds of a core. */
  cpu: number;
  /** The longest stall of the event loop, in milliseconds. */
  stall: number;
  /** Bytes. */
  memory: number;
}

const RESOLUTION_MS = 5;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();
let before = process.cpuUsage();

process.on('message', () => {
  const { user, system } = process.cpuUsage(before);
  before = process.cpuUsage();
  const cost: Cost = {
    cpu: user + system,
    stall: Math.max(0, delay.max / 1e6 - RESOLUTION_MS),
    memory: process.memoryUsage().rss,
  };
  delay.reset();
  process.send?.(cost);
});
