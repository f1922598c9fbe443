import type { Directory } from '../directory.ts';
import { type Draft, isSettled, optionIn } from './draft.ts';
import type { CommandEntry } from './entries.ts';
import { commandOffers, type Suggestion, suggestValues } from './suggestions.ts';

/** What the page itself offers for a draft: values that it knows, or commands; and which of them Enter takes. */
export function offeredFor(
  draft: Draft,
  entries: CommandEntry[],
  directory: Directory,
  locale: string,
): { list: Suggestion[]; active: number } {
  const option = optionIn(draft);
  if (!option) return { list: commandOffers(draft.text, entries), active: 0 };
  const text = draft.typed.get(option.name) ?? '';
  const list = isSettled(draft) ? [] : suggestValues(option, text, directory, locale);
  return { list, active: text ? 0 : -1 };
}
