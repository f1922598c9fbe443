import type { Strike } from '../../strike/strike.ts';
import type { Text } from '../translator.ts';
import { fitting, more } from './negotiations-parts.ts';

/** What the issues may hold, so that they stay one message. */
const CHARACTERS = 1400;

/** `/negotiations issues`: what the union asks for, as its own words: it is named as their speaker. */
export function issuesAnswer(text: Text, strike: Strike): string {
  const { rows } = fittingIssues(text, strike, CHARACTERS);
  return [...(rows.length === 0 ? [text.t('negotiations.issues.none')] : rows), ...more(text, strike)].join(
    '\n',
  );
}

/** A title and a row for each issue, as many as fit into so many characters; nothing where there are none. */
export function fittingIssues(
  text: Text,
  { union, negotiations }: Strike,
  characters: number,
): { rows: string[]; isWhole: boolean } {
  const rows = negotiations.issues.map(issue => text.t('negotiations.issues.item', { text: issue }));
  if (rows.length === 0) return { rows, isWhole: true };
  const title = text.t('negotiations.issues.title', { union });
  return {
    rows: [title, ...fitting(text, rows, characters)],
    isWhole: rows.join('\n').length <= characters,
  };
}
