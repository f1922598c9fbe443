import { dayByItself, lastDayOf } from '../../strike/picket-day.ts';
import { isOpenOn } from '../../strike/sites.ts';
import { stretchesOf } from '../../strike/stretches.ts';
import type { IsoDate, Site, Strike, WallTime } from '../../strike/strike.ts';
import type { StrikeView } from '../../strike/view.ts';
import { instantAt } from '../../strike/wallclock.ts';
import { longDate, zoneName } from '../times.ts';
import type { Text } from '../translator.ts';
import { firstFitting } from './first-line.ts';
import { hoursForms } from './hours.ts';
import { openingInWords } from './opening.ts';

/** What fits into one message beside the rest of the answer. */
const CHARACTERS = 1700;

/** `/picket sites`: where the lines are, as far as the union has said. Only those that are open today are counted as lines. */
export function sitesAnswer(text: Text, view: StrikeView, sites: readonly Site[], today: IsoDate): string {
  const { t } = text;
  const { strike } = view;
  const title = titleOf(text, view, sites, today);
  const lastDay = lastDayOf(strike, view.changes);
  if (lastDay !== undefined && lastDay < today) return title;
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
    title,
    ...rows,
    ...(rest > 0 ? [t('sites.rest', { count: rest })] : []),
    ...placesUnknown(text, strike, sites),
  ].join('\n');
}

/** How many lines there are, and whether they stand today: what has ended or not begun has none. */
function titleOf(
  text: Text,
  { strike, changes }: StrikeView,
  sites: readonly Site[],
  today: IsoDate,
): string {
  const { t } = text;
  const count = sites.filter(site => isOpenOn(site, today)).length;
  const only = sites.map(({ id }) => id);
  const day = dayByItself(strike, changes, today, only);
  if (day.kind === 'after') return t('sites.ended', { lastDay: longDate(text, day.lastDay, today) });
  if (day.kind === 'before') {
    const there = sites.filter(site => isOpenOn(site, strike.began)).length;
    return t('sites.notBegun', { count: there, began: longDate(text, strike.began, today) });
  }
  if (count === 0) return t('sites.none');
  if (day.kind !== 'picket') {
    const none = t('sites.noneToday', { count });
    if (day.kind === 'off') return none;
    return firstFitting([t('sites.noneTodayBecause', { count, reason: day.reason }), none]);
  }
  const stretches = stretchesOf(day.shifts);
  const standing = new Set(stretches.map(({ site }) => site.id)).size;
  const some = t('sites.someToday', { count, standing });
  if (standing < count) return some;
  return firstFitting([
    ...hoursForms(text, stretches).map(hours => t('sites.allToday', { count, hours })),
    some,
  ]);
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
