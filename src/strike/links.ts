/**
 * What a reader sees of a link, and where it leads. Discord shows `[words](address)` as the words alone, and follows an
 * address as a browser does: this refuses more than it has to, because nobody here draws Discord's Markdown exactly.
 */

/** A link behind words: what it shows, and the address as it is written. */
export interface MaskedLink {
  shown: string;
  target: string;
}

/** An address that leads to another host than the one that it shows; without one where nobody can say. */
export interface Disguised {
  shown: string;
  host?: string;
}

/** `[words]`, without another bracket in it, and what may stand behind it. */
const FLAT = /\[([^[\]]*)\]/g;
/** What is read as an address there, once its backslashes are gone. */
const LEADS_SOMEWHERE = /^(?:[a-z][a-z\d+.-]*:\/\/|(?:mailto|sms|tel):)/i;
/** What may stand between `](` and the address. */
const BEFORE_ADDRESS = /^[\s<\\\p{Default_Ignorable_Code_Point}]+/u;
/** All that people read as the dot of an address. */
const DOTS =
  /[.\u00b7\u0589\u0660\u06d4\u06f0\u0701\u0702\u0970\u1362\u1427\u166e\u16eb\u2022\u2024\u2027\u2219\u22c5\u2981\u2b1d\u2e31\u2e33\u3002\u30fb\u318d\ua4f8\ua60e\ua78f\uff61\u{10101}\u{10a50}]|\u{1d16d}/gu;
/** What joins letters, chooses a picture, stands above a letter, or is a mark of Markdown: it is not read. */
const UNREAD = /[\p{M}\p{Default_Ignorable_Code_Point}\\*_~|`<>[\]()\r\n]/gu;
/** Spaces so narrow that a name is read across them. */
const HAIR_SPACES = /[\u2006\u2008-\u200a\u202f\u205f]/g;
const DOMAIN = /[\p{L}\p{N}-]\.(?:xn--|\p{L}{2})|\d+(?:\.\d+){3}|:\/\//iu;
/** Nobody ends a sentence with a space before its full stop, and few begin one in small letters with what ends an address. */
const SPACED_DOMAIN =
  /[\p{L}\p{N}] +\. *\p{L}{2}|[\p{Ll}\p{N}]\. +(?:com|org|net|edu|gov)\b|[\p{Lu}\p{N}]\. +(?:COM|ORG|NET|EDU|GOV)\b/u;
/** A round picture is read as a dot only before what ends an address: elsewhere it is there to be pretty. */
const ROUND_DOMAIN = /[\p{L}\p{N}] *[●○◉◎◦∘⚪⚫⏺🔘🔴🔵🟠-🟤] *(?:com|org|net|edu|gov)\b/iu;
/** A picture of the server's own can look like anything. */
const OWN_EMOJI = /<a?:\w+:\d+>/g;
/** The host of an address, and what stands before it. Browsers skip slashes that are too many. */
const ADDRESS = /https?:\/\/[/\\]*(\[[\da-f:.]*\]|[^\s</?#]*)/giu;
/** What ends an address in a text, or stands around it. Before an `@` it is a part of it. */
const AROUND = /[>()"'`]/;
const AT = /[@\uff20]/;

/** The links behind words in a text. Where brackets are nested or left open, all since the first one counts as shown. */
export function maskedLinks(text: string): MaskedLink[] {
  const isFlat = !/[[\]]/.test(text.replace(FLAT, ''));
  const first = text.indexOf('[');
  const links: MaskedLink[] = [];
  for (let end = text.indexOf(']('); end >= 0; end = text.indexOf('](', end + 1)) {
    const start = isFlat ? text.lastIndexOf('[', end) : first;
    const rest = text.slice(end + 2).replace(BEFORE_ADDRESS, '');
    if (!LEADS_SOMEWHERE.test(rest.slice(0, 80).normalize('NFKC').replaceAll('\\', ''))) continue;
    links.push({
      shown: text.slice(start < 0 ? 0 : start + 1, end),
      target: rest.split(/[)\n]/, 1)[0] ?? '',
    });
  }
  return links;
}

/** Those whose words could be taken for an address themselves, be it the one that they lead to. */
export function misleadingLinks(text: string): MaskedLink[] {
  return maskedLinks(text).filter(({ shown, target }) => showsDomain(shown) || showsDomain(titleOf(target)));
}

/** What is shown where the pointer rests on a link: `[words](address "title")`. */
function titleOf(target: string): string {
  return target.trim().replace(/^\S+/, '');
}

function showsDomain(shown: string): boolean {
  const read = shown
    .replace(OWN_EMOJI, '●')
    .replace(HAIR_SPACES, '')
    .normalize('NFKC')
    .normalize('NFD')
    .replace(UNREAD, '')
    .replace(DOTS, '.');
  return [DOMAIN, SPACED_DOMAIN, ROUND_DOMAIN].some(domain => domain.test(read));
}

/**
 * The addresses in a text whose host is not read as it is written: `https://kaiser.com@evil.example`, letters of another
 * script that look like ours, numbers for an address. An escaped mark counts as the mark, as Discord may read it.
 */
export function disguisedAddresses(text: string): Disguised[] {
  const plain = text.replaceAll('\\', '');
  const found = [...new Set([text, plain])].flatMap(each => [...each.matchAll(ADDRESS)]);
  const disguised = found.flatMap(([shown, authority = '']) => disguiseOf(shown, authority));
  return [...new Map(disguised.map(each => [each.shown, each])).values()];
}

function disguiseOf(shown: string, authority: string): Disguised[] {
  if (authority.startsWith('[')) return [{ shown }];
  const own = AT.test(authority) ? authority : (authority.split(AROUND, 1)[0] ?? '');
  const written = own.replace(/[^\p{L}\p{N}]+$/u, '');
  const host = hostnameOf(written);
  if (host === undefined) return AT.test(written) ? [{ shown }] : [];
  return host === written.toLowerCase().replace(/:\d+$/, '') ? [] : [{ shown, host }];
}

function hostnameOf(authority: string): string | undefined {
  const address = `https://${authority}`;
  return authority !== '' && URL.canParse(address) ? new URL(address).hostname : undefined;
}

/** Is it an address on the web, and one that leads where it says? */
export function isWebAddress(link: string): boolean {
  return /^https?:\/\/[^\s[]\S*$/i.test(link) && URL.canParse(link) && disguisedAddresses(link).length === 0;
}
