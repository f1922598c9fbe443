import { daysBetween } from '../strike/dates.ts';
import { negotiationsOn } from '../strike/negotiations.ts';
import type { IsoDate, Session, Statement, Strike } from '../strike/strike.ts';
import { longDate } from './times.ts';
import type { Text } from './translator.ts';

/** What a status may hold beside its sessions, so that it stays one message. */
const CHARACTERS = 1200;

/** `/negotiations status`: where things stood on `today`, as of when, every claim with its speaker (promise 11). */
export function negotiationsAnswer(text: Text, strike: Strike, today: IsoDate): string {
  const { t } = text;
  const status = negotiationsOn(strike.negotiations, today);
  const { issues } = strike.negotiations;
  const date = (each: IsoDate) => longDate(text, each, today);
  if (status.asOf === undefined && issues.length === 0)
    return [t('negotiations.nothing'), ...more(text, strike)].join('\n');
  return [
    status.asOf === undefined
      ? t('negotiations.nothing')
      : t('negotiations.title', { date: date(status.asOf) }),
    ...(status.asOf && status.old ? [t('negotiations.old', { days: daysBetween(status.asOf, today) })] : []),
    ...(status.today ? [t('negotiations.today', { date: date(status.today.date) })] : []),
    ...(status.next ? [t('negotiations.next', { date: date(status.next.date) })] : []),
    ...(status.today || status.next ? [] : [t('negotiations.noNext')]),
    ...status.unreported.map(session => t('negotiations.unreported', { date: date(session.date) })),
    ...(status.calledOff ? [calledOff(text, status.calledOff, today)] : []),
    ...(status.lastHeld ? [t('negotiations.lastHeld', { date: date(status.lastHeld.date) })] : []),
    ...section(
      t('negotiations.issues'),
      issues.map(issue => t('negotiations.item', { text: issue })),
    ),
    ...section(
      t('negotiations.statements'),
      status.statements.map(each => statementRow(text, each, today)),
    ),
    ...more(text, strike),
  ].join('\n');
}

function calledOff(text: Text, { state, date, reason }: Session, today: IsoDate): string {
  const kind = state === 'postponed' ? 'postponed' : 'cancelled';
  const words = { date: longDate(text, date, today) };
  if (reason === undefined) return text.t(`negotiations.${kind}`, words);
  return text.t(`negotiations.${kind}Because`, { ...words, reason });
}

function statementRow(text: Text, statement: Statement, today: IsoDate): string {
  const words = {
    date: longDate(text, statement.date, today),
    source: text.t(`negotiations.source.${statement.source}`),
    text: statement.text,
  };
  if (statement.link === undefined) return text.t('negotiations.statement', words);
  return text.t('negotiations.statementLink', { ...words, link: statement.link });
}

/** A titled list, cut before it would make the message too long. */
function section(title: string, rows: string[]): string[] {
  const kept: string[] = [];
  for (const row of rows) {
    if (kept.concat(row).join('\n').length > CHARACTERS / 2) break;
    kept.push(row);
  }
  return kept.length > 0 ? [title, ...kept] : [];
}

function more(text: Text, { more: page }: Strike): string[] {
  return page === undefined ? [] : [text.t('negotiations.more', { more: page })];
}
