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
const LEADS_SOMEWHERE = /^[\s<]*[a-z][a-z\d+.-]*:\/\//i;
/** All that people read as the dot of an address. */
const DOTS =
  /[.\u00b7\u0660\u06d4\u0701\u0702\u1427\u16eb\u2022\u2024\u2027\u2219\u22c5\u3002\u30fb\u318d\ua4f8\uff61]/gu;
/** What joins letters, chooses a picture, stands above a letter, or is a mark of Markdown: it is not read. */
const UNREAD = /[\p{M}\p{Default_Ignorable_Code_Point}\\*_~|`<>[\]()\r\n]/gu;
const DOMAIN = /[\p{L}\p{N}-]\.(?:xn--|\p{L}{2})|\d+(?:\.\d+){3}|:\/\//iu;
/** The host of an address, and what stands before it; whatever ends it in a text. */
const ADDRESS = /https?:\/\/(\[[\da-f:.]*\]|[^\s<>/?#()"'`]*)/giu;

/** The links behind words in a text. Where brackets are nested or left open, all since the first one counts as shown. */
export function maskedLinks(text: string): MaskedLink[] {
  const isFlat = !/[[\]]/.test(text.replace(FLAT, ''));
  const first = text.indexOf('[');
  const links: MaskedLink[] = [];
  for (let end = text.indexOf(']('); end >= 0; end = text.indexOf('](', end + 1)) {
    const start = isFlat ? text.lastIndexOf('[', end) : first;
    const rest = text.slice(end + 2);
    if (!LEADS_SOMEWHERE.test(rest.normalize('NFKC').replaceAll('\\', '').slice(0, 40))) continue;
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
  const read = shown.normalize('NFKC').normalize('NFD').replace(UNREAD, '').replace(DOTS, '.');
  return DOMAIN.test(read);
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
  const written = authority.replace(/[^\p{L}\p{N}]+$/u, '');
  const host = hostnameOf(written);
  if (host === undefined) return /[@\uff20]/.test(written) ? [{ shown }] : [];
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
