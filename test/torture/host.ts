import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { COMPILE_CACHE, type Ending } from './bot.ts';

/** The bot as a host starts it: `src/main.ts` with an environment. Its clock is the machine's. */
export interface Host {
  ended: Promise<Ending>;
  kill(): void;
  signal(name: 'SIGTERM' | 'SIGINT'): void;
  /** Resolves when its log has a line with these words. */
  logs(words: string): Promise<void>;
}

export interface HostSettings {
  strikeFile: string;
  /** Where the strike file is written. */
  strikePath: string;
  token: string;
  apiUrl: string;
  /** An address like `sqlite:…`. */
  store: string;
  /** Somebody without rights, if this runs as root. */
  unprivileged: boolean;
}

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const NOBODY = 65_534;

export function startHost(settings: HostSettings): Host {
  writeFileSync(settings.strikePath, settings.strikeFile);
  const isRoot = process.getuid?.() === 0;
  const child = spawn(process.execPath, [MAIN], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: COMPILE_CACHE,
      DISCORD_TOKEN: settings.token,
      DISCORD_API_URL: settings.apiUrl,
      STRIKES: settings.strikePath,
      STORE: settings.store,
      HTTP: '127.0.0.1:0',
    },
    ...(settings.unprivileged && isRoot && { uid: NOBODY, gid: NOBODY }),
  });
  let said = '';
  child.stderr?.on('data', data => {
    said += String(data);
  });
  let log = '';
  const waiting = new Map<string, () => void>();
  child.stdout?.on('data', data => {
    log += String(data);
    for (const [words, resolve] of waiting) if (log.includes(words)) resolve();
  });
  const ended = once(child, 'close').then(
    ([code, signal]): Ending => ({
      code: code as number | null,
      signal: signal as NodeJS.Signals | null,
      said,
    }),
  );
  return {
    ended,
    kill: () => void child.kill('SIGKILL'),
    signal: name => void child.kill(name),
    logs: words =>
      new Promise(resolve => {
        if (log.includes(words)) resolve();
        else waiting.set(words, resolve);
      }),
  };
}

const ENDS_WITHIN_MS = 60_000;

/** How the process has to end. */
export interface End {
  code: number;
  says: RegExp;
}

/** The bot has to end by itself, with the exit code that the README has for it, and one sentence. */
export async function expectEnd(
  { object, tell }: { object: (problem: string) => void; tell: (event: string) => void },
  host: Host,
  { code, says }: End,
  withinMs = ENDS_WITHIN_MS,
): Promise<void> {
  const patience = new AbortController();
  const late = wait(withinMs, undefined, { signal: patience.signal }).catch(() => undefined);
  const ending = await Promise.race([host.ended, late]);
  patience.abort();
  if (!ending) {
    host.kill();
    return object(`it did not end within ${withinMs / 1000} s`);
  }
  const sentence = ending.said.trim();
  tell(`it ended with ${ending.code ?? ending.signal}: ${sentence}`);
  if (ending.code !== code) object(`it ended with ${ending.code ?? ending.signal}, not with ${code}`);
  if (!says.test(sentence) || sentence.includes('\n')) object(`it said: ${sentence}`);
}
