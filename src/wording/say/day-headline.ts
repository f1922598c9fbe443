import type { DateTime } from 'luxon';
import { addDays, daysBetween } from '../../strike/dates.ts';
import type { PicketDay } from '../../strike/picket-day.ts';
import { isOpenOn } from '../../strike/sites.ts';
import { type Stretch, stretchesOf } from '../../strike/stretches.ts';
import type { IsoDate, Site } from '../../strike/strike.ts';
import type { StrikeView } from '../../strike/view.ts';
import { clockTime, longDate, mediumDate } from '../times.ts';
import type { Text } from '../translator.ts';
import { calledOffAt } from './day-parts.ts';
import { fittingLine, type Headline } from './first-line.ts';
import { groupByHours, hoursForms } from './hours.ts';
import { sitesInSentence } from './lines.ts';
import { openingInWords } from './opening.ts';

type WorkingDay = Extract<PicketDay, { kind: 'picket' }>;
type OtherDay = Exclude<PicketDay, WorkingDay>;

/** What is known of the night before a day: a line of it still stands in the morning; it has been said already. */
export type Night = 'none' | 'ahead' | 'said';

/** From so many days on, a line is only as the schedule stands now. */
const FAR_AHEAD = 31;

interface Asked {
  today: IsoDate;
  at?: readonly Site[] | undefined;
  night: Night;
}

/** The first line of an answer about a day: all that a lock screen shows. */
export function headline(
  text: Text,
  view: StrikeView,
  day: PicketDay,
  now: DateTime,
  asked: Asked,
): Headline {
  return fittingLine(
    day.kind === 'picket' ? picketLines(text, day, now, asked) : noPicketLines(text, view, day, asked),
  );
}

/** Who asks for some lines is told of those that stand; what has no room follows. */
function* picketLines(text: Text, day: WorkingDay, now: DateTime, { at, today }: Asked): Iterable<Headline> {
  const stretches = stretchesOf(day.shifts);
  const forms = hoursForms(text, stretches);
  const there = at && sitesInSentence(text, sitesOf(stretches));
  const off = calledOffAt(day);
  if (off) return yield* offLines(text, day, today, there, off);
  const kind = kindOf(day, now, today);
  if (kind === 'over' && groupByHours(text, day.shifts).length > 1)
    return yield* overLines(text, day, today, there);
  for (const site of there === undefined ? [undefined] : [there, undefined]) {
    for (const hours of forms) {
      // The names of some lines are worth the date, which Discord shows beside the message; a zone is not.
      const whens = whensInWords(text, day.date, today);
      for (const when of forms.length > 2 ? whens : whens.slice(0, 2)) {
        const first =
          site === undefined
            ? text.t(`day.${kind}`, { when, hours })
            : text.t(`day.${kind}AtSite`, { when, hours, site });
        yield {
          first,
          left: [
            ...(site !== there ? [text.t('day.atSites', { sites: there })] : []),
            ...(hours !== forms[0] && forms.length === 2 ? [text.t('day.hours', { hours: forms[0] })] : []),
          ],
        };
      }
    }
  }
}

/** While it lasts that is what members have to know; afterwards nobody should read that the lines stood to their end. */
function* offLines(
  text: Text,
  { date }: WorkingDay,
  today: IsoDate,
  site: string | undefined,
  { since, reason }: { since: DateTime<true>; reason: string },
): Iterable<Headline> {
  for (const when of whensInWords(text, date, today)) {
    const words = { when, reason, time: clockTime(text, since) };
    const first =
      site === undefined ? text.t('day.calledOff', words) : text.t('day.calledOffAtSite', { ...words, site });
    yield { first, left: [] };
  }
}

/** When each line stood is said below. */
function* overLines(
  text: Text,
  { date }: WorkingDay,
  today: IsoDate,
  site: string | undefined,
): Iterable<Headline> {
  const whens = whensInWords(text, date, today);
  if (site !== undefined) {
    for (const when of whens) yield { first: text.t('day.overPlainAtSite', { when, site }), left: [] };
  }
  const left = site === undefined ? [] : [text.t('day.atSites', { sites: site })];
  yield { first: text.t('day.overPlain', { when: whens[0] }), left };
}

function kindOf(day: WorkingDay, now: DateTime, today: IsoDate): 'over' | 'picketAhead' | 'picket' {
  if (isOver(day, now)) return 'over';
  return daysBetween(today, day.date) >= FAR_AHEAD ? 'picketAhead' : 'picket';
}

