import { addDays, daysBetween } from '../../strike/dates.ts';
import type { NegotiationsStatus } from '../../strike/negotiations.ts';
import type { IsoDate, Session } from '../../strike/strike.ts';
import { longDate, weekdayName } from '../times.ts';
import type { Text } from '../translator.ts';

/** What the first sentence says; what it has said is not said again below it. */
export interface FirstSentence {
  sentence: string;
  /** The session of which it tells. */
  of?: Session;
}

/** How long a weekday by itself says which day is meant. */
const WEEKDAY_DAYS = 6;

/** The answer to "how do the talks stand?", in one sentence: whether they sit, what came of it, when they meet next. */
export function firstSentence(text: Text, status: NegotiationsStatus, today: IsoDate): FirstSentence {
  const { underWay, lastHeld, today: current, next, unreported, calledOff } = status;
  const dated = (session: Session) => ({ date: longDate(text, session.date, today) });
  if (underWay) return { sentence: underWaySentence(text, underWay, today), of: underWay };
  if (lastHeld?.outcome === 'tentative-agreement')
    return { sentence: text.t('negotiations.first.agreement', dated(lastHeld)), of: lastHeld };
  if (current) return { sentence: text.t('negotiations.first.today', dated(current)), of: current };
  if (next) return { sentence: text.t('negotiations.first.next', dated(next)), of: next };
  const silent = unreported.findLast(({ date }) => date === addDays(today, -1));
  if (silent) return { sentence: text.t('negotiations.first.silent', dated(silent)), of: silent };
  if (calledOff) {
    const kind = calledOff.state === 'postponed' ? 'postponed' : 'cancelled';
    return { sentence: text.t(`negotiations.first.${kind}`, dated(calledOff)), of: calledOff };
  }
  if (!lastHeld) return { sentence: text.t('negotiations.first.none') };
  const kind = lastHeld.outcome === 'no-agreement' ? 'noAgreement' : 'last';
  return { sentence: text.t(`negotiations.first.${kind}`, dated(lastHeld)), of: lastHeld };
}

/** "Still at the table since Thursday." */
function underWaySentence(text: Text, { date }: Session, today: IsoDate): string {
  if (date === today)
    return text.t('negotiations.first.underWayToday', { date: longDate(text, date, today) });
  const since =
    daysBetween(date, today) > WEEKDAY_DAYS ? longDate(text, date, today) : weekdayName(text, date);
  return text.t('negotiations.first.underWay', { since });
}
