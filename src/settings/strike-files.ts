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
  return readings.flatMap(({ guild }, index) => {
    const other = readings.slice(0, index).find(earlier => guild && earlier.guild?.id === guild.id);
    return guild && other
      ? [guild.problem(`is the guild of ${other.file} too; write one strike for a guild`)]
      : [];
  });
}

/**
 * A channel or a role is on one server, so two strikes that name the same do so by a slip, and one of them would speak on
 * the other's server.
 */
function sharedPlaces(readings: readonly Claims[]): Problem[] {
  return readings.flatMap(({ guild, onServer = [] }, index) =>
    onServer.flatMap(({ id, problem }) => {
      const other = readings
        .slice(0, index)
        .find(earlier => earlier.guild?.id !== guild?.id && earlier.onServer?.some(each => each.id === id));
      return other
        ? [
            problem(
              `${id} is in ${other.file} too, and is on one server only; write the id of one of this guild’s`,
            ),
          ]
        : [];
    }),
  );
}

/** A path as seen from the root where it lies inside. */
export function shown(path: string, root: string): string {
  const inside = relative(root, path);
  return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? path : inside.replaceAll('\\', '/');
}
