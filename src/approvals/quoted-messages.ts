import type { Text } from '../wording/translator.ts';

/** Even where little room is left, so much of a message is shown: its first line. */
const LEAST = 110;

/**
 * Messages as quotes, in so many characters together: whole where they fit, else cut at a line's end and said to be cut,
 * for nobody may take a part for all. What comes first in `contents` is cut last.
 */
export function quotesWithin(text: Text, contents: readonly string[], room: number): string[] {
  const quotes: string[] = [];
  let left = room;
  for (const [index, content] of contents.entries()) {
    const others = contents
      .slice(index + 1)
      .reduce((sum, each) => sum + Math.min(quoted(each).length, LEAST), 0);
    const quote = quoteWithin(text, content, Math.max(LEAST, left - others));
    quotes.push(quote);
    left -= quote.length;
  }
  return quotes;
}

function quoteWithin(text: Text, content: string, room: number): string {
  const whole = quoted(content);
  if (whole.length <= room) return whole;
  const note = `\n${text.t('preview.cut')}`;
  const part = whole.slice(0, room - note.length - 1);
  const end = part.lastIndexOf(' ');
  return `${part.slice(0, end > 0 ? end : part.length)}…${note}`;
}

function quoted(content: string): string {
  return content
    .split('\n')
    .map(line => `> ${line}`)
    .join('\n');
}
