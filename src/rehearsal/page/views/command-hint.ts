import { type Draft, optionIn } from '../command/draft.ts';
import type { CommandEntry } from '../command/entries.ts';
import { takesFile } from '../command/files.ts';
import { findEntry } from '../command/line.ts';

/** One line that helps: what the field in focus is for, or what the typed command takes. Empty when there is nothing to say. */
export function hintFor(draft: Draft, entries: CommandEntry[], listOpen: boolean): string {
  const option = optionIn(draft);
  if (option) {
    const notes = [option.required ? 'required' : '', takesFile(option) ? 'at most 8 MiB' : ''].filter(
      Boolean,
    );
    return `${option.shownName}: ${option.description}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`;
  }
  if (listOpen || !draft.text.startsWith('/')) return '';
  const entry = findEntry(draft.text, entries)?.entry;
  if (!entry) return '';
  const names = entry.options.map(({ shownName, required }) => (required ? shownName : `[${shownName}]`));
  return [entry.description, names.join(' ')].filter(Boolean).join(' · ');
}
