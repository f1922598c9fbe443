import { DiscordLimit } from './limits.ts';
import { isPingLine } from './marks.ts';
import type { Text } from './translator.ts';

/** How many characters the rows of one kind may take, where a message with all of them is too long. */
const ROOMS = [0, 200, 300, 400, 500, 650, 800, 1000, 1200];

/** Where the rest of what does not fit can be read. */
type Where = 'fit.restOfDay' | 'fit.rest' | 'fit.problems' | 'fit.days';

/**
 * A message that Discord takes, composed in as much room for its rows as there is. Where it is too long even without them,
 * the longest lines are left out whole, and counted; the first one, which a lock screen shows, who is pinged and the
 * small print (the reference) always stay.
 *
 * @param compose its lines, whose rows of one kind take about `room` characters at most
 */
export function fitted(text: Text, compose: (room: number) => readonly string[]): string {
  const whole = compose(Number.POSITIVE_INFINITY).join('\n');
  if (whole.length <= DiscordLimit.content) return whole;
  // Composing decides days, so the room is halved in on, not tried one by one.
  let best: string | undefined;
  let [low, high] = [0, ROOMS.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const content = compose(ROOMS[middle] ?? 0).join('\n');
    if (content.length <= DiscordLimit.content) [best, low] = [content, middle + 1];
    else high = middle;
  }
  return best ?? wholeLines(text, compose(0).join('\n').split('\n'), 'fit.restOfDay');
}

/** A text of many lines as one message: the longest that are too much are left out whole, and counted. */
export function fitContent(text: Text, content: string, where: Where = 'fit.rest'): string {
  return content.length <= DiscordLimit.content ? content : wholeLines(text, content.split('\n'), where);
}

function wholeLines(text: Text, lines: readonly string[], where: Where): string {
  const left = [...lines];
  const said = () => {
    const count = lines.length - left.length;
    const [small, rest] = [left.findLastIndex(line => !isPinned(line)) + 1, text.t(where, { count })];
    return (count === 0 ? left : left.toSpliced(Math.max(1, small), 0, rest)).join('\n');
  };
  while (said().length > DiscordLimit.content) {
    const longest = left.reduce(
      (most, line, index) =>
        index > 0 && !isPinned(line) && line.length > (left[most]?.length ?? -1) ? index : most,
      -1,
    );
    if (longest < 0) break;
    left.splice(longest, 1);
  }
  return said();
}

/** Pings and the small print are never left out. */
function isPinned(line: string): boolean {
  return line.startsWith('-# ') || isPingLine(line);
}

/** A row about some picket lines. */
export interface Row {
  words: string;
  /** How many picket lines it is about. */
  lines: number;
}

/** As many whole rows as there is room for; the picket lines of the others are counted. */
export function rowsWithin(
  rows: readonly Row[],
  room: number,
  rest: (count: number, shown: number) => string,
): string[] {
  let length = 0;
  const end = rows.findIndex(({ words }) => {
    length += words.length + 1;
    return length > room;
  });
  if (end < 0) return rows.map(({ words }) => words);
  const count = rows.slice(end).reduce((sum, { lines }) => sum + lines, 0);
  return [...rows.slice(0, end).map(({ words }) => words), rest(count, end)];
}

/** What replaces the rows that have no room, in a list of lines by their hours that names all. */
export function restOfLines(text: Text): (count: number, shown: number) => string {
  return (count, shown) => text.t(shown > 0 ? 'lines.rest' : 'lines.counted', { count });
}
