import type { DateTime } from 'luxon';
import { daysBetween, strikeDate } from '../../strike/dates.ts';
import { newsOn, type TimelineItem } from '../../strike/negotiation-timeline.ts';
import {
  isOverdue,
  type NegotiationsStatus,
  negotiationsOn,
  sessionsKnownOn,
} from '../../strike/negotiations.ts';
import type { IsoDate, NextUpdate, NothingNew, Statement, Strike } from '../../strike/strike.ts';
import { instantAt } from '../../strike/wallclock.ts';
import { dateAndTime, longDate, zoneName } from '../times.ts';
import type { Text } from '../translator.ts';
import { issueRows } from './negotiations-issues.ts';
import { calledOffSentence, fitting, more, statementRow } from './negotiations-parts.ts';

type SessionItem = Extract<TimelineItem, { session: unknown }>;

/** What the news may hold: enough for the longest statement with its link, and still one message. */
const NEWS_CHARACTERS = 900;
/** What the issues may hold beside the news; all of them are in `/negotiations issues`. */
const ISSUES_CHARACTERS = 400;
/** Sessions whose outcome was never recorded; older ones are in the timeline. */
const UNREPORTED_SHOWN = 3;

/**
 * `/negotiations status`: where things stand at `now`, as of when, every claim with its speaker (promise 11).
 *
 * @param lastDay of the strike, where it is known
 */
export function negotiationsAnswer(text: Text, strike: Strike, now: DateTime, lastDay?: IsoDate): string {
  const { t } = text;
  const { negotiations } = strike;
  const today = strikeDate(strike, now);
  const status = negotiationsOn(negotiations, today);
  const { asOf, calledOff, promise } = status;
  const isOver = lastDay !== undefined && lastDay < today;
  const end = [
    ...(isOver ? [] : issueRows(text, strike, ISSUES_CHARACTERS)),
    ...more(text, strike),
    t('negotiations.elsewhere'),
  ];
  if (asOf === undefined && sessionsKnownOn(negotiations, today).length === 0)
    return [t('negotiations.nothing'), ...end].join('\n');
  const date = (each: IsoDate) => longDate(text, each, today);
  const ended = isOver ? 'negotiations.ended' : 'negotiations.ending';
  return [
    asOf === undefined ? t('negotiations.undated') : t('negotiations.title', { date: date(asOf) }),
    ...(lastDay === undefined ? [] : [t(ended, { date: date(lastDay) })]),
    ...(asOf && status.old ? [t('negotiations.old', { days: daysBetween(asOf, today) })] : []),
    standing(text, status, today),
    ...status.unreported
      .slice(-UNREPORTED_SHOWN)
      .map(session => t('negotiations.unreported', { date: date(session.date) })),
    ...(calledOff ? [calledOffSentence(text, calledOff, today)] : []),
    ...(promise ? [promised(text, promise, strike.timezone, now)] : []),
    ...news(text, strike, status, today),
    ...end,
  ].join('\n');
}

/** The last session and the next, in one sentence. */
function standing(
  text: Text,
  { lastHeld, today: current, next }: NegotiationsStatus,
  today: IsoDate,
): string {
  const coming = current ?? next;
  const words = {
    last: lastHeld ? longDate(text, lastHeld.date, today) : '',
    next: coming ? longDate(text, coming.date, today) : '',
  };
  if (lastHeld && current) return text.t('negotiations.stands.heldAndToday', words);
  if (lastHeld && next) return text.t('negotiations.stands.heldAndNext', words);
  if (lastHeld) return text.t('negotiations.stands.held', words);
  if (current) return text.t('negotiations.stands.today', words);
  return text.t(next ? 'negotiations.stands.next' : 'negotiations.stands.none', words);
}

/** The next update that was promised; a promise that was not kept is called overdue, not left out. */
function promised(text: Text, { on, update }: NothingNew, zone: string, now: DateTime): string {
  const today = strikeDate({ timezone: zone }, now);
  const words = { on: longDate(text, on, today) };
  if (update === undefined) return text.t('negotiations.promise.nothingNew', words);
  const when = updateInWords(text, update, zone, today);
  const kind = isOverdue(update, zone, now) ? 'overdue' : 'updateBy';
  return text.t(`negotiations.promise.${kind}`, { ...words, when });
}

/** "Friday, January 3", or "Friday, January 3, 5 p.m. (Pacific Time)" */
export function updateInWords(text: Text, { date, time }: NextUpdate, zone: string, today: IsoDate): string {
  if (time === undefined) return longDate(text, date, today);
  const instant = instantAt(date, time, zone);
  return text.t('time.inZone', { time: dateAndTime(text, instant, today), zone: zoneName(text, instant) });
}

/** What changed and what was said since the last session; what stands above it already is left out. */
function news(text: Text, { negotiations }: Strike, status: NegotiationsStatus, today: IsoDate): string[] {
  const { lastHeld, calledOff } = status;
  const items = newsOn(negotiations, today, lastHeld?.date).filter(
    item => !('session' in item) || item.session.date !== calledOff?.date,
  );
  if (items.length === 0) return [];
  const rows = items.map((item, index) => {
    if ('session' in item) return sessionRow(text, item, today);
    const [above, below] = [items[index - 1], items[index + 1]].map(statementIn);
    return claimRow(text, item.statement, { above, below }, today);
  });
  return [
    text.t(lastHeld ? 'negotiations.since' : 'negotiations.soFar'),
    ...fitting(text, rows, NEWS_CHARACTERS),
  ];
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
