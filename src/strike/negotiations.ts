import type { DateTime } from 'luxon';
import { dateIn, daysBetween, isWithin } from './dates.ts';
import type { IsoDate, Negotiations, NextUpdate, NothingNew, Session, Statement } from './strike.ts';
import { instantAt } from './wallclock.ts';

/** After this many days without news a status says of itself that it is old (promise 11). */
export const OLD_AFTER_DAYS = 7;

/**
 * Where the negotiations stood on a date, from what was known then: nothing that is dated later is in it.
 */
export interface NegotiationsStatus {
  /** The date of the youngest thing in it; undefined where nothing is known yet. */
  asOf?: IsoDate;
  /** `asOf` lies more than `OLD_AFTER_DAYS` back. */
  old: boolean;
  /** The latest session that was held. */
  lastHeld?: Session;
  /** The latest that was cancelled or postponed, if no later session was held. */
  calledOff?: Session;
  /** Dates that have passed and whose outcome was never recorded, oldest first. */
  unreported: Session[];
  /** Scheduled for the date itself. */
  today?: Session;
  /** The first scheduled one after the date. */
  next?: Session;
  /** What was said, newest first. */
  statements: Statement[];
  /** The word that there is nothing new, unless there has been something since. */
  promise?: NothingNew;
}

export function negotiationsOn(negotiations: Negotiations, date: IsoDate): NegotiationsStatus {
  const known = sessionsKnownOn(negotiations, date);
  const statements = statementsKnownOn(negotiations, date);
  const sessions = sessionsAround(known, date);
  const { lastHeld } = sessions;
  const calledOff = known.findLast(isCalledOff);
  const news = newest([...known.flatMap(newsOf), ...statements.map(each => each.date)]);
  const promise = promiseOn(negotiations, date, news);
  const asOf = promise?.on ?? news;
  return {
    ...(asOf && { asOf }),
    old: asOf !== undefined && daysBetween(asOf, date) > OLD_AFTER_DAYS,
    ...sessions,
    ...(calledOff && (!lastHeld || lastHeld.date < calledOff.date) && { calledOff }),
    statements,
    ...(promise && { promise }),
  };
}

/** How sessions, by their dates, lie around a date. */
export function sessionsAround(
  known: readonly Session[],
  date: IsoDate,
): Pick<NegotiationsStatus, 'lastHeld' | 'unreported' | 'today' | 'next'> {
  const scheduled = known.filter(session => session.state === 'scheduled');
  const lastHeld = known.findLast(session => session.state === 'held');
  const today = scheduled.find(session => session.date === date);
  const next = scheduled.find(session => session.date > date);
  return {
    ...(lastHeld && { lastHeld }),
    unreported: scheduled.filter(
      session => session.date < date && (lastHeld === undefined || session.date > lastHeld.date),
    ),
    ...(today && { today }),
    ...(next && { next }),
  };
}

export function isCalledOff({ state }: Session): boolean {
  return state === 'cancelled' || state === 'postponed';
}

/** The sessions that the bot may mention on a date, as they were known then, by their dates. */
export function sessionsKnownOn(negotiations: Negotiations, date: IsoDate): Session[] {
  return negotiations.sessions
    .filter(session => isWithin(date, knownFrom(session), undefined))
    .map(session => asKnownOn(session, date))
    .toSorted((a, b) => a.date.localeCompare(b.date));
}

/** What had been said by a date, newest first. */
export function statementsKnownOn(negotiations: Negotiations, date: IsoDate): Statement[] {
  return negotiations.statements
    .filter(statement => statement.date <= date)
    .toSorted((a, b) => b.date.localeCompare(a.date));
}

/** Has the moment passed by which an update was promised? One "by Friday" may come until Friday is over. */
export function isOverdue({ date, time }: NextUpdate, zone: string, now: DateTime): boolean {
  return time === undefined ? dateIn(zone, now) > date : now > instantAt(date, time, zone);
}

/** News of a later day, which may also have come from the file, overtakes the word that there was none. */
function promiseOn(
  { promise }: Negotiations,
  date: IsoDate,
  news: IsoDate | undefined,
): NothingNew | undefined {
  if (promise === undefined || promise.on > date) return undefined;
  return news !== undefined && news > promise.on ? undefined : promise;
}

/**
 * The first date on which the bot may speak of a session. A held one is known on its own date; any other from
 * its announcement, or, where the file does not say when that was, from the start.
 */
function knownFrom(session: Session): IsoDate | undefined {
  return session.announced ?? (session.state === 'held' ? session.date : undefined);
}

/** A session that has been held was, until its day, one that had been announced. */
export function asKnownOn(session: Session, date: IsoDate): Session {
  return session.state === 'held' && date < session.date ? { ...session, state: 'scheduled' } : session;
}

/** The dates on which a session was news. */
function newsOf(session: Session): IsoDate[] {
  const dates = [session.announced, session.state === 'held' ? session.date : undefined];
  return dates.filter(each => each !== undefined);
}

function newest(dates: IsoDate[]): IsoDate | undefined {
  return dates.toSorted().at(-1);
}
