import { type Draft, optionIn } from '../command/draft.ts';
import type { CommandEntry } from '../command/entries.ts';
import { findEntry } from '../command/line.ts';

/** One line that helps: what the field in focus is for, or what the typed command takes. Empty when there is nothing to say. */
export function hintFor(draft: Draft, entries: CommandEntry[], listOpen: boolean): string {
  const option = optionIn(draft);
  if (option) return `${option.shownName}: ${option.description}${option.required ? ' (required)' : ''}`;
  if (listOpen || !draft.text.startsWith('/')) return '';
  const entry = findEntry(draft.text, entries)?.entry;
  if (!entry) return '';
  const names = entry.options.map(({ shownName, required }) => (required ? shownName : `[${shownName}]`));
  return [entry.description, names.join(' ')].filter(Boolean).join(' · ');
}
