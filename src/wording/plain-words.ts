import { type Disguised, disguisedAddresses } from '../strike/links.ts';
import { UserError } from './user-error.ts';

/** What Discord reads as marks anywhere in a line, and mentions, times and commands, which all begin with `<`. */
const MARKS = /[\\*_~|`[\]<>]/g;
/** What it reads as a heading, small print, a list or a numbered one where a line begins with it. */
const AT_START = /^(?:[-#]|(\d+)(?=\.))/;
/** Line breaks, control characters, and what turns the direction of the text that follows. */
const UNSEEN = /[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu;
const ADDRESS = /(?<![\p{L}\p{N}])https?:\/\/[\p{L}\p{N}][^\s<>]*/gu;
/** What follows an address, or stands around it, rather than belonging to it. */
const AFTER_ADDRESS = /[^\p{L}\p{N}/]+$/u;
/** Is there a mark before the next space? */
const MARK_BEFORE_SPACE = /^\S*[\\*_~|`[\]<>]/;
/** In an address these can be written as a server reads them anyway. */
const IN_ADDRESS = /[\\*~|`[\]()<>]/g;

/**
 * Words that somebody has typed, written so that Discord shows them as they were typed: what would be bold, a code block,
 * a mention or a link that shows something else stays the characters that it is. A web address stays one that can be
 * followed. What is in a message by these words can so neither swallow nor disguise what stands after them.
 */
export function plainWords(typed: string): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { 0: found, index } of typed.matchAll(ADDRESS)) {
    const address = found.replace(AFTER_ADDRESS, '');
    const before = escaped(typed.slice(from, index));
    from = index + address.length;
    // Discord would take the backslash of an escaped mark for a part of the address.
    const isDelimited = MARK_BEFORE_SPACE.test(typed.slice(from));
    pieces.push(before, isDelimited ? `<${plainAddress(address)}>` : plainAddress(address));
  }
  return startingPlain([...pieces, escaped(typed.slice(from))].join(''));
}

/** What somebody has typed, on one line, without what nobody sees. */
export function onOneLine(typed: string): string {
  return typed.replace(UNSEEN, ' ').trim();
}

/**
 * Words that somebody has typed, in an answer of the bot's own about them: nothing in them is a mark, a mention or a link
 * that can be followed, and nothing in them begins a line.
 */
export function inertWords(typed: string): string {
  return startingPlain(escaped(onOneLine(typed)).replace(/@|:(?=\/\/)/g, mark => `\\${mark}`));
}

/** A web address without anything that Discord could read as a mark. */
export function plainAddress(address: string): string {
  return address.replace(IN_ADDRESS, mark => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The same words where nothing reads marks: in a list to pick from. */
export function unescaped(words: string): string {
  return words.replace(/(?<!\\)<(https?:[^\s<>]+)>|\\([^\p{L}\p{N}\s])/gu, '$1$2');
}

/** What somebody reads who typed an address that leads elsewhere than it says. */
export function disguisedError({ shown, host }: Disguised): UserError {
  return host === undefined
    ? new UserError('error.notALink', { link: shown })
    : new UserError('error.disguised', { shown, host });
}

/** Throws the UserError that says so where one of the addresses in words leads elsewhere than it says. */
export function refuseDisguised(words: string): void {
  const [disguised] = disguisedAddresses(words);
  if (disguised) throw disguisedError(disguised);
}

/** The bracket of an address is escaped as well: an opening one may stand in the words before, which are not these. */
function escaped(words: string): string {
  return words.replace(MARKS, mark => `\\${mark}`).replaceAll('](', ']\\(');
}

function startingPlain(words: string): string {
  return words.replace(AT_START, (start, digits?: string) =>
    digits === undefined ? `\\${start}` : `${digits}\\`,
  );
}
