import { addDays, datesFrom } from '../../strike/dates.ts';
import { datedEvents } from '../../strike/event-times.ts';
import { dayByItself, lastDayOf, type PicketDay } from '../../strike/picket-day.ts';
import { stretchesOf } from '../../strike/stretches.ts';
import type { IsoDate, Site } from '../../strike/strike.ts';
import type { StrikeView } from '../../strike/view.ts';
import { longDate, monthDays, weekdayShort } from '../times.ts';
import type { Text } from '../translator.ts';
import { firstFitting } from './first-line.ts';
import { hoursForms } from './hours.ts';
import { joinAnd, sitesInSentence } from './lines.ts';

/** The first line about seven days: on which there are lines, and at what hours where these are the same on each. */
export function weekLine(
  text: Text,
  view: StrikeView,
  from: IsoDate,
  today: IsoDate,
  at?: readonly Site[],
): string {
  const { strike, changes } = view;
  const only = at?.map(site => site.id);
  const days = datesFrom(from, addDays(from, 6)).map(date => dayByItself(strike, changes, date, only));
  const picketed = days.filter(day => day.kind === 'picket');
  if (picketed.length === 0) return withoutLines(text, view, days, today);
  const spans = spansOf(text, from, addDays(from, 6));
  const dates = daysInWords(
    text,
    picketed.map(({ date }) => date),
  );
  const site = at && sitesInSentence(text, at);
  return firstFitting(
    [...sharedForms(text, picketed), undefined].flatMap(hours =>
      (site === undefined ? [undefined] : [site, undefined]).flatMap(where =>
        spans.map(span => linesOn(text, { ...span, days: dates }, hours, where)),
      ),
    ),
  );
}

function linesOn(
  text: Text,
  words: { from: string; to: string; days: string },
  hours: string | undefined,
  site: string | undefined,
): string {
  if (hours === undefined)
    return site === undefined ? text.t('week.lines', words) : text.t('week.linesAtSite', { ...words, site });
  return site === undefined
    ? text.t('week.linesAt', { ...words, hours })
    : text.t('week.linesAtSiteAt', { ...words, site, hours });
}

/** "December 30" and "January 5", then shorter. */
function spansOf(text: Text, from: IsoDate, to: IsoDate): { from: string; to: string }[] {
  const [[longFrom, shortFrom], [longTo, shortTo]] = [monthDays(text, from), monthDays(text, to)];
  return [
    { from: longFrom, to: longTo },
    { from: shortFrom, to: shortTo },
  ];
}

/** The hours of all these days, where they are the same; none where they differ. */
function sharedForms(text: Text, days: readonly Extract<PicketDay, { kind: 'picket' }>[]): string[] {
  const forms = days.map(({ shifts }) => hoursForms(text, stretchesOf(shifts)));
  const [first] = forms;
  return first && new Set(forms.map(([best]) => best)).size === 1 ? first : [];
}

function withoutLines(text: Text, view: StrikeView, days: readonly PicketDay[], today: IsoDate): string {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return '';
  const lastDay = lastDayOf(view.strike, view.changes);
  const words = { from: longDate(text, first.date, today), to: longDate(text, last.date, today) };
  const eventDays = days.filter(day => datedEvents(day).length > 0).map(({ date }) => date);
  if (eventDays.length > 0) {
    return firstFitting(
      [words, ...spansOf(text, first.date, last.date)].map(span =>
        text.t('week.eventsOnly', { ...span, days: daysInWords(text, eventDays) }),
      ),
    );
  }
  if (first.kind === 'after' && lastDay !== undefined)
    return text.t(lastDay < today ? 'week.ended' : 'week.ends', { lastDay: longDate(text, lastDay, today) });
  if (last.kind === 'before')
    return text.t('week.notBegun', { began: longDate(text, view.strike.began, today) });
  return text.t('week.none', words);
}

/** "Mon to Fri", "Mon, Thu and Fri", "every day": of seven days each has a name of its own. */
function daysInWords(text: Text, dates: readonly IsoDate[]): string {
  if (dates.length === 7) return text.t('week.everyDay');
  const runs: [IsoDate, ...IsoDate[]][] = [];
  for (const date of dates) {
    const last = runs.at(-1);
    const before = last?.at(-1);
    if (last && before !== undefined && addDays(before, 1) === date) last.push(date);
    else runs.push([date]);
  }
  const parts = runs.flatMap(run => {
    const [first, last] = [run[0], run.at(-1) ?? run[0]];
    if (run.length < 3) return run.map(date => weekdayShort(text, date));
    return [text.t('time.dates', { from: weekdayShort(text, first), to: weekdayShort(text, last) })];
  });
  return joinAnd(text, parts);
}
