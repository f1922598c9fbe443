import type { DateTime } from 'luxon';
import { strikeDate } from '../../strike/dates.ts';
import { nightLinesInto } from '../../strike/night-lines.ts';
import { type NextPicketDay, type PicketDay, picketDayOn } from '../../strike/picket-day.ts';
import { openEndAfter } from '../../strike/quiet-ahead.ts';
import { lastEnd } from '../../strike/shifts.ts';
import { isOpenOn, openingOf, sitesOf } from '../../strike/sites.ts';
import type { IsoDate, Site } from '../../strike/strike.ts';
import type { StrikeView } from '../../strike/view.ts';
import { fitted } from '../fit-lines.ts';
import { discordTime } from '../marks.ts';
import { longDate } from '../times.ts';
import type { Text } from '../translator.ts';
import { eventsOf } from './day-events.ts';
import { headline, isOver } from './day-headline.ts';
import { backInWords, exceptionsOf, hoursInShort, placesOf } from './day-parts.ts';
import { lastDayLines } from './last-day.ts';
import { sitesInSentence } from './lines.ts';
import { nextLineFrom } from './next-line.ts';
import { nightLines } from './night-lines.ts';
import { openingLines } from './opening.ts';
import { quietAfter, type Told } from './quiet-words.ts';
import { placeDetails } from './sites-answer.ts';
import { underWay } from './under-way.ts';

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
  const isToday = date === strikeDate(view.strike, now);
  return fitted(text, room => {
    const standing = isToday ? underWay(text, view, now, at, room) : [];
    return [
      ...standing,
      ...dayLines(text, view, date, now, { at, isBesides: standing.length > 0, room }),
      ...strikeDay,
    ];
  });
}

export interface DayOptions {
  /** The sites that were asked for. */
  at?: readonly Site[] | undefined;
  /** It has been said that a line of the day before still stands. */
  isBesides?: boolean;
  /** It has been said that there is no line on this day, and why: then the first line is not said again. */
  told?: Told | undefined;
  /** So many characters for the rows of one kind; the lines of the rest are counted. All rows where it is not set. */
  room?: number;
}

/** The lines of that answer, as seen at `now`, without the day of the strike. */
export function dayLines(
  text: Text,
  view: StrikeView,
  date: IsoDate,
  now: DateTime,
  { at, isBesides = false, told, room = Number.POSITIVE_INFINITY }: DayOptions = {},
): string[] {
  const { strike, changes } = view;
  const today = strikeDate(strike, now);
  const only = at?.map(site => site.id);
  const day = picketDayOn(strike, changes, date, only);
  const open = (at ?? sitesOf(strike, changes)).filter(site => isOpenOn(site, date));
  const nights = nightLinesInto(strike, changes, date, only).filter(({ end }) => end > now);
  const ahead = nights.length > 0 ? 'ahead' : 'none';
  const night = isBesides ? 'said' : ahead;
  const first = headline(text, view, day, now, { at, night });
  const openings =
    at && date >= today && 'strikeDay' in day ? openingLines(text, view, at, date, today, first, room) : [];
  return [
    ...(told ? [] : [first]),
    ...(day.kind !== 'picket' && night === 'ahead' ? nightLines(text, nights, date, today, room) : []),
    ...(day.kind === 'picket'
      ? [...places(text, day, open, today, room, at), ...clockLine(text, day, now)]
      : []),
    ...eventsOf(text, view, day, room),
    ...openings,
    ...afterwards(text, view, day, now, first, { at, told }),
  ];
}

/** Where to go; of a single line that was asked for, what is known of its place. */
function places(
  text: Text,
  day: WorkingDay,
  open: readonly Site[],
  today: IsoDate,
  room: number,
  at?: readonly Site[],
): string[] {
  const [only] = at ?? [];
  if (!only || at?.length !== 1) return placesOf(text, day, open, today, { named: at?.length, room });
  return [...placeDetails(text, only), ...exceptionsOf(text, day, open, room)];
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
  first: string,
  { at, told }: DayOptions,
): string[] {
  if (day.kind === 'after') return day.words === undefined ? [] : [day.words];
  const today = strikeDate(view.strike, now);
  if (day.date < today) return [nextLineFrom(text, view, now, at, first)].filter(line => line !== '');
  // Of a line that has closed for good it has been said; the others' quiet days are none of its own.
  if (!day.next && at?.every(site => !isOpenOn(site, day.date))) return [];
  const quiet = quietAfter(text, view, day, today, told);
  const isPlainPicketDay = day.kind === 'picket' && quiet.length === 0 && !isOver(day, now);
  if (isPlainPicketDay) return lastDayLines(text, view, day.date, today) ?? [];
  const isExplained =
    openEndAfter(view.strike, view.changes, day.date) !== undefined ||
    at?.some(site => openingOf(site, view.changes, day.date));
  if (!day.next) {
    const last = lastDayLines(text, view, day.date, today);
    return [...quiet, ...(last ?? (isExplained ? [] : [text.t('day.noNext')]))];
  }
  return [[...quiet, backSentence(text, day, day.next, today, at)].join(' ')];
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
  return at
    ? text.t('day.backAtSite', { ...words, site: sitesInSentence(text, at) })
    : text.t('day.first', words);
}
