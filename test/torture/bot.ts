import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ROOT } from '../../src/settings/root.ts';
import { bundleBot } from './bundle.ts';
import type { Answer, Done, Order } from './wire.ts';

/** How a process ended; `signal` where it was killed. `said` is what it wrote, past its log. */
export interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
  said: string;
}

/** A bot's process, seen from the runner. */
export interface BotProcess {
  /** Resolves when it is done; with the sentence if the bot refused. Rejects if the process ends first. */
  ask(order: Order): Promise<Done>;
  /** What the bot has logged, and what it called fatal, since it was last asked for. */
  takeLog(): string[];
  /** What it has written past its log, to its standard output and error. */
  said(): string;
  signal(name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void;
  ended: Promise<Ending>;
  /** May another run have it? */
  isCommon: boolean;
  isAlive(): boolean;
}

/** Shared by all processes, or most of a run would go into compiling. */
export const COMPILE_CACHE =
  process.env.NODE_COMPILE_CACHE ?? join(ROOT, 'node_modules/.cache/picketline-torture');
const SCRIPT = await bundleBot();

/** In what a process differs from those that any run may have. */
interface Peculiar {
  /** No file that it writes may grow larger. */
  limitKiB?: number;
  /** The time zone that its machine stands in. */
  zone?: string;
}

/** Starts a process in which a bot can be started. */
export function startProcess({ limitKiB, zone }: Peculiar = {}): BotProcess {
  const command = [process.execPath, SCRIPT];
  const limited = ['-c', `trap '' XFSZ; ulimit -f ${limitKiB}; exec "$@"`, 'bash', ...command];
  const [program = '', ...args] = limitKiB === undefined ? command : ['bash', ...limited];
  const env = { ...process.env, NODE_COMPILE_CACHE: COMPILE_CACHE, ...(zone !== undefined && { TZ: zone }) };
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], env });
  return handleOf(child, limitKiB === undefined && zone === undefined);
}

function handleOf(child: ChildProcess, isCommon: boolean): BotProcess {
  const waiting = new Map<number, { resolve: (answer: Done) => void; reject: (why: Error) => void }>();
  const log: string[] = [];
  let said = '';
  let lastId = 0;
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', data => {
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
    said: () => said,
    signal: name => void child.kill(name),
    ended,
    isCommon,
    isAlive: () => child.exitCode === null && child.signalCode === null,
  };
}
