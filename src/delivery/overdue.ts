import type { DateTime } from 'luxon';
import { strikeDate } from '../strike/dates.ts';
import { isOverdue, negotiationsOn } from '../strike/negotiations.ts';
import { lastDayOf } from '../strike/picket-day.ts';
import { unheardSessions } from '../strike/unheard-sessions.ts';
import type { StrikeView } from '../strike/view.ts';
import type { DeliveryPorts } from './deliver.ts';

/**
 * Tells the organizers that an update which they have promised is overdue, as members read it already; and that it is not
 * any more, once something was recorded. After the strike nobody waits for it.
 */
export async function remindOfUpdate({ clock, troubles }: DeliveryPorts, view: StrikeView): Promise<void> {
  const { strike, changes } = view;
  const now = clock.now();
  const today = strikeDate(strike, now);
  const lastDay = lastDayOf(strike, changes);
  const update = negotiationsOn(strike.negotiations, today).promise?.update;
  const isOver = lastDay !== undefined && lastDay < today;
  const zone = strike.timezone;
  if (update && !isOver && isOverdue(update, zone, now))
    await troubles.tell({ about: 'overdue', update, zone, today });
  else await troubles.solve({ about: 'overdue' });
}

/**
 * Asks the organizers what became of a session whose day is over without a word, on the next morning, once. What was to be asked
 * before the bot first ran is none of its business.
 */
export async function askOfSessions(
  { clock, troubles }: DeliveryPorts,
  view: StrikeView,
  knownSince: DateTime,
): Promise<void> {
  const now = clock.now();
  const today = strikeDate(view.strike, now);
  const toAsk = unheardSessions(view, now).filter(({ askAt }) => askAt <= now && askAt > knownSince);
  for (const { date } of toAsk) await troubles.tell({ about: 'session', date, today });
}
