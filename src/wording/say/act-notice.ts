import { DateTime } from 'luxon';
import { type Act, isEntry } from '../../strike/acts.ts';
import type { Change } from '../../strike/change-schema.ts';
import { type ChangeOf, spanOf } from '../../strike/changes.ts';
import { type CorrectedStatement, correctedStatement } from '../../strike/corrections.ts';
import { addDays, datesFrom, isWithin, strikeDate } from '../../strike/dates.ts';
import type { NegotiationEntry } from '../../strike/negotiation-entry-schema.ts';
import { dayByItself, lastDayOf } from '../../strike/picket-day.ts';
import type { DayShift } from '../../strike/shifts.ts';
import { isOpenOn, sitesOf } from '../../strike/sites.ts';
import { stretchesOf } from '../../strike/stretches.ts';
import type { IsoDate, Strike } from '../../strike/strike.ts';
import type { StrikeView } from '../../strike/view.ts';
import { clockTime, longDate, shortDateAndTime, weekdayName } from '../times.ts';
import type { Text } from '../translator.ts';
import { changeSentence } from './change-sentence.ts';
import { dayLines } from './day-answer.ts';
import { exceptionRows } from './exception-rows.ts';
import { firstFitting } from './first-line.ts';
import { hoursForms } from './hours.ts';
import { sitesInSentence } from './lines.ts';
import { correctedSentence, entrySentence, statementSentence } from './negotiation-entry.ts';
import type { Told } from './quiet-words.ts';

/**
 * The lines of a notice that tells at once what an organizer did, or took back: the thing itself first, then how the
 * first day that it alters stands now, so that nobody has to ask.
 */
export function actNoticeLines(
  text: Text,
  view: StrikeView,
  act: Act,
  isUndone: boolean,
  now: DateTime,
  room = Number.POSITIVE_INFINITY,
): string[] {
  const today = strikeDate(view.strike, now);
  if (isEntry(act)) return entryNoticeLines(text, view, act, isUndone, today);
  const what = changeSentence(text, view, act, today);
  if (isUndone && act.type === 'end') return endUndone(text, view, act, now, room);
  if (isUndone) return undoneLines(text, view, act, what, { now, room });
  const words = act.type === 'end' && act.words !== undefined ? [act.words] : [];
  // Of which days it is stands below what those who stand there have to know.
  const calledOff = calledOffNow(text, view, act, today);
  const lead =
    calledOff === undefined
      ? [text.t('notice.change', { what })]
      : [text.t('notice.change', { what: calledOff }), what];
  const lines = [...lead, ...words, ...dayOf(text, view, act, { now, room })];
  return [...lines, ...insteadOf(text, view, act, today)];
}

/** "Called off at 10:30 a.m. at Fontana: Heat.", where the lines were standing: those who stand there are to go home. */
function calledOffNow(text: Text, view: StrikeView, act: Change, today: IsoDate): string | undefined {
  if (act.type !== 'cancel') return undefined;
  // A night line may have begun yesterday.
  const day = datesFrom(addDays(today, -1), today)
    .filter(date => isWithin(date, act.from, act.to))
    .map(date => dayByItself(view.strike, view.changes, date))
    .find(
      each =>
        each.kind === 'picket' &&
        each.cancelled.some(({ since }) => since?.toMillis() === Date.parse(act.at)),
    );
  if (day?.kind !== 'picket') return undefined;
  const [first, ...others] = day.cancelled.filter(({ since }) => since?.toMillis() === Date.parse(act.at));
  const ids = [first, ...others].map(each => each?.site);
  const sites = sitesOf(view.strike, view.changes).filter(({ id }) => ids.includes(id));
  const time = first?.since && clockTime(text, first.since);
  if (time === undefined) return undefined;
  return text.t('lines.calledOff', { time, sites: sitesInSentence(text, sites), reason: act.reason });
}

/** What it was done in place of: whoever read that has to know that it no longer holds. */
function insteadOf(text: Text, view: StrikeView, { replaces }: Change, today: IsoDate): string[] {
  const before = view.changes.find(({ id }) => id === replaces);
  if (replaces === undefined || !before) return [];
  return [text.t('notice.insteadOf', { what: changeSentence(text, view, before, today) })];
}

