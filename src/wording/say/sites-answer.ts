import { isOpenOn } from '../../strike/sites.ts';
import type { IsoDate, Site, Strike, WallTime } from '../../strike/strike.ts';
import type { StrikeView } from '../../strike/view.ts';
import { instantAt } from '../../strike/wallclock.ts';
import { zoneName } from '../times.ts';
import type { Text } from '../translator.ts';
import { openingInWords } from './opening.ts';

/** What fits into one message beside the rest of the answer. */
const CHARACTERS = 1700;

/** `/picket sites`: where the lines are, as far as the union has said. Only those that are open today are counted as lines. */
export function sitesAnswer(text: Text, view: StrikeView, sites: readonly Site[], today: IsoDate): string {
  const { t } = text;
  const { strike } = view;
  const open = sites.filter(site => isOpenOn(site, today));
  const rows: string[] = [];
  let length = 0;
  for (const site of sites) {
    const row = siteRow(text, view, site, today);
    length += row.length + 1;
    if (length > CHARACTERS) break;
    rows.push(row);
  }
  const rest = sites.length - rows.length;
  return [
    t('sites.title', { count: open.length }),
    ...rows,
    ...(rest > 0 ? [t('sites.rest', { count: rest })] : []),
    ...placesUnknown(text, strike, sites),
  ].join('\n');
}

function siteRow(text: Text, view: StrikeView, site: Site, today: IsoDate): string {
  const { t } = text;
  const details = [
    ...placeDetails(text, site),
    site.timezone !== view.strike.timezone &&
      zoneName(text, instantAt(today, '12:00' as WallTime, site.timezone)),
    openingInWords(text, view, site, today, today),
  ].filter(detail => typeof detail === 'string');
  const name = site.group === undefined ? site.name : `${site.name} (${site.group})`;
  return details.length === 0
    ? t('sites.row', { name })
    : t('sites.rowWith', { name, details: details.join('; ') });
}

/** What the union has said of a place: gate, parking, access. */
export function placeDetails({ t }: Text, { gate, parking, access }: Site): string[] {
  return [
    ...(gate === undefined ? [] : [t('sites.gate', { gate })]),
    ...(parking === undefined ? [] : [t('sites.parking', { parking })]),
    ...(access === undefined ? [] : [t('sites.access', { access })]),
  ];
}

/** Says that addresses are not known, of all or of some that are shown: the bot does not invent (promise 11). */
function placesUnknown({ t }: Text, { more }: Strike, sites: readonly Site[]): string[] {
  const known = sites.filter(site => site.gate !== undefined).length;
  if (known === sites.length) return [];
  if (known > 0)
    return [more === undefined ? t('sites.someNoPlaces') : t('sites.someNoPlacesMore', { more })];
  return [more === undefined ? t('sites.noPlaces') : t('sites.noPlacesMore', { more })];
}
