import type { DateTime } from 'luxon';
import { addDays, daysBetween } from '../../strike/dates.ts';
import { hasPicketedBy } from '../../strike/joining.ts';
import type { Cancellation } from '../../strike/lived.ts';
import type { NextPicketDay, PicketDay } from '../../strike/picket-day.ts';
import type { QuietDate } from '../../strike/quiet-ahead.ts';
import type { DayShift } from '../../strike/shifts.ts';
import { stretchesOf } from '../../strike/stretches.ts';
import type { IsoDate, Site } from '../../strike/strike.ts';
import type { StrikeView } from '../../strike/view.ts';
import { type Row, restOfLines, rowsWithin } from '../fit-lines.ts';
import { discordTime } from '../marks.ts';
import { clockTime, longDate, weekdayName } from '../times.ts';
import type { Text } from '../translator.ts';
import { groupByHours, hoursForms, type LineGroup } from './hours.ts';
import { joinAnd, siteNames, sitesInSentence } from './lines.ts';

type WorkingDay = Extract<PicketDay, { kind: 'picket' }>;

/** A longer run of quiet days is said as "from … to …". */
const DAYS_NAMED = 3;

/** Hours within a sentence have so many characters; where lines differ, the shorter form is taken. */
const HOURS_CHARACTERS = 90;

/**
 * A day's hours in a few words: "8 a.m. to 2 p.m. (Pacific Time)", or where the lines differ when each starts: "6 a.m. (Kent) and
 * 10 p.m. (Boise)".
 */
export function hoursInShort(text: Text, shifts: readonly DayShift[], room = HOURS_CHARACTERS): string {
  const forms = hoursForms(text, stretchesOf(shifts));
  // A zone is not left out for want of room.
  if (forms.length <= 2) return forms[0];
  return forms.find(form => form.length <= room) ?? forms.at(-1) ?? '';
}

/**
 * When the lines are back, or come first where there were none before: the start alone where the hours are those that have just
 * been said.
 */
export function backInWords(
  text: Text,
  view: StrikeView,
  next: NextPicketDay,
  said: string | undefined,
  today: IsoDate,
): string {
  const hours = hoursInShort(text, next.shifts);
  const date = longDate(text, next.date, today);
  if (!hasPicketedBy(view, addDays(next.date, -1))) return text.t('day.first', { date, hours });
  if (hours !== said) return text.t('post.back', { date, hours });
  return text.t('post.backAt', { date, time: clockTime(text, next.start) });
}

/** A line that starts within a day and a half is counted down to. */
const SOON_HOURS = 36;

export function isSoon(start: DateTime, now: DateTime): boolean {
  return start.diff(now, 'hours').hours <= SOON_HOURS;
}

export function startsClock(text: Text, start: DateTime): string {
  return text.t('day.starts', { local: discordTime(start, 't'), relative: discordTime(start, 'R') });
}

export function endsClock(text: Text, end: DateTime): string {
  return text.t('day.ends', { local: discordTime(end, 't'), relative: discordTime(end, 'R') });
}

/**
 * Where the lines of a day are: one sentence, or a row for each group of hours; then what is not as usual.
 *
 * @param options `now`: for rows that count down to their start. `named`: how many lines have been named already; where these are all that stand, they are not named
 *   again. `room`: so many characters for the rows, and for what is not as usual; the lines of the rest are counted
 */
export function placesOf(
  text: Text,
  day: WorkingDay,
  sites: readonly Site[],
  { named, room = Number.POSITIVE_INFINITY, now }: PlacesOptions = {},
): string[] {
  // The first line has said it.
  if (calledOffAt(day)) return [];
  return [...standing(text, day, sites, { named, room, now }), ...exceptionsOf(text, day, sites, room)];
}

interface PlacesOptions {
  named?: number | undefined;
  room?: number;
  /** Each row says how long it is until its start. */
  now?: DateTime | undefined;
}

/** What is not as usual on a day: other hours for a reason, lines that are moved or called off, a sentence each. */
export function exceptionsOf(
  text: Text,
  day: WorkingDay,
  sites: readonly Site[],
  room = Number.POSITIVE_INFINITY,
): string[] {
  const rows = [...otherHours(text, day), ...moved(text, day), ...calledOff(text, day, sites)];
  return rowsWithin(rows, room, count => text.t('lines.restUnusual', { count }));
}

function standing(
  text: Text,
  day: WorkingDay,
  sites: readonly Site[],
  { named, room, now }: PlacesOptions & { room: number },
): string[] {
  const groups = groupByHours(text, day.shifts);
  if (groups.length > 1) {
    // Where all start at once, one line says when for all of them.
    const clock = isAtOnce(groups) ? undefined : now;
    const rows = groups.map(group => ({ words: groupRow(text, group, clock), lines: group.sites.length }));
    return rowsWithin(rows, room, restOfLines(text));
  }
  const there = groups.flatMap(group => group.sites);
  if (there.length === named) return [];
  const names = siteNames(text, there);
  const total = sites.length;
  const count = there.length;
  const words = count >= total ? allLines(text, there) : text.t('lines.some', { count, total, sites: names });
  return rowsWithin([{ words, lines: count }], room, restOfLines(text));
}

