import type { DateTime } from 'luxon';
import { addDays, strikeDate } from './dates.ts';
import { negotiationsOn } from './negotiations.ts';
import { lastDayOf } from './picket-day.ts';
import type { IsoDate, Session, WallTime } from './strike.ts';
import type { StrikeView } from './view.ts';
import { instantAt } from './wallclock.ts';

/** When organizers are up, on the strike's clock. */
const MORNING = '09:00' as WallTime;
/** What lies further back is history. */
const ASKED_FOR_DAYS = 7;

/** A session of which nobody has said what became of it, and from when on organizers can be asked. */
export interface UnheardSession {
  date: IsoDate;
  askAt: DateTime<true>;
}

/**
 * The sessions of the last week whose day is over without a word, oldest first, whether or not it is time to ask. Of one that
 * was said to be under way, a word may still come on the day after. After the strike nobody is asked. Pure.
 */
export function unheardSessions({ strike, changes }: StrikeView, now: DateTime): UnheardSession[] {
  const today = strikeDate(strike, now);
  const lastDay = lastDayOf(strike, changes);
  if (lastDay !== undefined && lastDay < today) return [];
  return negotiationsOn(strike.negotiations, today)
    .unreported.filter(({ date }) => date >= addDays(today, -ASKED_FOR_DAYS))
    .map(session => ({
      date: session.date,
      askAt: instantAt(morningAfter(session), MORNING, strike.timezone),
    }));
}

function morningAfter({ date, state, told = date }: Session): IsoDate {
  return addDays(told, state === 'under-way' ? 2 : 1);
}
