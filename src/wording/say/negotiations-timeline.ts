import { type TimelineItem, timelineOn } from '../../strike/negotiation-timeline.ts';
import type { IsoDate, Session, Strike } from '../../strike/strike.ts';
import { longDate } from '../times.ts';
import type { Text } from '../translator.ts';
import { more, statementRow, unstopped } from './negotiations-parts.ts';

const ITEMS_PER_PAGE = 6;
/** What the rows of a page may hold, so that it stays one message with its title and the union's page. */
const CHARACTERS = 1500;

/** One page of a longer text; `page` counts from 1. */
export interface Page {
  content: string;
  page: number;
  pages: number;
}

/**
 * `/negotiations timeline`: a page of what was known on `today`, newest first. A page that is not there (any more)
 * gives the nearest: the number comes out of a button that may be old.
 */
export function timelinePage(text: Text, strike: Strike, today: IsoDate, wanted: number): Page {
  const rows = timelineOn(strike.negotiations, today).map(item => timelineRow(text, item, today));
  const all = paged(rows);
  const pages = Math.max(1, all.length);
  const page = Number.isNaN(wanted) ? 1 : Math.min(Math.max(1, Math.trunc(wanted)), pages);
  const content = [titleOf(text, page, pages, rows.length), ...(all[page - 1] ?? []), ...more(text, strike)];
  return { content: content.join('\n'), page, pages };
}

function titleOf({ t }: Text, page: number, pages: number, rows: number): string {
  if (rows === 0) return t('negotiations.nothing');
  return pages === 1
    ? t('negotiations.timeline.title')
    : t('negotiations.timeline.titlePaged', { page, pages });
}

/** Fills page after page; a row that is too long for any has one of its own. */
function paged(rows: readonly string[]): string[][] {
  const pages: string[][] = [];
  for (const row of rows) {
    const last = pages.at(-1);
    const fits = last && last.length < ITEMS_PER_PAGE && [...last, row].join('\n').length <= CHARACTERS;
    if (fits) last.push(row);
    else pages.push([row]);
  }
  return pages;
}

function timelineRow(text: Text, item: TimelineItem, today: IsoDate): string {
  if ('statement' in item) return statementRow(text, item.statement, today);
  const date = longDate(text, item.date, today);
  return text.t('negotiations.news', { date, text: stateInWords(text, item.session, today) });
}

/** A scheduled session of a day that has passed is not called scheduled any more. */
function stateInWords({ t }: Text, { state, date, reason }: Session, today: IsoDate): string {
  if (state === 'held') return t('negotiations.timeline.held');
  if (state !== 'scheduled')
    return reason === undefined
      ? t(`negotiations.timeline.${state}`)
      : t(`negotiations.timeline.${state}Because`, { reason: unstopped(reason) });
  if (date === today) return t('negotiations.timeline.today');
  return t(date < today ? 'negotiations.timeline.unreported' : 'negotiations.timeline.scheduled');
}
