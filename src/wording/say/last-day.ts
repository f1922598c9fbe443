import { inForce, ofType } from '../../strike/changes.ts';
import { lastDayOf, nextPicketDay } from '../../strike/picket-day.ts';
import type { IsoDate } from '../../strike/strike.ts';
import type { StrikeView } from '../../strike/view.ts';
import { longDate } from '../times.ts';
import type { Text } from '../translator.ts';

/**
 * That the strike ends, on a date after which there is no line any more; undefined while there is one, or while nobody knows of
 * an end. The union's words on what comes next are said from the end on: words of victory do not stand over a line.
 *
 * @param isDone no line of that date is still to stand
 */
export function lastDayLines(
  text: Text,
  { strike, changes }: StrikeView,
  date: IsoDate,
  today: IsoDate,
  isDone: boolean,
): string[] | undefined {
  const lastDay = lastDayOf(strike, changes);
  if (lastDay === undefined || lastDay < date || nextPicketDay(strike, changes, date)) return undefined;
  const isOver = isDone && date >= lastDay;
  const words = isOver ? ofType(inForce(changes), 'end').at(-1)?.words : undefined;
  const sentence = text.t('day.lastDay', { date: longDate(text, lastDay, today) });
  return [sentence, ...(words === undefined ? [] : [words])];
}
