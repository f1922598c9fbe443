import type { TypedOption } from '../../protocol.ts';
import type { Directory } from '../directory.ts';
import { type Draft, optionIn, resolvedValues } from './draft.ts';
import { buildOptions, nest } from './values.ts';

/** What the bot is asked to complete: the option in focus as it is typed, and the others as far as they make sense. */
export function focusedOptions(
  draft: Draft,
  directory: Directory,
  locale: string,
): TypedOption[] | undefined {
  const { entry, field } = draft;
  const option = optionIn(draft);
  if (!entry || !option) return undefined;
  const values = resolvedValues(draft);
  const others = entry.options
    .filter(({ name }) => name !== field && values.get(name))
    .flatMap(other => {
      const built = buildOptions({ ...entry, nesting: [], options: [other] }, values, directory, locale);
      return built.ok ? built.options : [];
    });
  const focused = { name: field, type: option.raw.type, value: draft.typed.get(field) ?? '', focused: true };
  return nest(entry, [...others, focused]);
}
