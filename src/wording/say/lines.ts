import type { Site } from '../../strike/strike.ts';
import type { Text } from '../translator.ts';

/** More names than this are not read on a phone; the rest is counted. */
const NAMES_SHOWN = 12;
/** Within a sentence, nor are names that are longer together. The first is always whole. */
const SENTENCE_CHARACTERS = 400;

/** The names of sites as a list, after a colon; past a dozen the rest is counted. */
export function siteNames(text: Text, sites: readonly Site[], most = Number.POSITIVE_INFINITY): string {
  const names = sites.map(site => site.name);
  const shown = names.slice(0, countShown(names, most));
  const rest = names.length - shown.length;
  return rest === 0 ? shown.join(', ') : `${shown.join(', ')} ${text.t('list.more', { count: rest })}`;
}

function countShown(names: readonly string[], most: number): number {
  let length = 0;
  const end = names.findIndex((name, index) => {
    length += name.length + 2;
    return index >= NAMES_SHOWN || (index > 0 && length > most);
  });
  return end < 0 ? names.length : end;
}

/** The names of sites within a sentence: "No line at Fontana and Lancaster". */
export function sitesInSentence(text: Text, sites: readonly Site[]): string {
  const names = sites.map(site => site.name);
  return countShown(names, SENTENCE_CHARACTERS) === names.length
    ? joinAnd(text, names)
    : siteNames(text, sites, SENTENCE_CHARACTERS);
}

/** "a", "a and b", "a, b and c" in the language's own way. */
export function joinAnd({ locale }: Text, parts: readonly string[]): string {
  return listFormat(locale.startsWith('en') ? 'en-GB' : locale).format(parts);
}

/** Kept as those for zones are: making one takes far longer than using it. */
const listFormats = new Map<string, Intl.ListFormat>();

function listFormat(locale: string): Intl.ListFormat {
  const format = listFormats.get(locale) ?? new Intl.ListFormat(locale, { type: 'conjunction' });
  listFormats.set(locale, format);
  return format;
}
