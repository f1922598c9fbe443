import { type TimelineItem, timelineOn } from '../../strike/negotiation-timeline.ts';
import { isStillUnderWay } from '../../strike/negotiations.ts';
import type { IsoDate, Session, Strike } from '../../strike/strike.ts';
import { DiscordLimit } from '../limits.ts';
import { longDate } from '../times.ts';
import type { Text } from '../translator.ts';
import { momentInWords, more, onceStopped, statementRow, unstopped } from './negotiations-parts.ts';

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
  // The title is at its longest with as many pages as there are rows.
  const around = [titleOf(text, rows.length, rows.length, rows.length), ...more(text, strike)].join('\n');
  const all = paged(rows, DiscordLimit.content - around.length - 2);
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

/** Fills page after page with so many characters; a row that is too long for any has one of its own. */
function paged(rows: readonly string[], characters: number): string[][] {
  const pages: string[][] = [];
  for (const row of rows) {
    const last = pages.at(-1);
    if (last && [...last, row].join('\n').length <= characters) last.push(row);
    else pages.push([row]);
  }
  return pages;
}

function timelineRow(text: Text, item: TimelineItem, today: IsoDate): string {
  if ('statement' in item) return statementRow(text, item.statement, today);
  const date = longDate(text, item.date, today);
  if ('vote' in item) {
    const closes = momentInWords(text, item.vote.closes, today);
    const vote = onceStopped(text.t('negotiations.timeline.vote', { closes }));
    return text.t('negotiations.news', { date, text: vote });
  }
  return text.t('negotiations.news', { date, text: stateInWords(text, item.session, today) });
}

/** A scheduled session of a day that has passed is not called scheduled any more. */
function stateInWords({ t }: Text, session: Session, today: IsoDate): string {
  const { state, date, reason, outcome = 'none' } = session;
  if (state === 'held') return t(`negotiations.timeline.held.${outcome}`);
  if (state === 'under-way') {
    return t(`negotiations.timeline.${isStillUnderWay(session, today) ? 'underWay' : 'begun'}`);
  }
  if (state !== 'scheduled')
    return reason === undefined
      ? t(`negotiations.timeline.${state}`)
      : t(`negotiations.timeline.${state}Because`, { reason: unstopped(reason) });
  if (date === today) return t('negotiations.timeline.today');
  return t(date < today ? 'negotiations.timeline.unreported' : 'negotiations.timeline.scheduled');
}