/**
 * What is so again leads, never what is over: the lines that stand after all, or else how the day is now. What was taken back
 * stands last. An event that was taken back is all there is to say.
 */
function undoneLines(text: Text, view: StrikeView, act: Change, what: string, { now, room }: Seen): string[] {
  if (act.type === 'add-event') return [text.t('notice.undone', { what })];
  const today = strikeDate(view.strike, now);
  const date = dateOfBack(view, act, today) ?? laterOf(spanOf(act).from, today);
  const back = lineBack(text, view, act, date, today);
  const [first = '', ...rest] = dayLines(text, view, date, now, { room });
  const plain = (lines: readonly string[]) => lines.map(line => line.replaceAll('**', ''));
  return [
    ...(back === undefined ? [first, ...plain(rest)] : [back, ...plain(rest)]),
    text.t('notice.undoneLast', { what }),
  ];
}

const STOPS: ReadonlySet<Change['type']> = new Set(['cancel', 'quiet', 'suspend', 'close']);

/** Of what had called lines off: the first date, from today on, that has a line of those again. */
function dateOfBack(view: StrikeView, act: Change, today: IsoDate): IsoDate | undefined {
  const { from, to } = spanOf(act);
  const first = laterOf(from, today);
  return datesFrom(first, to ?? addDays(first, DAYS_SEARCHED)).find(
    date => shiftsBack(view, act, date).length > 0,
  );
}

/** No stretch of quiet days is longer than this, or it needs no haste to say when it ends. */
const DAYS_SEARCHED = 14;

/** "The lines are on today after all: 8 a.m. to 2 p.m."; undefined where no line is back. */
function lineBack(
  text: Text,
  view: StrikeView,
  act: Change,
  date: IsoDate,
  today: IsoDate,
): string | undefined {
  const shifts = shiftsBack(view, act, date);
  if (shifts.length === 0) return undefined;
  const sites = [...new Set(shifts.map(({ site }) => site))];
  const day = dayByItself(view.strike, view.changes, date);
  const isAll = day.kind === 'picket' && new Set(day.shifts.map(({ site }) => site)).size === sites.length;
  const which = isAll ? 'notice.on' : 'notice.onAt';
  return firstFitting(
    hoursForms(text, stretchesOf(shifts)).map(hours =>
      text.t(`${which}.${dayNamed(date, today)}`, {
        hours,
        count: sites.length,
        sites: sitesInSentence(text, sites),
        date: longDate(text, date, today),
        weekday: weekdayName(text, date),
      }),
    ),
  );
}

function dayNamed(date: IsoDate, today: IsoDate): 'today' | 'tomorrow' | 'date' {
  if (date === today) return 'today';
  return date === addDays(today, 1) ? 'tomorrow' : 'date';
}

/** What stands on a date of the lines that the act had called off on it. */
function shiftsBack({ strike, changes }: StrikeView, act: Change, date: IsoDate): DayShift[] {
  const { from, to } = spanOf(act);
  if (!STOPS.has(act.type) || !isWithin(date, from, to)) return [];
  const day = dayByItself(strike, changes, date);
  if (day.kind !== 'picket') return [];
  const ids = sitesStopped(act);
  return ids ? day.shifts.filter(({ site }) => ids.includes(site.id)) : day.shifts;
}

/** The lines that an act calls off; undefined for all of them. */
function sitesStopped(act: Change): readonly string[] | undefined {
  if (act.type === 'cancel') return act.sites;
  return act.type === 'close' ? [act.site] : undefined;
}

function laterOf(one: IsoDate, other: IsoDate): IsoDate {
  return one > other ? one : other;
}

/** When a notice is read, and how many characters its rows of one kind may have. */
interface Seen {
  now: DateTime;
  room: number;
}

/** The strike goes on, unless another end holds; and how its next day stands. */
function endUndone(
  text: Text,
  view: StrikeView,
  act: ChangeOf<'end'>,
  now: DateTime,
  room: number,
): string[] {
  const today = strikeDate(view.strike, now);
  // One that had come before the lines of its day were over had taken lines of that day, too.
  const date = laterOf(act.until === undefined ? addDays(act.lastDay, 1) : act.lastDay, today);
  const day = plainDay(text, view, date, { now, room });
  if (lastDayOf(view.strike, view.changes) !== undefined) {
    return [text.t('notice.undone', { what: changeSentence(text, view, act, today) }), ...day];
  }
  return [text.t('notice.endUndone', { lastDay: longDate(text, act.lastDay, today) }), ...day];
}

