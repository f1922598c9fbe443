import { joiningOn } from '../../strike/joining.ts';
import type { IsoDate, Site } from '../../strike/strike.ts';
import type { StrikeView } from '../../strike/view.ts';
import type { Text } from '../translator.ts';
import { sitesInSentence } from './lines.ts';

/** Nobody has been to a line that is new: where exactly it is stands beside its name. */
function atGate(text: Text, site: Site): Site {
  if (site.gate === undefined) return site;
  return { ...site, name: text.t('day.atGate', { site: site.name, gate: site.gate }) };
}

/** Which lines join and leave on a picket day, in one line: "New today: Pontiac. No longer: Anaheim." */
export function joiningLines(text: Text, view: StrikeView, date: IsoDate, today: IsoDate): string[] {
  const { joined, left } = joiningOn(view, date);
  const words = {
    sites: sitesInSentence(
      text,
      joined.map(site => atGate(text, site)),
    ),
  };
  const said = [
    ...(joined.length === 0
      ? []
      : [date === today ? text.t('day.joinsToday', words) : text.t('day.joins', words)]),
    ...(left.length === 0 ? [] : [text.t('day.leaves', { sites: sitesInSentence(text, left) })]),
  ];
  return said.length === 0 ? [] : [said.join(' ')];
}
