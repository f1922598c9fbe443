import type { DateTime } from 'luxon';
import { addDays, dateIn, daysBetween, isWithin } from './dates.ts';
import type {
  IsoDate,
  Negotiations,
  NextUpdate,
  NothingNew,
  Session,
  Statement,
  Strike,
  Vote,
} from './strike.ts';
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
  /** Still at the table, as was last said on the date or the day before; nobody sits for longer without a word of it. */
  underWay?: Session;
  /** Dates that have passed and whose outcome was never recorded, oldest first. */
  unreported: Session[];
  /** Scheduled for the date itself. */
  today?: Session;
  /** The first scheduled one after the date. */
  next?: Session;
  /** What was said, newest first. */
  statements: Statement[];
  /** Those that are not over before the date, the first to open first; absent where there is none. */
  votes?: Vote[];
  /** The word that there is nothing new, unless there has been something since. */
  promise?: NothingNew;
}

export function negotiationsOn(negotiations: Negotiations, date: IsoDate): NegotiationsStatus {
  const known = sessionsKnownOn(negotiations, date);
  const statements = statementsKnownOn(negotiations, date);
  const sessions = sessionsAround(known, date);
  const { lastHeld } = sessions;
  const calledOff = known.findLast(isCalledOff);
  const votes = votesKnownOn(negotiations, date);
  const open = votes.filter(({ closes }) => closes.date >= date);
  const news = newest([
    ...known.flatMap(newsOf),
    ...statements.map(each => each.date),
    ...votes.flatMap(({ announced = [] }) => announced),
  ]);
  const promise = promiseOn(negotiations, date, news);
  const asOf = promise?.on ?? news;
  return {
    ...(asOf && { asOf }),
    old: asOf !== undefined && daysBetween(asOf, date) > OLD_AFTER_DAYS,
    ...sessions,
    ...(calledOff && (!lastHeld || lastHeld.date < calledOff.date) && { calledOff }),
    statements,
    ...(open.length > 0 && { votes: open }),
    ...(promise && { promise }),
  };
}

/** How sessions, by their dates, lie around a date. */
export function sessionsAround(
  known: readonly Session[],
  date: IsoDate,
): Pick<NegotiationsStatus, 'lastHeld' | 'underWay' | 'unreported' | 'today' | 'next'> {
  const scheduled = known.filter(session => session.state === 'scheduled');
  const begun = known.filter(session => session.state === 'under-way');
  const underWay = begun.findLast(session => isStillUnderWay(session, date));
  const lastHeld = known.findLast(session => session.state === 'held');
  const today = scheduled.find(session => session.date === date);
  const next = scheduled.find(session => session.date > date);
  return {
    ...(lastHeld && { lastHeld }),
    ...(underWay && { underWay }),
    unreported: known.filter(
      session =>
        (scheduled.includes(session) || (begun.includes(session) && !isStillUnderWay(session, date))) &&
        session.date < date &&
        (lastHeld === undefined || session.date > lastHeld.date),
    ),
    ...(today && { today }),
    ...(next && { next }),
  };
}

/** Was it said on the date, or the day before, that they still sit? */
export function isStillUnderWay({ date: began, told = began }: Session, date: IsoDate): boolean {
  return date <= addDays(told, 1);
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

/** The votes that the bot may mention on a date, the first to open first. */
export function votesKnownOn({ votes = [] }: Negotiations, date: IsoDate): Vote[] {
  return votes
    .filter(({ announced }) => isWithin(date, announced, undefined))
    .toSorted((a, b) => a.opens.date.localeCompare(b.opens.date));
}

/**
 * The votes that somebody who asks at `now` about a date has to know of: open on it, or from the day after. On the day on which one
 * closes it counts until then.
 */
export function votesAround(
  { timezone, negotiations }: Pick<Strike, 'timezone' | 'negotiations'>,
  date: IsoDate,
  now: DateTime,
): Vote[] {
  const today = dateIn(timezone, now);
  return votesKnownOn(negotiations, today).filter(({ opens, closes }) => {
    const isOver = date === today && instantAt(closes.date, closes.time, timezone) <= now;
    return opens.date <= addDays(date, 1) && closes.date >= date && !isOver;
  });
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
 * The first date on which the bot may speak of a session. One that has begun is known on its own date; any other from
 * its announcement, or, where the file does not say when that was, from the start.
 */
function knownFrom(session: Session): IsoDate | undefined {
  return session.announced ?? (hasBegun(session) ? session.date : undefined);
}

/** A session that has begun was, until its day, one that had been announced. */
export function asKnownOn(session: Session, date: IsoDate): Session {
  if (!hasBegun(session) || date >= session.date) return session;
  const { outcome: _later, told: _then, ...announced } = session;
  return { ...announced, state: 'scheduled' };
}

/** It has taken place, or takes place. */
export function hasBegun({ state }: Pick<Session, 'state'>): boolean {
  return state === 'held' || state === 'under-way';
}

/** The dates on which a session was news. */
function newsOf(session: Session): IsoDate[] {
  const dates = [session.announced, hasBegun(session) ? session.date : undefined, session.told];
  return dates.filter(each => each !== undefined);
}

function newest(dates: IsoDate[]): IsoDate | undefined {
  return dates.toSorted().at(-1);
}
