import type { CommandEntry, CommandOption } from './entries.ts';
import { takesFile } from './files.ts';

/** What was typed, by option name. */
export type Typed = Map<string, string>;

/** What a typed line comes to. */
export type Line =
  | { kind: 'message'; content: string }
  | { kind: 'command'; entry: CommandEntry; typed: Typed }
  | { kind: 'unknown-command'; text: string };

/** Reads a line as the command box sends it: "/picket on date:Jan 9", "/picket on Jan 9", or plain text. */
export function parseLine(text: string, entries: CommandEntry[]): Line {
  const line = text.trim();
  if (!line.startsWith('/')) return { kind: 'message', content: line };
  const found = findEntry(line, entries);
  if (!found) return { kind: 'unknown-command', text: line };
  return { kind: 'command', entry: found.entry, typed: parseArguments(found.rest, found.entry.options) };
}

/** The command that a line begins with; of several, the longest. */
export function findEntry(
  line: string,
  entries: CommandEntry[],
): { entry: CommandEntry; rest: string } | undefined {
  const typed = line.slice(1).replace(/\s+/g, ' ').toLocaleLowerCase();
  const matches = entries.flatMap(entry =>
    [entry.path, entry.shownPath]
      .filter(path => `${typed} `.startsWith(`${path.toLocaleLowerCase()} `))
      .map(path => ({ entry, words: path.split(' ').length })),
  );
  const best = matches.toSorted((a, b) => b.words - a.words)[0];
  if (!best) return undefined;
  return { entry: best.entry, rest: afterWords(line.slice(1), best.words) };
}

function afterWords(text: string, words: number): string {
  return text.replace(new RegExp(`^\\s*(?:\\S+\\s*){${words}}`), '');
}

/** `name:` opens an option wherever it stands; text before any name belongs to the first option not named that text can be for. */
export function parseArguments(text: string, options: CommandOption[]): Typed {
  const typed: Typed = new Map();
  const marks = findMarks(text, options);
  for (const [index, mark] of marks.entries()) {
    typed.set(mark.option.name, text.slice(mark.end, marks[index + 1]?.start).trim());
  }
  const leading = text.slice(0, marks[0]?.start).trim();
  const open = options.find(option => !typed.has(option.name) && !takesFile(option));
  if (leading && open) typed.set(open.name, leading);
  return typed;
}

/** Where `name:` stands in a text, in the option's own or its localized name. */
export function findMarks(
  text: string,
  options: CommandOption[],
): { option: CommandOption; start: number; end: number }[] {
  return [...text.matchAll(/(?<=^|\s)([^\s:]+):/g)].flatMap(match => {
    const name = match[1]?.toLocaleLowerCase();
    const option = options.find(one => one.name === name || one.shownName.toLocaleLowerCase() === name);
    return option ? [{ option, start: match.index, end: match.index + match[0].length }] : [];
  });
}

/** A command and its options as one line, as it can be typed again. */
export function writeLine(entry: CommandEntry, typed: Typed): string {
  const parts = entry.options.flatMap(option => {
    const value = typed.get(option.name);
    return value ? [`${option.shownName}:${value}`] : [];
  });
  return [`/${entry.shownPath}`, ...parts].join(' ');
}
