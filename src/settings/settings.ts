import { resolve } from 'node:path';
import type { Strike } from '../strike/strike.ts';
import { readDotEnv } from './dot-env.ts';
import {
  type Environment,
  type LogLevel,
  readEnvironment,
  TOKEN_VARIABLES,
  type Variables,
} from './environment.ts';
import type { ListenAddress } from './environment-values.ts';
import type { Problem } from './problem.ts';
import { ROOT } from './root.ts';
import { chooseStrikes, type StrikeSource } from './strike-choice.ts';
import { readToken } from './token.ts';

interface SharedSettings {
  strikes: readonly Strike[];
  /** Whether the strikes are the host's own or the example. */
  strikeSource: StrikeSource;
  /** `sqlite:` and an absolute path, or `sqlite::memory:`. */
  store: string;
  http: ListenAddress;
  publicUrl?: string;
  deadmanUrl?: string;
  logLevel: LogLevel;
}

/** Against Discord, or against what `apiUrl` names instead. */
export type LiveSettings = SharedSettings & { mode: 'live'; token: string; apiUrl?: string };

/** Against the simulated Discord. `start` is an ISO 8601 instant with its offset, `port` that of the page. */
export type RehearsalSettings = SharedSettings & { mode: 'rehearsal'; start?: string; port?: number };

/** Everything that a host can set, read and checked. */
export type Settings = LiveSettings | RehearsalSettings;
export type SettingsReading = { ok: true; settings: Settings } | { ok: false; problems: Problem[] };

/**
 * Reads the environment, the file `.env` and the strike files, and finds every problem with them. The real
 * environment wins over `.env`, also where it sets a variable to nothing. Without a token it is a rehearsal.
 * Relative paths are relative to `root`.
 */
export function readSettings({
  env = process.env,
  root = ROOT,
}: {
  env?: Variables;
  root?: string;
} = {}): SettingsReading {
  const dotEnv = readDotEnv(root, env);
  const variables = { ...dotEnv.variables, ...env };
  const originOf = (name: string) => (env[name] === undefined ? '.env' : 'environment');
  const { environment, problems } = readEnvironment(variables, originOf);
  const token = readToken(environment, root, originOf);
  const live = TOKEN_VARIABLES.some(name => variables[name]?.trim());
  const choice = chooseStrikes({ named: environment.STRIKES, live, root });
  const all = [...dotEnv.problems, ...problems, ...token.problems, ...choice.problems];
  if (all.length > 0) return { ok: false, problems: all };
  const shared = { ...sharedSettings(environment, live, root), ...choice.chosen };
  return { ok: true, settings: { ...shared, ...modeOf(environment, token.token) } };
}

function modeOf(
  { DISCORD_API_URL: apiUrl, REHEARSAL_START: start, REHEARSAL_PORT: port }: Environment,
  token?: string,
) {
  if (token !== undefined) return { mode: 'live' as const, token, ...(apiUrl !== undefined && { apiUrl }) };
  return {
    mode: 'rehearsal' as const,
    ...(start !== undefined && { start }),
    ...(port !== undefined && { port }),
  };
}

function sharedSettings(environment: Environment, live: boolean, root: string) {
  const { PUBLIC_URL: publicUrl, DEADMAN_URL: deadmanUrl } = environment;
  return {
    store: storeAt(environment.STORE ?? (live ? 'sqlite:data/picketline.db' : 'sqlite::memory:'), root),
    http: environment.HTTP ?? { host: '127.0.0.1', port: 8420 },
    logLevel: environment.LOG_LEVEL ?? 'info',
    ...(publicUrl !== undefined && { publicUrl }),
    ...(deadmanUrl !== undefined && { deadmanUrl }),
  } satisfies Partial<SharedSettings>;
}

function storeAt(store: string, root: string): string {
  const path = store.slice('sqlite:'.length);
  return path === ':memory:' ? store : `sqlite:${resolve(root, path)}`;
}
