import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ROOT } from '../../src/settings/root.ts';

/** How a program ended: its exit code, or the signal that killed it, and all that it printed. */
export interface Ending {
  code: number | null;
  signal: string | null;
  out: string;
  err: string;
}

export interface Program {
  /** Resolves once this has been printed to standard output; rejects when the program ends without it. */
  printed(text: string | RegExp): Promise<string>;
  kill(signal: 'SIGTERM' | 'SIGINT'): void;
  ended: Promise<Ending>;
}

/** What of the machine's environment a program is given; nothing that a test does not set comes from there. */
const { PATH } = process.env;

/** Starts a script of the repository as its npm script does. It is gone after the test, however that ends. */
export function start(
  script: string,
  env: Record<string, string> = {},
  { preload = ['./src/platform/guard.mjs'], args = [] }: { preload?: string[]; args?: string[] } = {},
): Program {
  const imports = preload.flatMap(each => ['--import', each]);
  const child = spawn(process.execPath, [...imports, join(ROOT, script), ...args], {
    cwd: ROOT,
    env: { ...(PATH !== undefined && { PATH }), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', text => {
    out += String(text);
  });
  child.stderr.setEncoding('utf8').on('data', text => {
    err += String(text);
  });
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, out, err }) as Ending);
  const printed = (text: string | RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = typeof text === 'string' ? out.includes(text) && text : text.exec(out)?.[0];
        if (typeof found === 'string') resolve(found);
      };
      child.stdout.on('data', look);
      look();
      void ended.then(({ code }) => reject(new Error(`it ended with ${code}: ${out}${err}`)));
    });
  return { printed, kill: signal => void child.kill(signal), ended };
}
