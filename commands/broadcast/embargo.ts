import type { ChatInputCommandInteraction } from 'discord.js';
import type { DateTime } from 'luxon';
import { AHEAD_DAYS, untimely } from '../../src/broadcasts/problems.ts';
import { strikeDate } from '../../src/strike/dates.ts';
import type { IsoDate, Strike } from '../../src/strike/strike.ts';
import { instantAt } from '../../src/strike/wallclock.ts';
import { readDate } from '../../src/wording/read/date.ts';
import { readTime } from '../../src/wording/read/time.ts';
import { dateAndTime, longDate, timeInWords } from '../../src/wording/times.ts';
import type { Text } from '../../src/wording/translator.ts';
import { UserError } from '../../src/wording/user-error.ts';
import { day, time } from './options.ts';

/**
 * The instant that was asked for with a day and a time of the strike's zone; undefined where neither is given. A time that the clocks skip is refused, not moved: whoever sets an embargo has to know when it ends.
 *
 * @param otherwise the day that is meant where none is given
 */
export function readEmbargo(
  { options }: Pick<ChatInputCommandInteraction, 'options'>,
  text: Text,
  strike: Strike,
  otherwise: IsoDate,
  now: DateTime,
): DateTime<true> | undefined {
  const [typedDay, typedTime] = [options.getString(day.name), options.getString(time.name)];
  if (typedTime === null) {
    if (typedDay !== null) throw new UserError('error.dayWithoutTime');
    return undefined;
  }
  const today = strikeDate(strike, now);
  const date = typedDay === null ? otherwise : readDate(text, typedDay, today, { strike });
  const at = readTime(typedTime);
  const instant = instantAt(date, at, strike.timezone);
  if (instant.toFormat('HH:mm') !== at) {
    const words = { time: timeInWords(text, at), date: longDate(text, date, today) };
    throw new UserError('error.timeInGap', words);
  }
  refuseUntimely(text, instant, today, now);
  return instant;
}

/** Before anything is written: the form has no field for the time. */
function refuseUntimely(text: Text, instant: DateTime, today: IsoDate, now: DateTime): void {
  const why = untimely(instant, now);
  if (why === undefined) return;
  const when = dateAndTime(text, instant, today);
  throw new UserError(why === 'over' ? 'error.timeOver' : 'error.timeFar', { when, days: AHEAD_DAYS });
}
