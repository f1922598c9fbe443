/** Reads hours as members do: "8 a.m. to 2 p.m. and 7 p.m. to 3 a.m. (next morning), Pacific Time". */

/** Minutes since the midnight that begins the date; what ends on the next day is past 24 hours. */
export type Range = readonly [from: number, to: number];

/** What is said of a line on a date: none, its hours, or only when it begins. `zone` as a sentence names it. */
export type Says =
  | { is: 'none' }
  | { is: 'hours'; ranges: readonly Range[]; zone?: string }
  | { is: 'start'; at: number; zone?: string };

/** Hours of several lines: the same for all of them, or which of them begin when. */
export type SaidHours = Says | { is: 'starts'; at: readonly { minute: number; names: readonly string[] }[] };

const CLOCK = String.raw`(?:noon|midnight|\d{1,2}(?::\d{2})? [ap]\.m\.)`;
const RANGE = new RegExp(`(${CLOCK}) to (?:[A-Z][a-z]+, [A-Z][a-z]+ \\d+, )?(${CLOCK})`, 'g');
const STARTS = new RegExp(`(${CLOCK}) \\(([^)]+)\\)`, 'g');
const ZONE = /(?: \(|, )((?:[A-Z][A-Za-z-]+ )+Time)\b/;

/** Undefined where there are no hours in these words. */
export function readHours(said: string): SaidHours | undefined {
  // The stop of a sentence is that of its last "p.m.", too.
  const words = said.replace(/([ap])\.m(?!\.)/g, '$1.m.');
  const name = ZONE.exec(words)?.[1];
  const zone = name === undefined ? {} : { zone: name };
  const ranges = [...words.matchAll(RANGE)].map(([, from = '', to = '']) => rangeOf(from, to));
  if (ranges.length > 0) return { is: 'hours', ranges, ...zone };
  const from = new RegExp(`^from (${CLOCK})`).exec(words)?.[1];
  if (from !== undefined) return { is: 'start', at: minuteOf(from), ...zone };
  const at = [...words.matchAll(STARTS)].map(([, time = '', names = '']) => ({
    minute: minuteOf(time),
    names: /^\d+ lines?$/.test(names) ? [] : names.split(', '),
  }));
  return at.length > 0 ? { is: 'starts', at } : undefined;
}

function rangeOf(from: string, to: string): Range {
  const [start, end] = [minuteOf(from), minuteOf(to)];
  return [start, end > start ? end : end + 24 * 60];
}

/** "8:30 p.m." as minutes since midnight. */
export function minuteOf(clock: string): number {
  if (clock === 'noon') return 12 * 60;
  if (clock === 'midnight') return 0;
  const [, hour = '', minute = '0', half = ''] = /^(\d+)(?::(\d+))? ([ap])/.exec(clock) ?? [];
  return ((Number(hour) % 12) + (half === 'p' ? 12 : 0)) * 60 + Number(minute);
}

/** The times of day that these words name. */
export function readClocks(words: string): number[] {
  return [...words.matchAll(new RegExp(CLOCK, 'g'))].map(([clock]) => minuteOf(clock));
}
