import { distance } from 'fastest-levenshtein';
import { groupsOf, sitesNamed } from '../../strike/sites.ts';
import type { Site } from '../../strike/strike.ts';
import { marked, UserError } from '../user-error.ts';

/** What people write between the names of a list. */
const BETWEEN = /\s*(?:[,;&+/\n]|\band\b)\s*/iu;
const EVERY =
  /^(?:all|every|each)(?: (?:of )?(?:the )?(?:picket ?)?(?:lines?|sites?|gates?)?(?: of them)?)?$|^everywhere$/iu;
/** Fewer letters than these may stand in any name. */
const LETTERS_TO_FIND = 3;

/** A line or a group, by what people may call it. */
interface Named {
  name: string;
  id?: string;
  sites: Site[];
}

/**
 * Reads lines as people type them: names, ids, groups, a part of a name that only one has, several of these ("fontana,
 * anaheim"), or "all". Case, spaces and accents do not matter. Throws a UserError that says what is nearest, or which of
 * several could be meant, for a name that is no line's.
 */
export function readSiteNames(sites: readonly Site[], typed: string): Site[] {
  const whole = exactly(sites, typed);
  if (whole.length > 0) return whole;
  const names = typed.split(BETWEEN).filter(name => name.trim() !== '');
  const meant = new Set(names.flatMap(name => oneName(sites, name.trim())));
  if (names.length === 0) throw new UserError('sites.unknown', { name: typed });
  return sites.filter(site => meant.has(site));
}

/** Where the last name of a list begins, which is still being typed: 9 in "Fontana, an". */
export function lastNameAt(typed: string): number {
  return /^.*[,;&+/]\s*/su.exec(typed)?.[0].length ?? 0;
}

/** Does a name, or a word of it, begin with what has been typed, whatever the case and the spaces? */
export function begins(name: string, typed: string): boolean {
  const wanted = keyOf(typed);
  if (wanted === '') return typed.trim() === '';
  const words = wordsOf(name);
  return words.some((_, index) => words.slice(index).join('').startsWith(wanted));
}

/** Of these names, those that are typed so with a slip of the finger; the nearest first. */
export function alike(names: readonly string[], typed: string): string[] {
  const wanted = keyOf(typed);
  // A slip in three letters: "downy" is Downey's, and "x" nobody's.
  const most = Math.max(1, Math.floor(wanted.length / 3));
  return names
    .map(name => ({ name, far: Math.min(...partsOf(name).map(part => distance(part, wanted))) }))
    .filter(({ far }) => wanted.length >= LETTERS_TO_FIND && far <= most)
    .toSorted((a, b) => a.far - b.far)
    .map(({ name }) => name);
}

function oneName(sites: readonly Site[], typed: string): Site[] {
  const exact = exactly(sites, typed);
  if (exact.length > 0) return exact;
  const all = namesOf(sites);
  const isLong = keyOf(typed).length >= LETTERS_TO_FIND;
  const parts = isLong ? all.filter(each => namesIn(each).some(name => begins(name, typed))) : [];
  const [found, ...others] = parts;
  if (found && others.length === 0) return found.sites;
  const nearest = found ? parts : nearestTo(all, typed);
  if (nearest.length === 0) throw new UserError('sites.unknown', { name: typed });
  const names = marked(nearest.map(({ name }) => name).join(', '));
  throw new UserError(nearest.length === 1 ? 'error.siteNearest' : 'error.siteSeveral', {
    name: typed,
    names,
  });
}

/** The lines that are named in full: by "all", by an id, a name or a group. */
function exactly(sites: readonly Site[], typed: string): Site[] {
  const named = sitesNamed(sites, typed);
  if (named.length > 0) return named;
  if (EVERY.test(typed.trim())) return [...sites];
  const wanted = keyOf(typed);
  const found = namesOf(sites).find(
    each => wanted !== '' && namesIn(each).some(name => keyOf(name) === wanted),
  );
  return found?.sites ?? [];
}

/** At most three. */
function nearestTo(all: readonly Named[], typed: string): Named[] {
  const near = alike(all.flatMap(namesIn), typed);
  return all.filter(each => namesIn(each).some(name => near.includes(name))).slice(0, 3);
}

function namesIn({ name, id }: Named): string[] {
  return id === undefined ? [name] : [name, id];
}

/** Lines first: a line is meant before a group of the same name. */
function namesOf(sites: readonly Site[]): Named[] {
  const groups = groupsOf(sites).map(group => ({
    name: group,
    sites: sites.filter(site => site.group === group),
  }));
  return [...sites.map(site => ({ name: site.name, id: site.id, sites: [site] })), ...groups];
}

/** A name, and each of its words: "downy" is one letter from the second of "Port Downey". */
function partsOf(name: string): string[] {
  return [keyOf(name), ...wordsOf(name)];
}

function wordsOf(name: string): string[] {
  return name
    .split(/[\s-]+/u)
    .map(keyOf)
    .filter(word => word !== '');
}

/** What is left of a name without its case, spaces, accents and signs: "San Diego" and "sandiego" are one. */
function keyOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
