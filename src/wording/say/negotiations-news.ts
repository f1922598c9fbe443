import { newsOn, type TimelineItem } from '../../strike/negotiation-timeline.ts';
import type { NegotiationsStatus } from '../../strike/negotiations.ts';
import type { IsoDate, Session, Statement, Strike } from '../../strike/strike.ts';
import { longDate } from '../times.ts';
import type { Text } from '../translator.ts';
import { calledOffSentence, fitting, statementRow } from './negotiations-parts.ts';

type SessionItem = Extract<TimelineItem, { session: unknown }>;

/** What changed and what was said since the last session; the union's words apart, for they come before all others. */
export interface News {
  items: TimelineItem[];
  others: TimelineItem[];
}

/** @param told the sessions that stand above the news already */
export function newsSince(
  { negotiations }: Strike,
  { lastHeld }: NegotiationsStatus,
  today: IsoDate,
  told: readonly (Session | undefined)[],
): News {
  const dates = told.flatMap(session => session?.date ?? []);
  const all = newsOn(negotiations, today, lastHeld?.date).filter(
    item => !('session' in item) || !dates.includes(item.session.date),
  );
  const isOthers = (item: TimelineItem) => 'statement' in item && item.statement.source !== 'union';
  return { items: all.filter(item => !isOthers(item)), others: all.filter(isOthers) };
}

/** A title and the rows below it, as many as fit into so many characters; nothing where there is no news. */
export function newsRows(
  text: Text,
  items: readonly TimelineItem[],
  title: string,
  today: IsoDate,
  characters: number,
): string[] {
  if (items.length === 0) return [];
  const rows = items.map((item, index) => {
    if ('session' in item) return sessionRow(text, item, today);
    const [above, below] = [items[index - 1], items[index + 1]].map(statementIn);
    return 'statement' in item ? claimRow(text, item.statement, { above, below }, today) : '';
  });
  return [title, ...fitting(text, rows, characters - title.length - 1)];
}

function statementIn(item: TimelineItem | undefined): Statement | undefined {
  return item && 'statement' in item ? item.statement : undefined;
}

function sessionRow(text: Text, { date, session }: SessionItem, today: IsoDate): string {
  const sentence =
    session.state === 'scheduled'
      ? text.t('negotiations.set', { date: longDate(text, session.date, today) })
      : calledOffSentence(text, session, today);
  return text.t('negotiations.news', { date: longDate(text, date, today), text: sentence });
}

/** The neighbours of a statement that are statements, too. */
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
