import { strikeSchema } from '../strike/schema.ts';
import type { Strike } from '../strike/strike.ts';
import type { Problem } from './problem.ts';
import { findingsOf } from './strike-issues.ts';
import { parseYaml } from './yaml-text.ts';
import { plainValue } from './yaml-values.ts';

/** What reading one strike file comes to. Where its guild can be read, it is told even if other things are wrong. */
export type StrikeReading = { guild?: GuildClaim } & (
  | { ok: true; strike: Strike }
  | { ok: false; problems: Problem[] }
);

/** The guild that a file says it is for, and a problem of it to be told at its place. */
export interface GuildClaim {
  id: string;
  problem(message: string): Problem;
}

/**
 * Reads the text of one strike file. `file` is how problems name it. All problems of the file are found at once,
 * except that what does not even parse as YAML is not looked into any further.
 */
export function readStrikeText(text: string, file: string): StrikeReading {
  const { document, problems, problemAt, problemAtOffset } = parseYaml(text, file);
  if (!document) return { ok: false, problems };
  const plain = plainValue(document);
  if ('wrong' in plain)
    return { ok: false, problems: [...problems, problemAtOffset(plain.offset, plain.wrong)] };
  const id = guildIn(plain.value);
  const guild =
    id === undefined ? {} : { guild: { id, problem: (message: string) => problemAt(['guild'], message) } };
  const result = strikeSchema.safeParse(plain.value);
  if (result.success && problems.length === 0) return { ...guild, ok: true, strike: result.data };
  const findings = findingsOf(result.error?.issues ?? []);
  const found = findings.map(({ path, message, atKey }) => problemAt(path, message, atKey));
  return { ...guild, ok: false, problems: [...problems, ...found].toSorted(byPlace) };
}

function byPlace(one: Problem, other: Problem): number {
  return (one.line ?? 0) - (other.line ?? 0) || (one.col ?? 0) - (other.col ?? 0);
}

function guildIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('guild' in value)) return undefined;
  return typeof value.guild === 'string' ? value.guild : undefined;
}
