import type { Text } from '../translator.ts';
import { english } from './english.ts';
import type { DateLanguage } from './language.ts';

/** By the first part of the language's tag. Another is a file beside these, and an entry here. */
const LANGUAGES: Readonly<Record<string, DateLanguage>> = { en: english };

/** The language in which somebody types dates: their own, or English where theirs is not here. */
export function dateLanguageOf({ locale }: Text): DateLanguage {
  return LANGUAGES[locale.split('-')[0] ?? ''] ?? english;
}