/** Do all of these start at the same instant? */
export function isAtOnce(groups: readonly LineGroup[]): boolean {
  return new Set(groups.map(({ first }) => first.start.toMillis())).size === 1;
}

function groupRow(text: Text, { hours, sites, first }: LineGroup, now: DateTime | undefined): string {
  const words = { hours, sites: siteNames(text, sites) };
  if (!now || first.start <= now || !isSoon(first.start, now)) return text.t('lines.row', words);
  const clock = { local: discordTime(first.start, 't'), relative: discordTime(first.start, 'R') };
  return text.t('lines.rowStarts', { ...words, ...clock });
}

/** "One line: …", "Both lines: …", "All 7 lines: …". */
export function allLines(text: Text, there: readonly Site[]): string {
  const words = { count: there.length, sites: siteNames(text, there) };
  return there.length === 2 ? text.t('lines.both', words) : text.t('lines.all', words);
}

/** The reasons for hours that are not the usual ones; the hours themselves are said elsewhere. */
function otherHours(text: Text, day: WorkingDay): Row[] {
  const lines = new Set(day.shifts.map(shift => shift.site)).size;
  const changed = day.shifts.filter(shift => shift.reason !== undefined);
  return [...Map.groupBy(changed, shift => shift.reason)].map(([reason = '', shifts]) => {
    const sites = [...new Set(shifts.map(shift => shift.site))];
    const words =
      sites.length === lines
        ? text.t('lines.hours', { reason })
        : text.t('lines.hoursAt', { sites: sitesInSentence(text, sites), reason });
    return { words, lines: sites.length };
  });
}

/** Lines that are moved to the same place for the same reason share a sentence. */
function moved(text: Text, day: WorkingDay): Row[] {
  const shifts = day.shifts.filter(
    (shift, index) => day.shifts.findIndex(each => each.site === shift.site) === index,
  );
  const elsewhere = Map.groupBy(shifts, ({ place, placeReason }) => JSON.stringify([place, placeReason]));
  return [...elsewhere.values()].flatMap(group => {
    const [{ place, placeReason: reason } = {}] = group;
    if (place === undefined) return [];
    const sites = sitesInSentence(
      text,
      group.map(shift => shift.site),
    );
    const words = { count: group.length, sites, place };
    const said =
      reason === undefined
        ? text.t('lines.moved', words)
        : text.t('lines.movedBecause', { ...words, reason });
    return [{ words: said, lines: group.length }];
  });
}

function calledOff(text: Text, day: WorkingDay, sites: readonly Site[]): Row[] {
  const standing = new Set(day.shifts.map(({ site }) => site.id));
  // Of a line that stands at other hours of the day, which of them are called off.
  const startsOff = ({ site, since, shifts }: Cancellation) =>
    since === undefined && standing.has(site)
      ? joinAnd(
          text,
          shifts.map(({ start }) => clockTime(text, start)),
        )
      : undefined;
  const alike = Map.groupBy(day.cancelled, each =>
    JSON.stringify([each.reason, each.since?.toMillis(), startsOff(each)]),
  );
  return [...alike.values()].flatMap(cancelled => {
    const [first] = cancelled;
    if (!first) return [];
    const { reason, since } = first;
    const off = sites.filter(site => cancelled.some(each => each.site === site.id));
    const words = { sites: sitesInSentence(text, off), reason };
    const shifts = startsOff(first);
    const none =
      shifts === undefined
        ? text.t('lines.cancelled', words)
        : text.t('lines.cancelledShift', { ...words, shifts });
    return {
      words: since ? text.t('lines.calledOff', { ...words, time: clockTime(text, since) }) : none,
      lines: off.length,
    };
  });
}

/** When and why the last lines of a day were called off while they stood, if none is left for that. */
export function calledOffAt(day: WorkingDay): { since: DateTime<true>; reason: string } | undefined {
  const [{ since, reason } = {}] = day.cancelled;
  if (!since || reason === undefined) return undefined;
  const isSame = day.cancelled.every(each => each.since?.toMillis() === since.toMillis());
  const isLast = day.shifts.every(({ end }) => end <= since);
  return isSame && isLast ? { since, reason } : undefined;
}

/**
 * Dates without lines as one says them from `today`: "tomorrow and Wednesday"; more than a few from the first to the last,
 * since between them there is no line either.
 */
export function daysInWords(text: Text, dates: readonly IsoDate[], today: IsoDate): string {
  const [from, to] = [dates[0], dates.at(-1)];
  if (from === undefined || to === undefined) return '';
  if (dates.length > DAYS_NAMED) {
    return text.t('post.stretch', { from: dayInWords(text, from, today), to: longDate(text, to, today) });
  }
  return joinAnd(
    text,
    dates.map(date => dayInWords(text, date, today)),
  );
}

/** "tomorrow", "Wednesday", or the date where it is a week or more ahead. */
export function dayInWords(text: Text, date: IsoDate, today: IsoDate): string {
  const ahead = daysBetween(today, date);
  if (ahead === 1) return text.t('post.tomorrow');
  return ahead > 1 && ahead < 7 ? weekdayName(text, date) : longDate(text, date, today);
}

/** The reasons of quiet days, each once: "Christmas Eve, Christmas Day". */
export function reasonsOf(quiet: readonly QuietDate[]): string {
  return [...new Set(quiet.map(each => each.reason))].join(', ');
}
