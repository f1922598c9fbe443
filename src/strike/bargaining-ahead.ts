import { isEntry } from './acts.ts';
import { addDays } from './dates.ts';
import {
  asKnownOn,
  hasBegun,
  isCalledOff,
  sessionsAround,
  sessionsKnownOn,
  votesKnownOn,
} from './negotiations.ts';
import type { IsoDate, Session, Vote } from './strike.ts';
import type { StrikeView } from './view.ts';

/** A session that was called off earlier is spoken of when it would be in the week ahead. */
const WEEK = 7;

/** The sessions that an announcement mentions. */
export interface BargainingAhead {
  today?: Session;
  next?: Session;
  underWay?: Session;
  /** The last that was held, if it was held, or its outcome told, on the date itself or the day before. */
  held?: Session;
  /** The one of the day before, if nothing was recorded of it. Later nobody waits for the word any more. */
  unreported?: Session;
  /** Those that are open on the date, or open within a week. */
  votes: Vote[];
  /** Those that members may still believe in, the earliest first. */
  calledOff: Session[];
}

/**
 * The sessions around the date of an announcement, with what organizers have recorded since: one that is out goes on being
 * read, so it says that a session was called off, and not just nothing any more. What the strike file announces for a later
 * date than the announcement's is not in it.
 */
export function bargainingAhead({ strike, acts = [] }: StrikeView, date: IsoDate): BargainingAhead {
  const recorded = acts.flatMap(({ act }) => (isEntry(act) && !act.undone ? [act.on] : []));
  const knownOn = [date, ...recorded].toSorted().at(-1) ?? date;
  const known = sessionsKnownOn(strike.negotiations, knownOn)
    .filter(session => !hasBegun(session) || session.announced !== undefined || session.date <= date)
    .map(session => asKnownOn(session, date));
  const { today, next, underWay, lastHeld, unreported } = sessionsAround(known, date);
  const yesterday = addDays(date, -1);
  const last = unreported.findLast(session => session.date === yesterday);
  const isNews = lastHeld !== undefined && (lastHeld.told ?? lastHeld.date) >= yesterday;
  const isBelieved = ({ date: day, announced }: Session) =>
    day >= date && (day <= addDays(date, WEEK) || (announced !== undefined && announced >= date));
  return {
    ...(today && { today }),
    ...(next && { next }),
    ...(underWay && { underWay }),
    ...(isNews && { held: lastHeld }),
    ...(last && { unreported: last }),
    votes: votesKnownOn(strike.negotiations, knownOn).filter(
      ({ opens, closes }) => closes.date >= date && opens.date <= addDays(date, WEEK),
    ),
    calledOff: known.filter(session => isCalledOff(session) && isBelieved(session)),
  };
}
