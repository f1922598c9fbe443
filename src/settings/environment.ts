import * as z from 'zod';
import * as value from './environment-values.ts';
import type { Problem } from './problem.ts';

/** The environment as it was read: what is not set is absent, and a variable set to nothing is not set. */
export type Environment = z.output<typeof environmentSchema>;
export type LogLevel = z.output<typeof value.logLevel>;
export type Variables = Readonly<Record<string, string | undefined>>;

const opt = z.exactOptional;

const environmentSchema = z.object({
  DISCORD_TOKEN: opt(value.tokenText),
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
/** Those that a token comes from. */
export const TOKEN_VARIABLES = [
  'DISCORD_TOKEN',
  'DISCORD_TOKEN_FILE',
] as const satisfies (keyof Environment)[];

/**
 * Reads the environment: what can be used, and the problems with the rest. `originOf` says where a variable was
 * set, for the problems: "environment" or ".env".
 */
export function readEnvironment(
  variables: Variables,
  originOf: (name: string) => string = () => 'environment',
): { environment: Environment; problems: Problem[] } {
  const set = VARIABLES.map(name => [name, variables[name]?.trim()] as const).filter(([, text]) => text);
  const issues = environmentSchema.safeParse(Object.fromEntries(set)).error?.issues ?? [];
  const problems = issues.map(({ path: [name], message }): Problem => {
    return { file: originOf(String(name)), path: String(name), message };
  });
  const usable = set.filter(([name]) => !problems.some(problem => problem.path === name));
  return { environment: environmentSchema.parse(Object.fromEntries(usable)), problems };
}
