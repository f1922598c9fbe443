import { type DayShift, firstStart } from '../strike/shifts.ts';
import type { IsoDate, Site } from '../strike/strike.ts';
import { clockTime, longDate, zoneName } from './times.ts';
import type { Text } from './translator.ts';

/** Sites that stand at the same hours, with those hours in words. */
export interface LineGroup {
  hours: string;
  sites: Site[];
}

/** More names than this are not read on a phone; the rest is counted. */
const NAMES_SHOWN = 12;

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
  for (const [site, own] of Map.groupBy(shifts, shift => shift.site)) {
    const key = own.map(({ start, end }) => `${start.toMillis()} ${end.toMillis()} ${start.zoneName}`).join();
    const hours = words.get(key) ?? hoursOf(text, own, today);
    words.set(key, hours);
    yield { site, hours };
  }
}

/** "8 a.m. to 2 p.m. (Pacific Time)"; several shifts of one site follow each other. */
function hoursOf(text: Text, shifts: readonly DayShift[], today: IsoDate): string {
  const ranges = shifts.map(shift => rangeOf(text, shift, today));
  const zone = shifts[0] ? zoneName(text, shifts[0].start) : '';
  return text.t('time.rangeInZone', { range: joinAnd(text, ranges), zone });
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
export function siteNames(text: Text, sites: readonly Site[]): string {
  const names = sites.map(site => site.name);
  if (names.length <= NAMES_SHOWN) return names.join(', ');
  const rest = names.length - NAMES_SHOWN;
  return `${names.slice(0, NAMES_SHOWN).join(', ')} ${text.t('list.more', { count: rest })}`;
}

/** The names of sites within a sentence: "No line at Fontana and Lancaster". */
export function sitesInSentence(text: Text, sites: readonly Site[]): string {
  const names = sites.map(site => site.name);
  return names.length <= NAMES_SHOWN ? joinAnd(text, names) : siteNames(text, sites);
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
