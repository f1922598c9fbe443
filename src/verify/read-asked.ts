/** What somebody wants to know the truth of. The ids are Discord's. */
export type Asked =
  | { type: 'link'; guild: string; channel: string; message: string }
  | { type: 'direct-message' }
  | { type: 'code'; code: string };

/**
 * A link to a message, in any of the ways in which Discord's programs copy it. What stands before it must not make it a
 * part of another address: `discord.com.example.org` and `example.org/discord.com` are not Discord.
 */
const LINK =
  /(?<![\w./@:-])(?:https?:\/\/)?(?:(?:www|ptb|canary)\.)?discord(?:app)?\.com\/channels\/(@me|\d{17,20})\/(\d{17,20})\/(\d{17,20})(?!\d)/i;

/** What stands in codes, and the letters that are read for it: O for 0, I and L for 1 (Crockford). */
const SYMBOL = '[0-9A-TV-Z]';
/** A hyphen as keyboards and messengers make it, or none. */
const HYPHEN = '[-\u2010-\u2015\u2212]';
const WHOLE = new RegExp(`^[\\W_]*(?:ref\\W+)?((?:${SYMBOL}(?:\\s|${HYPHEN})*){8})[\\W_]*$`, 'i');
const AFTER_REF = new RegExp(
  `(?<![0-9A-Z])ref[\\s:.]+(${SYMBOL}{4}${HYPHEN}?${SYMBOL}{4})(?![0-9A-Z])`,
  'gi',
);
const BARE = new RegExp(`(?<![0-9A-Z])(${SYMBOL}{4}${HYPHEN}${SYMBOL}{4})(?![0-9A-Z])`, 'gi');
/** What is not seen, and comes along when something is copied. */
const INVISIBLE = /\p{Cf}/gu;

/**
 * Reads what people paste: a link to a message, with whatever stands around it, or a reference code, in lower case, in
 * pieces, or with the letters that look like its digits. Undefined where it is neither.
 */
export function readAsked(pasted: string): Asked | undefined {
  const text = plain(pasted);
  const link = LINK.exec(text);
  if (link) {
    const [, guild = '', channel = '', message = ''] = link;
    return guild.toLowerCase() === '@me'
      ? { type: 'direct-message' }
      : { type: 'link', guild, channel, message };
  }
  const whole = WHOLE.exec(text)?.[1];
  const code = whole === undefined ? codeIn(text) : spelled(whole);
  return code === undefined ? undefined : { type: 'code', code };
}

/**
 * The reference code that a text shows, "K7Q4-9MX2": the last one after "ref", since it stands in the last line, or else
 * the last that looks like one. Only one: a text with hundreds of them is no way to try them all.
 */
export function codeIn(written: string): string | undefined {
  const text = plain(written);
  const last = [...text.matchAll(AFTER_REF)].at(-1) ?? [...text.matchAll(BARE)].at(-1);
  return last?.[1] === undefined ? undefined : spelled(last[1]);
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(INVISIBLE, '');
}

function spelled(typed: string): string {
  const symbols = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return `${symbols.slice(0, 4)}-${symbols.slice(4)}`;
}
