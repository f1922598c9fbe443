import { picketDayOn } from '../strike/picket-day.ts';
import type { IsoDate } from '../strike/strike.ts';
import type { StrikeView } from '../strike/view.ts';
import { hoursInShort } from './day-parts.ts';
import { shortDate } from './times.ts';
import type { Text } from './translator.ts';

/** A date and what it is, in one line for a list to pick from: "Tue Dec 24 · quiet, Christmas Eve". */
export function dayLabel(text: Text, { strike, changes }: StrikeView, date: IsoDate, today: IsoDate): string {
  const day = picketDayOn(strike, changes, date);
  const words = { date: shortDate(text, date) };
  switch (day.kind) {
    case 'picket':
      return text.t('choice.picket', { ...words, hours: hoursInShort(text, day.shifts, today) });
    case 'quiet':
      return text.t('choice.quiet', { ...words, reason: day.reason });
    default:
      return text.t(`choice.${day.kind}`, words);
  }
}
