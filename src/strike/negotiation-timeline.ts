import { hasBegun, sessionsKnownOn, statementsKnownOn, votesKnownOn } from './negotiations.ts';
import type { IsoDate, Negotiations, Session, Statement, Vote } from './strike.ts';

/** Something of the negotiations under a date: a session, a vote that opens, or what somebody said. */
export type TimelineItem = { date: IsoDate } & (
  | { session: Session }
  | { vote: Vote }
  | { statement: Statement }
);

/** All that was known on a date, each session under its own date, newest first: coming sessions lead. */
export function timelineOn(negotiations: Negotiations, date: IsoDate): TimelineItem[] {
  const sessions = sessionsKnownOn(negotiations, date).map(session => ({ date: session.date, session }));
  const votes = votesKnownOn(negotiations, date).map(vote => ({ date: vote.opens.date, vote }));
  // On one day, what was said is taken to have followed the session.
  return newestFirst([...saidBy(negotiations, date), ...votes, ...sessions]);
}

/** What had changed by a date, from `since` on: sessions under the date of their announcement, and statements. */
export function newsOn(
  negotiations: Negotiations,
  date: IsoDate,
  since: IsoDate | undefined,
): TimelineItem[] {
  const announced = sessionsKnownOn(negotiations, date)
    .filter(session => !hasBegun(session))
    .flatMap(session => (session.announced === undefined ? [] : [{ date: session.announced, session }]));
  const news = newestFirst([...announced, ...saidBy(negotiations, date)]);
  return news.filter(item => since === undefined || item.date >= since);
}

function saidBy(negotiations: Negotiations, date: IsoDate): TimelineItem[] {
  return statementsKnownOn(negotiations, date).map(statement => ({ date: statement.date, statement }));
}

function newestFirst(items: TimelineItem[]): TimelineItem[] {
  return items.toSorted((a, b) => b.date.localeCompare(a.date));
}
