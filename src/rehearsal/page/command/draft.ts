import type { CommandEntry, CommandOption } from './entries.ts';
import type { Files, PickedFile } from './files.ts';
import { findMarks, type Typed, writeLine } from './line.ts';
import type { Suggestion } from './suggestions.ts';

/** What stands in the command box: a line of text, or a command with fields for its options. Never changed in place. */
export interface Draft {
  text: string;
  entry?: CommandEntry;
  typed: Typed;
  /** The suggestion that a field's text came from; its value counts while the text stays the same. */
  picked: ReadonlyMap<string, Suggestion>;
  /** The files for options that take one; their names stand in `typed`. */
  files: Files;
  /** Names of the options that have a field. */
  shown: string[];
  /** The option whose field has the focus. */
  field: string;
}

/** A line of text. */
export function lineDraft(text: string): Draft {
  return { text, typed: new Map(), picked: new Map(), files: new Map(), shown: [], field: '' };
}

/** A command taken up: with fields for its options, or as a line ready to be sent if it has none. */
export function commandDraft(entry: CommandEntry, typed: Typed = new Map()): Draft {
  if (entry.options.length === 0) return lineDraft(`/${entry.shownPath}`);
  const first = entry.options.find(({ required }) => required) ?? entry.options[0];
  const shown = entry.options
    .filter(option => option.required || option === first || typed.has(option.name))
    .map(({ name }) => name);
  return { ...lineDraft(''), entry, typed, shown, field: first?.name ?? '' };
}

/** The option whose field has the focus. */
export function optionIn({ entry, field }: Draft): CommandOption | undefined {
  return entry?.options.find(({ name }) => name === field);
}

/** Types into the field with the focus. `site:` in it goes on to that option's field, as in a typed line. */
export function typeInto(draft: Draft, text: string): Draft {
  const marks = findMarks(text, draft.entry?.options ?? []);
  const leading = marks[0] ? text.slice(0, marks[0].start).trim() : text;
  const typed = new Map(draft.typed).set(draft.field, leading);
  for (const [index, mark] of marks.entries()) {
    typed.set(mark.option.name, text.slice(mark.end, marks[index + 1]?.start).trim());
  }
  return marks.reduce((moved, { option }) => showField(moved, option.name), { ...draft, typed });
}

/** Takes a suggestion into the field with the focus, and goes on to the first required field that is empty. */
export function pickInto(draft: Draft, suggestion: Suggestion): Draft {
  const typed = new Map(draft.typed).set(draft.field, suggestion.label);
  const picked = new Map(draft.picked).set(draft.field, suggestion);
  const missing = draft.entry?.options.find(({ name, required }) => required && !typed.get(name));
  const filled = { ...draft, typed, picked };
  return missing ? showField(filled, missing.name) : filled;
}

/** Takes a file into an option's field, or takes it out again. */
export function putFile(draft: Draft, name: string, file: PickedFile | undefined): Draft {
  const [typed, files] = [new Map(draft.typed), new Map(draft.files)];
  typed.delete(name);
  files.delete(name);
  if (!file) return { ...draft, typed, files };
  return { ...draft, typed: typed.set(name, file.name), files: files.set(name, file) };
}

/** Whether the focused field's text was taken from a list and not changed since. */
export function isSettled({ picked, typed, field }: Draft): boolean {
  return picked.has(field) && picked.get(field)?.label === typed.get(field);
}

/** Goes to an option's field, which is added if it was not shown. */
export function showField(draft: Draft, name: string): Draft {
  return { ...draft, shown: [...new Set([...draft.shown, name])], field: name };
}

/** Leaves an empty field backwards; from the first, back to the line. A required field stays, an optional one goes. */
export function leaveBackwards(draft: Draft): Draft {
  const at = draft.shown.indexOf(draft.field);
  if (at <= 0) return lineDraft(writtenLine(draft));
  const shown = optionIn(draft)?.required ? draft.shown : draft.shown.filter(name => name !== draft.field);
  return { ...draft, shown, field: draft.shown[at - 1] ?? '' };
}

/** The draft as one line that can be typed again. */
export function writtenLine({ entry, typed, text }: Draft): string {
  return entry ? writeLine(entry, typed) : text;
}

/** What the fields say, with the value in place of the label where it was taken from a list. */
export function resolvedValues({ typed, picked }: Draft): Typed {
  return new Map(
    [...typed].map(([name, text]) => {
      const suggestion = picked.get(name);
      return [name, suggestion?.label === text ? suggestion.value : text];
    }),
  );
}
