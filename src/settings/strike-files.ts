import { readdirSync, readFileSync, statSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import type { Strike } from '../strike/strike.ts';
import { whyUnreadable } from './file-errors.ts';
import type { Problem } from './problem.ts';
import { type Claim, readStrikeText, type StrikeReading } from './strike-file.ts';
import { decodeText } from './text-file.ts';

/** The strikes that could be read, how many files were looked at, and everything that is wrong with them. */
export interface StrikesReading {
  strikes: Strike[];
  files: number;
  problems: Problem[];
}

/**
 * Reads the strike file at `path`, or every *.yaml and *.yml file of the folder at `path`, by name. Problems name
 * a file as seen from `root`.
 */
export function readStrikes(path: string, root: string): StrikesReading {
  const found = filesAt(path);
  if ('wrong' in found) {
    return { strikes: [], files: 0, problems: [{ file: shown(path, root), path: '', message: found.wrong }] };
  }
  const readings = found.files.map(file => ({ file: shown(file, root), ...readStrikeFile(file, root) }));
  return {
    strikes: readings.flatMap(reading => (reading.ok ? [reading.strike] : [])),
    files: found.files.length,
    problems: [
      ...readings.flatMap(reading => (reading.ok ? [] : reading.problems)),
      ...sharedGuilds(readings),
      ...sharedPlaces(readings),
    ],
  };
}

/** Reads one strike file. */
export function readStrikeFile(path: string, root: string): StrikeReading {
  const file = shown(path, root);
  try {
    const decoded = decodeText(readFileSync(path));
    if ('text' in decoded) return readStrikeText(decoded.text, file);
    return { ok: false, problems: [{ file, path: '', ...decoded.place, message: decoded.wrong }] };
  } catch (error) {
    return { ok: false, problems: [{ file, path: '', message: whyUnreadable(error) }] };
  }
}

function filesAt(path: string): { files: string[] } | { wrong: string } {
  try {
    if (!statSync(path).isDirectory()) return { files: [path] };
    const names = readdirSync(path).filter(name => /\.ya?ml$/i.test(name) && !name.startsWith('.'));
    return { files: names.toSorted().map(name => join(path, name)) };
  } catch (error) {
    return { wrong: whyUnreadable(error) };
  }
}

/** What a file claims for itself. */
interface Claims {
  file: string;
  guild?: Claim;
  onServer?: readonly Claim[];
}

/** A guild has one strike: a command given there would not know which one is meant. */
function sharedGuilds(readings: readonly Claims[]): Problem[] {
  const first = new Map<string, string>();
  return readings.flatMap(({ file, guild }) => {
    if (!guild) return [];
    const other = first.get(guild.id);
    if (other === undefined) first.set(guild.id, file);
    return other === undefined
      ? []
      : [guild.problem(`is the guild of ${other} too; write one strike for a guild`)];
  });
}

/**
 * A channel or a role is on one server, so two strikes that name the same do so by a slip, and one of them would speak on
 * the other's server.
 */
function sharedPlaces(readings: readonly Claims[]): Problem[] {
  /** By id, for each guild the first file that names it there. */
  const named = new Map<string, Map<string | undefined, string>>();
  return readings.flatMap(({ file, guild, onServer = [] }) =>
    onServer.flatMap(({ id, problem }) => {
      const files = named.get(id) ?? new Map<string | undefined, string>();
      named.set(id, files);
      const other = files.entries().find(([earlier]) => earlier !== guild?.id);
      if (!files.has(guild?.id)) files.set(guild?.id, file);
      const message = `${id} is in ${other?.[1]} too, and is on one server only; write the id of one of this guild’s`;
      return other ? [problem(message)] : [];
    }),
  );
}

/** A path as seen from the root where it lies inside. */
export function shown(path: string, root: string): string {
  const inside = relative(root, path);
  return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? path : inside.replaceAll('\\', '/');
}
