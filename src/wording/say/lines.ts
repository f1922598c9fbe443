import { type DayShift, firstStart } from '../../strike/shifts.ts';
import type { IsoDate, Site } from '../../strike/strike.ts';
import { clockTime, longDate, zoneName } from '../times.ts';
import type { Text } from '../translator.ts';

/** Sites that stand at the same hours, with those hours in words. */
export interface LineGroup {
  hours: string;
  sites: Site[];
}

/** More names than this are not read on a phone; the rest is counted. */
const NAMES_SHOWN = 12;
/** Within a sentence, nor are names that are longer together. The first is always whole. */
const SENTENCE_CHARACTERS = 400;
/** More shifts of one line on one day are counted. */
const RANGES_SHOWN = 5;

/**
 * A day's shifts by their hours in words, in the order of their start. A site with several shifts says them all;
 * a shift that crosses midnight says the date on which it ends: the one on which it starts stands before it.
 */
export function groupByHours(text: Text, shifts: readonly DayShift[], today: IsoDate): LineGroup[] {
  return [...Map.groupBy(hoursBySite(text, shifts, today), row => row.hours)].map(([hours, group]) => ({
    hours,
    sites: group.map(row => row.site),
  }));
}

/** The hours of a day in words where they are the same at every site; undefined where they differ. */
export function sharedHours(text: Text, shifts: readonly DayShift[], today: IsoDate): string | undefined {
  let shared: string | undefined;
  for (const { hours } of hoursBySite(text, shifts, today)) {
    if (shared !== undefined && shared !== hours) return undefined;
    shared = hours;
  }
  return shared;
}

/** Each site with its hours in words, which are found once for all sites that stand from the same instant to the same. */
function* hoursBySite(text: Text, shifts: readonly DayShift[], today: IsoDate) {
  const words = new Map<string, string>();
  let before: { own: readonly DayShift[]; hours: string } | undefined;
  for (const [site, own] of Map.groupBy(shifts, shift => shift.site)) {
    const hours = before && isSame(before.own, own) ? before.hours : found(own);
    before = { own, hours };
    yield { site, hours };
  }

  function found(own: readonly DayShift[]): string {
    const key = own.map(({ start, end }) => `${start.toMillis()} ${end.toMillis()} ${start.zoneName}`).join();
    const hours = words.get(key) ?? hoursOf(text, own, today);
    words.set(key, hours);
    return hours;
  }
}

/** The very same instants, as sites of one zone with the same hours have them: the common case, and quickly seen. */
function isSame(some: readonly DayShift[], others: readonly DayShift[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ start, end }, index) => start === others[index]?.start && end === others[index]?.end)
  );
}

/** "8 a.m. to 2 p.m. (Pacific Time)"; several shifts of one site follow each other. */
function hoursOf(text: Text, shifts: readonly DayShift[], today: IsoDate): string {
  const shown = shifts.slice(0, RANGES_SHOWN).map(shift => rangeOf(text, shift, today));
  const rest = shifts.length - shown.length;
  const ranges =
    rest > 0 ? [shown.join(', '), text.t('list.more', { count: rest })].join(' ') : joinAnd(text, shown);
  const zone = shifts[0] ? zoneName(text, shifts[0].start) : '';
  return text.t('time.rangeInZone', { range: ranges, zone });
}

function rangeOf(text: Text, { start, end }: DayShift, today: IsoDate): string {
  const [from, to] = [clockTime(text, start), clockTime(text, end)];
  if (start.toISODate() === end.toISODate()) return text.t('time.range', { from, to });
  return text.t('time.overnight', { from, to, toDate: longDate(text, end.toISODate() as IsoDate, today) });
}

/** The first start of a day in words, in its site's zone: "7 a.m. (Pacific Time)". */
export function startInWords(text: Text, shifts: readonly DayShift[]): string {
  const start = firstStart(shifts);
  return text.t('time.inZone', { time: clockTime(text, start), zone: zoneName(text, start) });
}

/** The names of sites as a list, after a colon; past a dozen the rest is counted. */
export function siteNames(text: Text, sites: readonly Site[], most = Number.POSITIVE_INFINITY): string {
  const names = sites.map(site => site.name);
  const shown = names.slice(0, countShown(names, most));
  const rest = names.length - shown.length;
  return rest === 0 ? shown.join(', ') : `${shown.join(', ')} ${text.t('list.more', { count: rest })}`;
}

function countShown(names: readonly string[], most: number): number {
  let length = 0;
  const end = names.findIndex((name, index) => {
    length += name.length + 2;
    return index >= NAMES_SHOWN || (index > 0 && length > most);
  });
  return end < 0 ? names.length : end;
}

/** The names of sites within a sentence: "No line at Fontana and Lancaster". */
export function sitesInSentence(text: Text, sites: readonly Site[]): string {
  const names = sites.map(site => site.name);
  return countShown(names, SENTENCE_CHARACTERS) === names.length
    ? joinAnd(text, names)
    : siteNames(text, sites, SENTENCE_CHARACTERS);
}

/** "a", "a and b", "a, b and c" in the language's own way. */
export function joinAnd({ locale }: Text, parts: readonly string[]): string {
  return listFormat(locale.startsWith('en') ? 'en-GB' : locale).format(parts);
}

/** Kept as those for zones are: making one takes far longer than using it. */
const listFormats = new Map<string, Intl.ListFormat>();

function listFormat(locale: string): Intl.ListFormat {
  const format = listFormats.get(locale) ?? new Intl.ListFormat(locale, { type: 'conjunction' });
  listFormats.set(locale, format);
  return format;
}
