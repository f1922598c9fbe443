/**
 * Characters that nobody sees, by Unicode's own properties: they hide what a text says, or turn its direction round. What
 * joins letters and emoji, or chooses between two pictures of one, stays.
 */
const INVISIBLE =
  /[[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\u2800]--[\p{Join_Control}\p{Variation_Selector}]]/gv;
const JOINERS = /\p{Join_Control}/gu;
/** Joiners join something: at an end, or beside a space, they only hide. Each row of them is tried once. */
const LOOSE_JOINERS = /(?<=^|\s)\p{Join_Control}+|(?<!\p{Join_Control})\p{Join_Control}+(?=\s|$)/gmu;
const CONTROLS = /[\p{Cc}\p{Cs}]/gu;

export interface CleanText {
  text: string;
  /** How many characters that nobody sees were taken out. */
  removed: number;
}

/**
 * A text as it will be sent: line ends are one kind, no more than one line is left empty, and what nobody can see is
 * taken out, so that the preview shows all that there is.
 */
export function cleanText(typed: string): CleanText {
  const lines = typed.replace(/\r\n?|\u2028|\u2029/gu, '\n');
  const visible = lines
    .toWellFormed()
    .replace(INVISIBLE, '')
    .replace(LOOSE_JOINERS, '')
    .replace(CONTROLS, character => (character === '\n' ? '\n' : character === '\t' ? ' ' : ''));
  const text = visible
    .split('\n')
    .map(line => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  const isBlank = text.replace(JOINERS, '').trim() === '';
  return { text: isBlank ? '' : text, removed: lines.length - visible.length };
}

/** The same, on one line. */
export function cleanLine(typed: string): CleanText {
  const { text, removed } = cleanText(typed);
  return { text: text.replace(/\s+/gu, ' '), removed };
}

/** Markdown that would swallow what comes after it: a code block that stays open, a quotation to the end. */
export function swallowing(text: string): 'fence' | 'quote' | undefined {
  const outside = text.split('```').filter((_, index) => index % 2 === 0);
  if ((text.split('```').length - 1) % 2 === 1) return 'fence';
  return outside.some(part => /^\s*>>>/m.test(part)) ? 'quote' : undefined;
}

/** Does it hold an address? The page behind it is not shown. */
export function hasLink(text: string): boolean {
  return /https?:\/\//i.test(text);
}
