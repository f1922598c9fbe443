import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { ROOT } from '../../../src/settings/root.ts';

/** The program as `npm start` runs it, without a token: a rehearsal of the example on a free port. */
export interface RunningRehearsal {
  url: string;
  process: ChildProcess;
  stop(): Promise<void>;
}

/** Starts it and waits for the line with the page's address. */
export async function startProgram(env: Record<string, string> = {}): Promise<RunningRehearsal> {
  const child = spawn(process.execPath, ['--import', './src/platform/guard.mjs', 'src/main.ts'], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      DISCORD_TOKEN: '',
      REHEARSAL_PORT: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/\S+/.exec(line)?.[0];
    if (url) return { url, process: child, stop: () => stop(child, closed) };
  }
  throw new Error('the program ended without saying where its page is');
}

async function stop(child: ChildProcess, closed: Promise<unknown>): Promise<void> {
  child.kill('SIGTERM');
  await closed;
}
