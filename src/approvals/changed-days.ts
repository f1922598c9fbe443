import { isEntry } from '../strike/acts.ts';
import type { Change } from '../strike/change-schema.ts';
import { spanOf } from '../strike/changes.ts';
import { addDays, datesFrom } from '../strike/dates.ts';
import type { NegotiationEntry } from '../strike/negotiation-entry-schema.ts';
import { isCalledOff } from '../strike/negotiations.ts';
import { dayByItself } from '../strike/picket-day.ts';
import { sitesOf } from '../strike/sites.ts';
import type { IsoDate } from '../strike/strike.ts';
import type { StrikeView } from '../strike/view.ts';
import { exceptionsOf } from '../wording/say/day-parts.ts';
import { sitesInSentence } from '../wording/say/lines.ts';
import { calledOffSentence } from '../wording/say/negotiations-parts.ts';
import { dayInRow } from '../wording/say/week.ts';
import { shortDate } from '../wording/times.ts';
import type { Text } from '../wording/translator.ts';
import type { Step } from './effects.ts';

/** Days of a long stretch are not all listed: the messages need room, too. */
const RUNS_SHOWN = 4;
const DAYS_CHARACTERS = 600;
const ROW_CHARACTERS = 180;
/** Dates that follow each other and change in the same way. */
interface Run {
  dates: IsoDate[];
  was: string;
  is: string;
}

/** The days that come out otherwise than before; of a session that had been called off, that it had. */
export function changedDays(text: Text, step: Step, today: IsoDate): string[] {
  const { act, before, after } = step;
  if (isEntry(act)) return calledOffBefore(text, step, act, today);
  const { from, to } = spanOf(act);
  const first = from < today ? today : from;
  const runs: Run[] = [];
  for (const date of datesFrom(first, to ?? addDays(first, 13))) {
    const was = dayInWords(text, before, act, date, today);
    const is = dayInWords(text, after, act, date, today);
    const last = runs.at(-1);
    if (was === is) continue;
    if (last?.was === was && last.is === is && last.dates.at(-1) === addDays(date, -1)) last.dates.push(date);
    else runs.push({ dates: [date], was, is });
  }
  const pairs = runs.map(run => pairOf(text, run)).slice(0, RUNS_SHOWN);
  const shown = pairs.filter((_, index) => pairs.slice(0, index + 1).join('\n').length <= DAYS_CHARACTERS);
  const count = runs.slice(shown.length).flatMap(({ dates }) => dates).length;
  // Without an end, only the first two weeks were looked at.
  if (to === undefined && runs.length > 0) return [...shown, text.t('preview.onwards')];
  return count > 0 ? [...shown, text.t('preview.moreDays', { count })] : shown;
}

/** Whoever records that a session was held, or is set, has to know that another word is on record. */
function calledOffBefore(
  text: Text,
  { before, isUndone }: Step,
  entry: NegotiationEntry,
  today: IsoDate,
): string[] {
  if (isUndone || (entry.type !== 'session-held' && entry.type !== 'session-add')) return [];
  const known = before.strike.negotiations.sessions.find(({ date }) => date === entry.date);
  if (!known || !isCalledOff(known)) return [];
  return [text.t('preview.before', { day: calledOffSentence(text, known, today) })];
}

function pairOf(text: Text, { dates, was, is }: Run): string {
  const [from, to] = [dates[0], dates.at(-1)].map(date => (date === undefined ? '' : shortDate(text, date)));
  const date = from === to ? from : text.t('time.dates', { from, to });
  const row = (what: string) => {
    const whole = text.t('week.dated', { date, what });
    return whole.length > ROW_CHARACTERS ? `${whole.slice(0, ROW_CHARACTERS)}…` : whole;
  };
  return [text.t('preview.before', { day: row(was) }), text.t('preview.after', { day: row(is) })].join('\n');
}

/** One day in one row. */
export function dayRow(text: Text, view: StrikeView, change: Change, date: IsoDate, today: IsoDate): string {
  return text.t('week.dated', {
    date: shortDate(text, date),
    what: dayInWords(text, view, change, date, today),
  });
}

/**
 * One day, with what is not as usual. Where only some lines have other hours it is theirs, and where one opens or closes
 * the lines are counted: the words for the whole day would be the same before and after.
 */
function dayInWords(text: Text, view: StrikeView, change: Change, date: IsoDate, today: IsoDate): string {
  const all = sitesOf(view.strike, view.changes);
  const own = 'start' in change ? all.filter(({ id }) => change.sites.includes(id)) : [];
  const at = own.length > 0 && own.length < all.length ? own : undefined;
  const day = dayByItself(
    view.strike,
    view.changes,
    date,
    at?.map(({ id }) => id),
  );
  const lines = day.kind === 'picket' ? new Set(day.shifts.map(({ site }) => site.id)).size : 0;
  const isCounted = (change.type === 'open' || change.type === 'close') && lines > 0;
  const row = [
    dayInRow(text, view, date, today, at),
    ...(isCounted ? [text.t('preview.lines', { count: lines })] : []),
  ].join('; ');
  // The exceptions are sentences, each with its full stop.
  const exceptions = day.kind === 'picket' ? exceptionsOf(text, day, at ?? all) : [];
  const what = exceptions.length > 0 ? [`${row}.`, ...exceptions].join(' ') : row;
  return at ? text.t('preview.at', { sites: sitesInSentence(text, at), what }) : what;
}
