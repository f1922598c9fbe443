import type { Strike } from '../strike/strike.ts';
import { fitting, more } from './negotiations-parts.ts';
import type { Text } from './translator.ts';

/** What the issues may hold, so that they stay one message. */
const CHARACTERS = 1400;

/** `/negotiations issues`: what the union asks for, as its own words: it is named as their speaker. */
export function issuesAnswer(text: Text, strike: Strike): string {
  const { t } = text;
  const rows = strike.negotiations.issues.map(issue => t('negotiations.issues.item', { text: issue }));
  const title = t('negotiations.issues.title', { union: strike.union });
  return [
    ...(rows.length === 0 ? [t('negotiations.issues.none')] : [title, ...fitting(text, rows, CHARACTERS)]),
    ...more(text, strike),
  ].join('\n');
}
