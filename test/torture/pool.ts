import { type BotProcess, startProcess } from './bot.ts';

/** To start a process takes seconds, so those that outlive their run are used again, and some wait ready. */
export interface Pool {
  take(): BotProcess;
  giveBack(process: BotProcess): void;
  close(): void;
}

/** After so many runs a process is replaced, so that what a bot leaves behind cannot pile up. */
const RUNS_PER_PROCESS = 50;

export function createPool(spares: number): Pool {
  const idle: BotProcess[] = [];
  const runs = new WeakMap<BotProcess, number>();
  const fill = () => {
    while (idle.length < spares) idle.push(startProcess());
  };
  fill();
  return {
    take: () => {
      const taken = idle.find(process => process.isAlive()) ?? startProcess();
      const index = idle.indexOf(taken);
      idle.splice(0, index + 1);
      fill();
      return taken;
    },
    giveBack: process => {
      const count = (runs.get(process) ?? 0) + 1;
      runs.set(process, count);
      if (!process.isAlive()) return;
      if (count >= RUNS_PER_PROCESS || !process.isCommon) process.signal('SIGKILL');
      else idle.unshift(process);
    },
    close: () => {
      for (const process of idle) process.signal('SIGKILL');
    },
  };
}
