import type { DateTime } from 'luxon';
import { addDays, strikeDate } from '../strike/dates.ts';
import { type NextPicketDay, type PicketDay, picketDayOn } from '../strike/picket-day.ts';
import { quietAhead } from '../strike/quiet-ahead.ts';
import { lastEnd } from '../strike/shifts.ts';
import { isOpenOn, sitesOf } from '../strike/sites.ts';
import type { IsoDate, Site } from '../strike/strike.ts';
import type { StrikeView } from '../strike/view.ts';
import {
  backInWords,
  daysInWords,
  eventsOf,
  exceptionsOf,
  hoursInShort,
  placesOf,
  reasonsOf,
} from './day-parts.ts';
import { siteNames } from './lines.ts';
import { placeDetails } from './sites-answer.ts';
import { discordTime, longDate } from './times.ts';
import type { Text } from './translator.ts';

type WorkingDay = Extract<PicketDay, { kind: 'picket' }>;

/**
 * The answer to "is there a line on that date?": a sentence that a lock screen can hold, then the rest.
 *
 * @param at restricts it to these sites: what a member asked for.
 */
export function dayAnswer(
  text: Text,
  view: StrikeView,
  date: IsoDate,
  now: DateTime,
  at?: readonly Site[],
): string {
  const day = picketDayOn(view.strike, view.changes, date);
  const strikeDay = 'strikeDay' in day ? [text.t('day.strikeDay', { day: day.strikeDay })] : [];
  return [...dayLines(text, view, date, now, at), ...strikeDay].join('\n');
}

/** The lines of that answer, as seen at `now`, without the day of the strike. */
export function dayLines(
  text: Text,
  view: StrikeView,
  date: IsoDate,
  now: DateTime,
  at?: readonly Site[],
): string[] {
  const { strike, changes } = view;
  const today = strikeDate(strike, now);
  const only = at?.map(site => site.id);
  const day = picketDayOn(strike, changes, date, only);
  const open = (at ?? sitesOf(strike, changes)).filter(site => isOpenOn(site, date));
  return [
    headline(text, view, day, now, at),
    ...(day.kind === 'picket' ? [...places(text, day, open, today, at), ...clockLine(text, day, now)] : []),
    ...eventsOf(text, day, sitesOf(strike, changes), strike.timezone, strike.more),
    ...afterwards(text, view, day, now, at),
  ];
}

/** Where to go; of a single line that was asked for, what is known of its place. */
function places(
  text: Text,
  day: WorkingDay,
  open: readonly Site[],
  today: IsoDate,
  at?: readonly Site[],
): string[] {
  const [only] = at ?? [];
  if (!only || at?.length !== 1) return placesOf(text, day, open, today);
  return [...placeDetails(text, only), ...exceptionsOf(text, day, open)];
}

/** "today, Monday, December 23", "tomorrow, …", "on Thursday, January 9". */
function whenInWords(text: Text, date: IsoDate, today: IsoDate): string {
  const words = { date: longDate(text, date, today) };
  if (date === today) return text.t('day.today', words);
  return date === addDays(today, 1) ? text.t('day.tomorrow', words) : text.t('day.on', words);
}

function headline(
  text: Text,
  { strike }: StrikeView,
  day: PicketDay,
  now: DateTime,
  at?: readonly Site[],
): string {
  const today = strikeDate(strike, now);
  const when = whenInWords(text, day.date, today);
  const site = at && siteNames(text, at);
  switch (day.kind) {
    case 'picket': {
      const hours = hoursInShort(text, day.shifts, today);
      const over = isOver(day, now);
      if (site === undefined)
        return over ? text.t('day.over', { when, hours }) : text.t('day.picket', { when, hours });
      return over
        ? text.t('day.overAtSite', { when, hours, site })
        : text.t('day.picketAtSite', { when, hours, site });
    }
    case 'quiet':
      return text.t('day.quiet', { when, reason: day.reason });
    case 'off':
      return site === undefined ? text.t('day.off', { when }) : text.t('day.offAtSite', { when, site });
    case 'before':
      return text.t('day.before', { when, began: longDate(text, strike.began, today) });
    case 'after':
      return text.t('day.after', { when, lastDay: longDate(text, day.lastDay, today) });
  }
}

/** When it starts or ends by the reader's own clock, for lines that are still to come today or tomorrow. */
function clockLine(text: Text, day: WorkingDay, now: DateTime): string[] {
  const first = day.shifts[0];
  if (!first || isOver(day, now) || first.start.diff(now, 'hours').hours > 36) return [];
  const begun = first.start <= now;
  const instant = begun ? lastEnd(day.shifts) : first.start;
  const words = { local: discordTime(instant, 't'), relative: discordTime(instant, 'R') };
  return [begun ? text.t('day.ends', words) : text.t('day.starts', words)];
}

/** What follows: the quiet days that lie ahead, and when the lines are back. */
function afterwards(
  text: Text,
  view: StrikeView,
  day: PicketDay,
  now: DateTime,
  at?: readonly Site[],
): string[] {
  if (day.kind === 'after') return day.words === undefined ? [] : [day.words];
  const today = strikeDate(view.strike, now);
  const quiet = quietAhead(view.strike, view.changes, day.date);
  const told: string[] = [];
  if (quiet.length > 0) {
    const words = {
      days: daysInWords(
        text,
        quiet.map(each => each.date),
        today,
      ),
      reasons: reasonsOf(quiet),
    };
    told.push(day.kind === 'quiet' ? text.t('day.also', words) : text.t('post.quietAhead', words));
  }
  const isPlainPicketDay = day.kind === 'picket' && quiet.length === 0 && !isOver(day, now);
  if (isPlainPicketDay) return told;
  if (!day.next) return [...told, text.t('day.noNext')];
  return [[...told, backSentence(text, day, day.next, today, at)].join(' ')];
}

function backSentence(
  text: Text,
  day: PicketDay,
  next: NextPicketDay,
  today: IsoDate,
  at?: readonly Site[],
): string {
  const said = day.kind === 'picket' ? hoursInShort(text, day.shifts, today) : undefined;
  if (!at && day.kind !== 'before') return backInWords(text, next, said, today);
  const words = { date: longDate(text, next.date, today), hours: hoursInShort(text, next.shifts, today) };
  return at ? text.t('day.backAtSite', { ...words, site: siteNames(text, at) }) : text.t('day.first', words);
}

function isOver(day: WorkingDay, now: DateTime): boolean {
  return day.shifts.every(shift => shift.end <= now);
}
