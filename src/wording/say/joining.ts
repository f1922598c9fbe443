import { joiningOn } from '../../strike/joining.ts';
import type { IsoDate } from '../../strike/strike.ts';
import type { StrikeView } from '../../strike/view.ts';
import type { Text } from '../translator.ts';
import { sitesInSentence } from './lines.ts';

/** Which lines join and leave on a picket day, in one line: "New today: Pontiac. No longer: Anaheim." */
export function joiningLines(text: Text, view: StrikeView, date: IsoDate, today: IsoDate): string[] {
  const { joined, left } = joiningOn(view, date);
  const words = { sites: sitesInSentence(text, joined) };
  const said = [
    ...(joined.length === 0
      ? []
      : [date === today ? text.t('day.joinsToday', words) : text.t('day.joins', words)]),
    ...(left.length === 0 ? [] : [text.t('day.leaves', { sites: sitesInSentence(text, left) })]),
  ];
  return said.length === 0 ? [] : [said.join(' ')];
}
