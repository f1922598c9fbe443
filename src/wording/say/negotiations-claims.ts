import type { IsoDate, Statement } from '../../strike/strike.ts';
import { longDate } from '../times.ts';
import type { Text } from '../translator.ts';
import { statementRow } from './negotiations-parts.ts';

/** What stands above and below a statement, where that is a statement, too. */
interface Neighbours {
  above: Statement | undefined;
  below: Statement | undefined;
}

/**
 * A statement as a row. Where one speaker has said several things on a day, day and speaker stand once, in the row of the
 * first, and the claims under them: nowhere does a claim stand without its speaker above it (promise 11).
 */
export function claimRow(
  text: Text,
  statement: Statement,
  { above, below }: Neighbours,
  today: IsoDate,
): string {
  if (isOfSame(statement, above)) return claim(text, statement);
  if (!isOfSame(statement, below)) return statementRow(text, statement, today);
  const date = longDate(text, statement.date, today);
  const source = text.t(`negotiations.source.${statement.source}`);
  return [text.t('negotiations.statements', { date, source }), claim(text, statement)].join('\n');
}

function isOfSame({ date, source }: Statement, other: Statement | undefined): boolean {
  return date === other?.date && source === other.source;
}

/** Indented, so that it is seen under its speaker. */
function claim(text: Text, { text: words, link }: Statement): string {
  if (link === undefined) return text.t('negotiations.claim', { text: words });
  return text.t('negotiations.claimLink', { text: words, link });
}
