/** What a lock screen shows of a message, in characters. */
const FIRST_LINE = 100;

/** The first line of an answer, and the lines for what it had no room to say. */
export interface Headline {
  first: string;
  left: readonly string[];
}

/** The first of these, the best first, that a lock screen can hold; where it holds none, the last. */
export function fittingLine(candidates: Iterable<Headline>): Headline {
  let last: Headline = { first: '', left: [] };
  for (const { first, left } of candidates) {
    last = { first: withOneStop(first), left };
    if (last.first.length <= FIRST_LINE) break;
  }
  return last;
}

/** The same for lines that leave nothing to say. */
export function firstFitting(candidates: readonly string[]): string {
  return fittingLine(candidates.map(first => ({ first, left: [] }))).first;
}

/** "2 p.m." ends with a full stop of its own. */
export function withOneStop(line: string): string {
  return line.replace(/\.\.(?=(?:\*\*)?$)/, '.');
}
