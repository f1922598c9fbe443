import { type Opening, openingOf } from '../../strike/sites.ts';
import type { IsoDate, Site } from '../../strike/strike.ts';
import type { StrikeView } from '../../strike/view.ts';
import { rowsWithin } from '../fit-lines.ts';
import { longDate } from '../times.ts';
import type { Text } from '../translator.ts';

/** "closed since Saturday, December 21 (storm)", "opens Monday, January 6"; undefined for a line that simply stands. */
export function openingInWords(
  text: Text,
  view: StrikeView,
  site: Site,
  date: IsoDate,
  today: IsoDate,
): string | undefined {
  const opening = openingOf(site, view.changes, date);
  return opening && inWords(text, opening, today);
}

/** Beside the rest of an answer; a sentence for one line always fits. */
const OPENINGS_CHARACTERS = 1000;

/**
 * A sentence for each of these sites whose line opens or closes, seen from a date; not for what `said` says already.
 * For who asks for a line, "none is scheduled" would leave out that it is there no more, or not yet.
 */
export function openingLines(
  text: Text,
  view: StrikeView,
  sites: readonly Site[],
  date: IsoDate,
  today: IsoDate,
  said = '',
  room = OPENINGS_CHARACTERS,
): string[] {
  const rows = sites.flatMap(site => {
    const opening = openingInWords(text, view, site, date, today);
    if (opening === undefined || said.includes(opening)) return [];
    return [{ words: text.t('day.opening', { site: site.name, opening }), lines: 1 }];
  });
  return rowsWithin(rows, Math.min(room, OPENINGS_CHARACTERS), count =>
    text.t('lines.restOpening', { count }),
  );
}

function inWords(text: Text, opening: Opening, today: IsoDate): string {
  if ('opens' in opening) return text.t('sites.opens', { date: longDate(text, opening.opens, today) });
  const { noneFrom, reason } = opening;
  const because = reason === undefined ? '' : text.t('change.becauseIn', { reason });
  const words = { date: longDate(text, noneFrom, today), because };
  return noneFrom <= today ? text.t('sites.closed', words) : text.t('sites.closes', words);
}
