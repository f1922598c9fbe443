import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ROOT } from '../../src/settings/root.ts';
import { bundleBot } from './bundle.ts';
import type { Answer, Order } from './wire.ts';

/** How a process ended; `signal` where it was killed. `said` is what it wrote to its standard error. */
export interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
  said: string;
}

/** A bot's process, seen from the runner. */
export interface BotProcess {
  /** Resolves when it is done; with the sentence if the bot refused. Rejects if the process ends first. */
  ask(order: Order): Promise<{ refused?: string }>;
  /** What the bot has logged, and what it called fatal, since it was last asked for. */
  takeLog(): string[];
  signal(name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void;
  ended: Promise<Ending>;
  isAlive(): boolean;
}

/** Shared by all processes, or most of a run would go into compiling. */
export const COMPILE_CACHE =
  process.env.NODE_COMPILE_CACHE ?? join(ROOT, 'node_modules/.cache/picketline-torture');
const SCRIPT = await bundleBot();

/** Starts a process in which a bot can be started. `limitKiB`: no file that it writes may grow larger. */
export function startProcess({ limitKiB }: { limitKiB?: number } = {}): BotProcess {
  const command = [process.execPath, SCRIPT];
  const limited = ['-c', `trap '' XFSZ; ulimit -f ${limitKiB}; exec "$@"`, 'bash', ...command];
  const [program = '', ...args] = limitKiB === undefined ? command : ['bash', ...limited];
  const env = { ...process.env, NODE_COMPILE_CACHE: COMPILE_CACHE };
  return handleOf(spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], env }));
}

function handleOf(child: ChildProcess): BotProcess {
  const waiting = new Map<
    number,
    { resolve: (answer: { refused?: string }) => void; reject: (why: Error) => void }
  >();
  const log: string[] = [];
  let said = '';
  let lastId = 0;
  child.stderr?.on('data', data => {
    said += String(data);
  });
  child.on('message', message => {
    const answer = message as Answer;
    if ('log' in answer) log.push(answer.log.trim());
    else if ('fatal' in answer) log.push(`fatal: ${answer.fatal}`);
    else {
      waiting.get(answer.id)?.resolve(answer);
      waiting.delete(answer.id);
    }
  });
  // A process that is killed may leave an order unwritten; that it has ended is told below.
  child.on('error', () => undefined);
  const ended = once(child, 'close').then(([code, signal]): Ending => {
    const why = `the bot's process has ended (${String(signal ?? code)}): ${said}`;
    for (const { reject } of waiting.values()) reject(new Error(why));
    waiting.clear();
    return { code: code as number | null, signal: signal as NodeJS.Signals | null, said };
  });
  return {
    ask: order =>
      new Promise((resolve, reject) => {
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        child.send({ ...order, id: lastId }, error => {
          if (error) reject(error);
        });
      }),
    takeLog: () => log.splice(0),
    signal: name => void child.kill(name),
    ended,
    isAlive: () => child.exitCode === null && child.signalCode === null,
  };
}
