import type { IsoDate, Moment, Session, Statement, Strike, Vote } from '../../strike/strike.ts';
import { instantAt } from '../../strike/wallclock.ts';
import { dateAndTime, longDate } from '../times.ts';
import type { Text } from '../translator.ts';

/** The sentences and rows that several answers about the negotiations share. */

/** "The session of Thursday, January 9 was cancelled: wildfires." */
export function calledOffSentence(text: Text, session: Session, today: IsoDate): string {
  const date = longDate(text, session.date, today);
  const kind = session.state === 'postponed' ? 'postponed' : 'cancelled';
  if (session.reason === undefined) return text.t(`negotiations.${kind}`, { date });
  return text.t(`negotiations.${kind}Because`, { date, reason: unstopped(session.reason) });
}

/** "From Monday, May 5, 8 a.m. to Wednesday, May 7, 8 p.m. members vote on ratification: online." */
export function voteSentence(
  text: Text,
  { opens, closes, place }: Pick<Vote, 'opens' | 'closes' | 'place'>,
  today: IsoDate,
): string {
  const words = { opens: momentInWords(text, opens, today), closes: momentInWords(text, closes, today) };
  if (place === undefined) return text.t('negotiations.vote', words);
  return text.t('negotiations.voteAt', { ...words, place: unstopped(place) });
}

/** A wall-clock time is told as it is, in whatever zone: UTC only stands in for one. */
export function momentInWords(text: Text, { date, time }: Moment, today: IsoDate): string {
  return dateAndTime(text, instantAt(date, time, 'UTC'), today);
}

/** A sentence that ends with a time: "5 p.m." has a full stop of its own. */
export function onceStopped(sentence: string): string {
  return sentence.replace(/\.\.$/, '.');
}

/** A reason stands before a full stop of ours, and people often type one of their own. */
export function unstopped(reason: string): string {
  return reason.replace(/[.\s]+$/u, '');
}

/** "- Monday, December 23, the employer says: …", with its link. */
export function statementRow(text: Text, statement: Statement, today: IsoDate): string {
  const words = {
    date: longDate(text, statement.date, today),
    source: text.t(`negotiations.source.${statement.source}`),
    text: statement.text,
  };
  if (statement.link === undefined) return text.t('negotiations.statement', words);
  return text.t('negotiations.statementLink', { ...words, link: statement.link });
}

/** As many rows as fit into so many characters; the rest is counted, so that nobody takes them for all. */
export function fitting(text: Text, rows: readonly string[], characters: number): string[] {
  const kept: string[] = [];
  for (const row of rows) {
    if (kept.concat(row).join('\n').length > characters) break;
    kept.push(row);
  }
  const left = rows.length - kept.length;
  return left === 0 ? kept : [...kept, text.t('negotiations.rest', { count: left })];
}

/** Where the union's own page is, if the strike file says so. */
export function more(text: Text, { more: page }: Strike): string[] {
  return page === undefined ? [] : [text.t('negotiations.more', { more: page })];
}
