import { disguisedAddresses, misleadingLinks } from '../strike/links.ts';
import type { Strike } from '../strike/strike.ts';
import { strikeSchema } from '../strike-file/schema.ts';
import type { Problem } from './problem.ts';
import { findingsOf } from './strike-issues.ts';
import { parseYaml } from './yaml-text.ts';
import { plainValue } from './yaml-values.ts';

/**
 * What reading one strike file comes to. Where its guild can be read, it is told even if other things are wrong, and so are
 * the channels and roles that it names.
 */
export type StrikeReading = { guild?: Claim; onServer?: readonly Claim[] } & (
  | { ok: true; strike: Strike }
  | { ok: false; problems: Problem[] }
);

/** An id that a file says is its own, and a problem of it to be told at its place. */
export interface Claim {
  id: string;
  problem: (message: string) => Problem;
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
  const claim = ([path, id]: [Path, string]): Claim => ({ id, problem: message => problemAt(path, message) });
  const [guild] = idsIn(plain.value, ['guild']).map(claim);
  const onServer = ON_A_SERVER.flatMap(path => idsIn(plain.value, path)).map(claim);
  const claims = { ...(guild && { guild }), onServer };
  const result = strikeSchema.safeParse(plain.value);
  const links = linkFindings(plain.value).map(({ path, message }) => problemAt(path, message));
  if (result.success && problems.length === 0 && links.length === 0)
    return { ...claims, ok: true, strike: result.data };
  const findings = findingsOf(result.error?.issues ?? []);
  const found = findings.map(({ path, message, atKey }) => problemAt(path, message, atKey));
  return { ...claims, ok: false, problems: [...problems, ...links, ...found].toSorted(byPlace) };
}

function byPlace(one: Problem, other: Problem): number {
  return (one.line ?? 0) - (other.line ?? 0) || (one.col ?? 0) - (other.col ?? 0);
}

type Path = readonly string[];

/** What a file names of its server besides the server itself. */
const ON_A_SERVER: readonly Path[] = [['channels'], ['broadcasts', 'channels'], ['roles']];

/** Every text at or below a place, with its own place. */
function idsIn(value: unknown, place: Path): [Path, string][] {
  const found = place.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[key] : undefined,
    value,
  );
  return textsIn(found, place);
}

function textsIn(value: unknown, place: Path): [Path, string][] {
  if (typeof value === 'string') return [[place, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, [...place, key]));
}

/**
 * The links in the texts of a strike file that show one address and lead to another, with the path to their text. What
 * organizers did on Discord (`acts`) was checked when they did it.
 */
export function linkFindings(
  value: unknown,
  path: readonly PropertyKey[] = [],
): { path: PropertyKey[]; message: string }[] {
  if (typeof value === 'string') return wrongOf(value).map(message => ({ path: [...path], message }));
  if (typeof value !== 'object' || value === null) return [];
  const entries: [PropertyKey, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return entries
    .filter(([key]) => path.length > 0 || key !== 'acts')
    .flatMap(([key, item]) => linkFindings(item, [...path, key]));
}

function wrongOf(text: string): string[] {
  return [
    ...misleadingLinks(text).map(
      ({ target }) =>
        `has a link that shows what looks like an address, and leads to ${target}; write the address itself`,
    ),
    ...disguisedAddresses(text).map(({ host }) =>
      host === undefined
        ? 'has an address that no browser reads as it stands; write one like https://home.nuhw.org'
        : `has an address that is not what it looks like; write where it leads, ${host}`,
    ),
  ];
}
