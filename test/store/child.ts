import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

/** A process of its own. What it prints with `console.log` is read line by line. */
export interface Child {
  process: ChildProcessWithoutNullStreams;
  /** The next line; rejects with what the child complained of if it ends first. */
  line(): Promise<string>;
  say(line: string): void;
  /** Resolves when the system has taken it down. */
  kill(): Promise<void>;
  ended(): Promise<void>;
}

/** Runs `source`, an ES module in which `store('x.ts')` is the address of a module of the store. */
export function startChild(source: string, environment: Record<string, string> = {}): Child {
  const store = new URL('../../src/store/', import.meta.url).href;
  const prelude = `const store = name => ${JSON.stringify(store)} + name;\n`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', prelude + source], {
    env: { ...process.env, ...environment },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let complaint = '';
  child.stderr.on('data', data => {
    complaint += String(data);
  });
  const closed = once(child, 'close');
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    process: child,
    line: async () => {
      const { value, done } = await lines.next();
      if (!done) return value;
      await closed;
      throw new Error(`the child has ended: ${complaint}`);
    },
    say: line => void child.stdin.write(`${line}\n`),
    kill: async () => {
      child.kill('SIGKILL');
      await closed;
    },
    ended: async () => {
      await closed;
    },
  };
}