/** An event and the end of the strike say it all themselves, unless that comes before the lines of its day are over. */
function dayOf(text: Text, view: StrikeView, act: Change, { now, room }: Seen): string[] {
  if (act.type === 'add-event' || (act.type === 'end' && act.until === undefined)) return [];
  const date = laterOf(spanOf(act).from, strikeDate(view.strike, now));
  return [
    ...plainDay(text, view, date, { now, room }, toldBy(view, act, date)),
    ...exceptionRows(text, view, act, date),
  ];
}

/** Without what is bold: the first line of the notice is that. */
function plainDay(text: Text, view: StrikeView, date: IsoDate, { now, room }: Seen, told?: Told): string[] {
  return dayLines(text, view, date, now, { told, room }).map(line => line.replaceAll('**', ''));
}

/** The dates that the act itself leaves without lines, and why; undefined if this date is not among them. */
function toldBy({ strike, changes }: StrikeView, act: Change, date: IsoDate): Told | undefined {
  const day = dayByItself(strike, changes, date);
  if (day.kind !== 'quiet' || !('reason' in act) || act.reason !== day.reason) return undefined;
  if (act.type === 'quiet' || act.type === 'suspend') return spanOf(act);
  const open = sitesOf(strike, changes).filter(site => isOpenOn(site, date));
  return act.type === 'cancel' && open.every(({ id }) => act.sites.includes(id)) ? spanOf(act) : undefined;
}

/**
 * The lines of a notice of an entry, as it is to read now: the channel keeps it, so it follows what has been corrected and
 * taken back since. What was taken back is not repeated there, as with a message that was retracted.
 *
 * @param isUndone it is the notice that the entry was taken back
 */
export function entryNoticeLines(
  text: Text,
  { strike, acts = [] }: StrikeView,
  entry: NegotiationEntry,
  isUndone: boolean,
  today: IsoDate,
): string[] {
  const found = correctedStatement(acts, entry);
  // Words of another day than the one on which this goes out carry their date.
  const corrected = found && { ...found, on: today };
  if (entry.type === 'correct' && corrected) return ofCorrection(text, strike, entry, corrected, isUndone);
  const what = corrected ? statementSentence(text, corrected, today) : entrySentence(text, entry, today);
  if (isUndone) return [text.t('notice.undone', { what })];
  if (entry.undone) return takenBack(text, strike, entry.undone.at);
  const kind = entry.type === 'nothing-new' ? 'nothingNew' : 'entry';
  return [text.t(`notice.${kind}`, { what }), ...mark(text, strike, corrected?.correctedAt)];
}

/** A correction that was taken back brings back the words from before, and says so: people who read it have to know. */
function ofCorrection(
  text: Text,
  strike: Strike,
  { at, undone }: NegotiationEntry,
  corrected: CorrectedStatement,
  isUndone: boolean,
): string[] {
  const { on, correctedAt } = corrected;
  if (corrected.takenBackAt !== undefined) return takenBack(text, strike, corrected.takenBackAt);
  const what = undone
    ? text.t('notice.correctionUndone', { what: statementSentence(text, corrected, on) })
    : correctedSentence(text, corrected, on);
  const told = isUndone && undone ? undone.at : at;
  const isChanged = correctedAt !== undefined && correctedAt > told;
  return [text.t('notice.entry', { what }), ...mark(text, strike, isChanged ? correctedAt : undefined)];
}

function takenBack(text: Text, strike: Strike, at: string): string[] {
  const when = shortDateAndTime(text, DateTime.fromISO(at), strike.timezone);
  return [text.t('notice.disregard'), text.t('notice.takenBackAt', { when })];
}

function mark(text: Text, strike: Strike, at: string | undefined): string[] {
  if (at === undefined) return [];
  const when = shortDateAndTime(text, DateTime.fromISO(at), strike.timezone);
  return [text.t('notice.corrected', { when })];
}
