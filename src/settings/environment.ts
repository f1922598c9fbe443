import * as z from 'zod';
import * as value from './environment-values.ts';
import type { Problem } from './problem.ts';

/** The environment as it was read: what is not set is absent, and a variable set to nothing is not set. */
export type Environment = z.output<typeof environmentSchema>;
export type LogLevel = z.output<typeof value.logLevel>;
export type Variables = Readonly<Record<string, string | undefined>>;

const opt = z.exactOptional;

const environmentSchema = z.object({
  DISCORD_TOKEN: opt(value.token),
  DISCORD_TOKEN_FILE: opt(z.string()),
  DISCORD_API_URL: opt(value.webAddress),
  STRIKES: opt(z.string()),
  STORE: opt(value.store),
  HTTP: opt(value.listenAddress),
  PUBLIC_URL: opt(value.webAddress),
  DEADMAN_URL: opt(value.webAddress),
  LOG_LEVEL: opt(value.logLevel),
  REHEARSAL_START: opt(value.instant),
  REHEARSAL_PORT: opt(value.port),
});

/** The names of all variables that are read. */
export const VARIABLES: readonly string[] = Object.keys(environmentSchema.shape);

/** Reads the environment. `originOf` says where a variable was set, for the problems: "environment" or ".env". */
export function readEnvironment(
  variables: Variables,
  originOf: (name: string) => string = () => 'environment',
): { ok: true; environment: Environment } | { ok: false; problems: Problem[] } {
  const set = VARIABLES.map(name => [name, variables[name]?.trim()] as const).filter(([, text]) => text);
  const result = environmentSchema.safeParse(Object.fromEntries(set));
  if (result.success) return { ok: true, environment: result.data };
  const problems = result.error.issues.map(({ path, message }): Problem => {
    const name = String(path[0]);
    return { file: originOf(name), path: name, message };
  });
  return { ok: false, problems };
}