function sitesOf(stretches: readonly Stretch[]): Site[] {
  return [...new Set(stretches.map(({ site }) => site))];
}

function* noPicketLines(text: Text, view: StrikeView, day: OtherDay, asked: Asked): Iterable<Headline> {
  // After the strike it does not matter which line was asked for.
  const site = day.kind === 'after' || !asked.at ? undefined : sitesInSentence(text, asked.at);
  const none = noLine(text, asked.night, site);
  const whens = whensInWords(text, day.date, asked.today).slice(0, 2);
  for (const when of whens) yield { first: whyNone(text, view, day, asked, { when, none }), left: [] };
  const [when = ''] = whens;
  // Why it has closed, or opens later, is said of each line that is asked for.
  const isSaid = day.kind === 'off' && asked.at !== undefined;
  const why = day.kind === 'quiet' ? text.t('day.reason', { reason: day.reason }) : undefined;
  const left = [why ?? plain(whyNone(text, view, day, asked, { when, none }))];
  yield { first: text.t('day.noneThen', { when, none }), left: isSaid ? [] : left };
  if (site === undefined) return;
  const there = text.t('day.noneThen', { when, none: text.t('day.noneThere') });
  yield { first: there, left: [text.t('day.atSites', { sites: site }), ...(why === undefined ? [] : [why])] };
}

function plain(line: string): string {
  return line.replaceAll('**', '');
}

function whyNone(
  text: Text,
  view: StrikeView,
  day: OtherDay,
  { at, night, today }: Asked,
  words: { when: string; none: string },
): string {
  switch (day.kind) {
    case 'quiet':
      return text.t('day.quiet', { ...words, reason: day.reason });
    case 'off':
      if (night === 'said') return text.t('day.noneThen', words);
      return at ? offAt(text, view, at, day.date, today, words) : text.t('day.off', words);
    case 'before': {
      const began = longDate(text, view.strike.began, today);
      return text.t(today < view.strike.began ? 'day.before' : 'day.beforeBegan', { ...words, began });
    }
    case 'after': {
      const lastDay = longDate(text, day.lastDay, today);
      return text.t(day.lastDay < today ? 'day.after' : 'day.afterItEnds', { ...words, lastDay });
    }
  }
}

/**
 * Where others stand, "no picket lines" would be false: one line that is called off is a quiet day to who asks for it.
 * Neither is it true while a line of the night before stands.
 */
function noLine(text: Text, night: Night, site: string | undefined): string {
  if (night === 'said') return text.t('day.noOtherStarts');
  if (site === undefined) return text.t(night === 'ahead' ? 'day.noneStarts' : 'day.none');
  return text.t(night === 'ahead' ? 'day.noneStartsAtSite' : 'day.noneAtSite', { site });
}

/** Where a single line is asked for, that it has closed, or opens later. */
function offAt(
  text: Text,
  view: StrikeView,
  at: readonly Site[],
  date: IsoDate,
  today: IsoDate,
  words: { when: string; none: string },
): string {
  const [only] = at.length === 1 ? at : [];
  const opening = only && !isOpenOn(only, date) && openingInWords(text, view, only, date, today);
  return opening ? text.t('day.shutAtSite', { ...words, opening }) : text.t('day.offAtSite', words);
}

/** "today, Monday, December 23", "tomorrow, …", "on Thursday, January 9"; then with a shorter date, or none. */
function whensInWords(text: Text, date: IsoDate, today: IsoDate): [string, ...string[]] {
  const dated = (inWords: string) => when(text, inWords, date, today);
  return [
    dated(longDate(text, date, today)),
    dated(mediumDate(text, date, today)),
    ...bareDay(text, date, today),
  ];
}

function bareDay(text: Text, date: IsoDate, today: IsoDate): string[] {
  if (date === today) return [text.t('now.today')];
  return date === addDays(today, 1) ? [text.t('post.tomorrow')] : [];
}

/** "today, Monday, December 23", "tomorrow, …", "on Thursday, January 9". */
export function whenInWords(text: Text, date: IsoDate, today: IsoDate): string {
  return when(text, longDate(text, date, today), date, today);
}

function when(text: Text, inWords: string, date: IsoDate, today: IsoDate): string {
  const words = { date: inWords };
  if (date === today) return text.t('day.today', words);
  return date === addDays(today, 1) ? text.t('day.tomorrow', words) : text.t('day.on', words);
}

/** All of its lines have ended. */
export function isOver(day: WorkingDay, now: DateTime): boolean {
  return day.shifts.every(shift => shift.end <= now);
}
