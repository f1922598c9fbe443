import { bargainingAhead } from '../../strike/bargaining-ahead.ts';
import { addDays, isWithin } from '../../strike/dates.ts';
import { nightLinesInto } from '../../strike/night-lines.ts';
import { lastDayOf, nextPicketDay, type PicketDay, picketDayOn } from '../../strike/picket-day.ts';
import { isOpenOn, sitesOf } from '../../strike/sites.ts';
import type { IsoDate, Session } from '../../strike/strike.ts';
import type { StrikeView } from '../../strike/view.ts';
import { longDate } from '../times.ts';
import type { Text } from '../translator.ts';
import { eventsOf } from './day-events.ts';
import { backInWords, hoursInShort, placesOf } from './day-parts.ts';
import { lastDayLines } from './last-day.ts';
import { nightLines } from './night-lines.ts';
import { quietAfter } from './quiet-words.ts';
import { untilNotice, weekRows } from './week.ts';

/** Each announcement takes how many characters its rows of one kind may have; the lines of the rest are counted. */
const ALL = Number.POSITIVE_INFINITY;

/** The morning post of a picket day: every fact in its content, the first line fit for a lock screen. */
export function morningPost(text: Text, view: StrikeView, date: IsoDate, room = ALL): string {
  const { strike, changes } = view;
  const day = picketDayOn(strike, changes, date);
  if (day.kind !== 'picket') throw new RangeError(`no picket lines on ${date}: ${day.kind}`);
  const open = sitesOf(strike, changes).filter(site => isOpenOn(site, date));
  const when = text.t('day.today', { date: longDate(text, date, date) });
  const hours = hoursInShort(text, day.shifts, date);
  return [
    text.t('day.picket', { when, hours }),
    ...placesOf(text, day, open, date, { room }),
    ...eventsOf(text, view, day, room),
    ...aheadOf(text, view, day, hours),
    ...(lastDayLines(text, view, date, date) ?? []),
    ...bargaining(text, view, date),
  ].join('\n');
}

/** The evening before a quiet stretch: no line tomorrow, why, and when the lines are back. */
export function evePost(text: Text, view: StrikeView, date: IsoDate, room = ALL): string {
  const tomorrow = addDays(date, 1);
  const day = picketDayOn(view.strike, view.changes, tomorrow);
  if (day.kind !== 'quiet') throw new RangeError(`${tomorrow} is no quiet day`);
  const when = text.t('day.tomorrow', { date: longDate(text, tomorrow, date) });
  const nights = nightLinesInto(view.strike, view.changes, tomorrow);
  const none = text.t(nights.length > 0 ? 'day.noneStarts' : 'day.none');
  return [
    text.t('day.quiet', { when, none, reason: day.reason }),
    ...nightLines(text, nights, tomorrow, date, room),
    ...sentences(quietAfter(text, view, day, date), back(text, view, date)),
    ...(lastDayLines(text, view, tomorrow, date) ?? []),
  ].join('\n');
}

/** The seven days after `date`. */
export function outlookPost(text: Text, view: StrikeView, date: IsoDate, room = ALL): string {
  const { strike, changes } = view;
  const first = addDays(date, 1);
  const ends = { from: longDate(text, first, date), to: longDate(text, addDays(first, 6), date) };
  const next = nextPicketDay(strike, changes, date);
  const isPicketed = next !== undefined && next.date <= addDays(first, 6);
  return [
    isPicketed ? text.t('post.outlook', ends) : text.t('post.outlookNone', ends),
    ...weekRows(text, view, first, date, { room }),
    ...untilNotice(text, view, first),
    ...(isPicketed ? [] : back(text, view, date)),
    ...bargaining(text, view, date),
  ].join('\n');
}

/** What lies between a picket day and the next one, and when that is; nothing where it is the next working day. */
function aheadOf(text: Text, view: StrikeView, day: PicketDay, said: string): string[] {
  const quiet = quietAfter(text, view, day, day.date);
  return quiet.length === 0 ? [] : sentences(quiet, back(text, view, day.date, said));
}

/** Sentences that share a line; no line where there are none. */
function sentences(...parts: string[][]): string[] {
  const said = parts.flat();
  return said.length === 0 ? [] : [said.join(' ')];
}

function back(text: Text, { strike, changes }: StrikeView, date: IsoDate, said?: string): string[] {
  const next = nextPicketDay(strike, changes, date);
  return next ? [backInWords(text, next, said, date)] : [];
}

/** What the negotiations say for the day, in one line; nothing where nothing is known. */
function bargaining(text: Text, view: StrikeView, date: IsoDate): string[] {
  const lastDay = lastDayOf(view.strike, view.changes);
  const { today, next, unreported, calledOff } = bargainingAhead(view, date);
  const dateOf = (session: Session) => ({ date: longDate(text, session.date, date) });
  const off = calledOff.map(session =>
    text.t(
      session.state === 'postponed' ? 'negotiations.brief.postponed' : 'negotiations.brief.cancelled',
      dateOf(session),
    ),
  );
  const line = (sentence: string) => [[sentence, ...off].join(' ')];
  if (today) return line(text.t('negotiations.brief.today'));
  // What was scheduled for after the end may have fallen with it: nobody is called there without a word of the union's.
  if (next && isWithin(next.date, undefined, lastDay))
    return line(text.t('negotiations.brief.next', dateOf(next)));
  if (unreported) return line(text.t('negotiations.brief.unreported', dateOf(unreported)));
  return off.length > 0 ? line(text.t('negotiations.brief.noNext')) : [];
}
