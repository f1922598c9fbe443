import type { DateTime } from 'luxon';
import { addDays, daysBetween, strikeDate } from '../../strike/dates.ts';
import {
  isOverdue,
  type NegotiationsStatus,
  negotiationsOn,
  sessionsKnownOn,
} from '../../strike/negotiations.ts';
import type { IsoDate, NextUpdate, NothingNew, Session, Strike } from '../../strike/strike.ts';
import { instantAt } from '../../strike/wallclock.ts';
import { DiscordLimit } from '../limits.ts';
import { dateAndTime, longDate, zoneName } from '../times.ts';
import type { Text } from '../translator.ts';
import { type FirstSentence, firstSentence } from './negotiations-first.ts';
import { fittingIssues } from './negotiations-issues.ts';
import { newsRows, newsSince } from './negotiations-news.ts';
import { calledOffSentence, more, voteSentence } from './negotiations-parts.ts';

/** What the issues may hold beside the news; all of them are in `/negotiations issues`. */
const ISSUES_CHARACTERS = 400;
/** The newest rows of the news are shown whatever else there is. */
const LEAST_NEWS = 200;

/**
 * `/negotiations status`: where things stand at `now`, in the first sentence; then as of when, and every claim with its
 * speaker (promise 11), the union's words before all others.
 *
 * @param lastDay of the strike, where it is known
 */
export function negotiationsAnswer(text: Text, strike: Strike, now: DateTime, lastDay?: IsoDate): string {
  const { t } = text;
  const today = strikeDate(strike, now);
  const status = negotiationsOn(strike.negotiations, today);
  const isOver = lastDay !== undefined && lastDay < today;
  const issues = isOver ? { rows: [], isWhole: false } : fittingIssues(text, strike, ISSUES_CHARACTERS);
  const end = [
    ...more(text, strike),
    t(issues.isWhole ? 'negotiations.elsewhere' : 'negotiations.elsewhereIssues'),
  ];
  if (status.asOf === undefined && sessionsKnownOn(strike.negotiations, today).length === 0)
    return [t('negotiations.nothing'), ...issues.rows, ...end].join('\n');
  const first = firstSentence(text, status, today);
  const head = [
    ...(isOver ? [t('negotiations.first.over', { date: longDate(text, lastDay, today) })] : [first.sentence]),
    ...standing(text, strike, status, isOver ? { sentence: '' } : first, now),
    ...(lastDay !== undefined && !isOver
      ? [t('negotiations.ending', { date: longDate(text, lastDay, today) })]
      : []),
  ];
  const room = DiscordLimit.content - [...head, ...issues.rows, ...end].join('\n').length - 2;
  const { lastHeld, calledOff, next, today: current } = status;
  const news = newsSince(strike, status, today, [calledOff, current, next]);
  const since = t(lastHeld ? 'negotiations.since' : 'negotiations.soFar');
  const own = newsRows(text, news.items, since, today, Math.max(LEAST_NEWS, room - LEAST_NEWS));
  const left = room - own.join('\n').length - 1;
  const others = t(lastHeld ? 'negotiations.othersSince' : 'negotiations.others');
  return [...head, ...own, ...issues.rows, ...newsRows(text, news.others, others, today, left), ...end].join(
    '\n',
  );
}

/** As of when, and what else is so; without what the first sentence has said. */
function standing(
  text: Text,
  { timezone }: Strike,
  status: NegotiationsStatus,
  { of }: FirstSentence,
  now: DateTime,
): string[] {
  const today = strikeDate({ timezone }, now);
  const { asOf, calledOff, promise, votes = [] } = status;
  const open = votes.filter(({ closes }) => instantAt(closes.date, closes.time, timezone) > now);
  // Later nobody waits for the word any more: organizers were asked for it.
  const silent = status.unreported.find(({ date }) => date !== of?.date && date === addDays(today, -1));
  const known = [
    ...(asOf === undefined ? [] : [text.t('negotiations.asOf', { date: longDate(text, asOf, today) })]),
    ...sessionSentences(text, status, of?.date, today),
  ];
  return [
    ...(known.length > 0 ? [known.join(' ')] : []),
    ...(asOf !== undefined && status.old
      ? [text.t('negotiations.old', { days: daysBetween(asOf, today) })]
      : []),
    ...open.map(vote => voteSentence(text, vote, today)),
    ...(silent ? [text.t('negotiations.unreported', { date: longDate(text, silent.date, today) })] : []),
    ...(calledOff && (calledOff !== of || calledOff.reason !== undefined)
      ? [calledOffSentence(text, calledOff, today)]
      : []),
    ...(promise ? [promised(text, promise, timezone, now)] : []),
  ];
}

/** The last session and the next, where the first sentence was about another. */
function sessionSentences(
  text: Text,
  { lastHeld, today: current, next }: NegotiationsStatus,
  told: IsoDate | undefined,
  today: IsoDate,
): string[] {
  const dated = ({ date }: Session) => ({ date: longDate(text, date, today) });
  const isUntold = (session: Session | undefined) => session !== undefined && session.date !== told;
  const coming = [current, next].find(isUntold);
  const kind = `negotiations.stands.${lastHeld?.outcome ?? 'none'}` as const;
  return [
    ...(lastHeld && isUntold(lastHeld) ? [text.t(kind, dated(lastHeld))] : []),
    ...(coming
      ? [text.t(coming === current ? 'negotiations.stands.today' : 'negotiations.stands.next', dated(coming))]
      : []),
  ];
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
