import { isEntry } from './acts.ts';
import { addDays } from './dates.ts';
import { asKnownOn, isCalledOff, sessionsAround, sessionsKnownOn } from './negotiations.ts';
import type { IsoDate, Session } from './strike.ts';
import type { StrikeView } from './view.ts';

/** A session that was called off earlier is spoken of when it would be in the week ahead. */
const WEEK = 7;

/** The sessions that an announcement mentions. */
export interface BargainingAhead {
  today?: Session;
  next?: Session;
  /** The last one whose outcome was never recorded. */
  unreported?: Session;
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
    .filter(({ state, announced, date: day }) => state !== 'held' || announced !== undefined || day <= date)
    .map(session => asKnownOn(session, date));
  const { today, next, unreported } = sessionsAround(known, date);
  const last = unreported.at(-1);
  const isBelieved = ({ date: day, announced }: Session) =>
    day >= date && (day <= addDays(date, WEEK) || (announced !== undefined && announced >= date));
  return {
    ...(today && { today }),
    ...(next && { next }),
    ...(last && { unreported: last }),
    calledOff: known.filter(session => isCalledOff(session) && isBelieved(session)),
  };
}
