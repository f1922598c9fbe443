import { DateTime } from 'luxon';
import { type Act, isEntry } from '../../strike/acts.ts';
import type { Change } from '../../strike/change-schema.ts';
import { type ChangeOf, spanOf } from '../../strike/changes.ts';
import { type CorrectedStatement, correctedStatement } from '../../strike/corrections.ts';
import { addDays, strikeDate } from '../../strike/dates.ts';
import type { NegotiationEntry } from '../../strike/negotiation-entry-schema.ts';
import { dayByItself, lastDayOf } from '../../strike/picket-day.ts';
import { isOpenOn, sitesOf } from '../../strike/sites.ts';
import type { IsoDate, Strike } from '../../strike/strike.ts';
import type { StrikeView } from '../../strike/view.ts';
import { longDate, shortDateAndTime } from '../times.ts';
import type { Text } from '../translator.ts';
import { changeSentence } from './change-sentence.ts';
import { dayLines } from './day-answer.ts';
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
  if (isUndone)
    return [text.t('notice.undone', { what }), ...dayOf(text, view, act, isUndone, { now, room })];
  const words = act.type === 'end' && act.words !== undefined ? [act.words] : [];
  return [text.t('notice.change', { what }), ...words, ...dayOf(text, view, act, isUndone, { now, room })];
}

/** When a notice is read, and how many characters its rows of one kind may have. */
interface Seen {
  now: DateTime;
  room: number;
}

/** The strike goes on, and how its next day stands; unless another end holds. */
function endUndone(
  text: Text,
  view: StrikeView,
  act: ChangeOf<'end'>,
  now: DateTime,
  room: number,
): string[] {
  const today = strikeDate(view.strike, now);
  if (lastDayOf(view.strike, view.changes) !== undefined) {
    return [text.t('notice.undone', { what: changeSentence(text, view, act, today) })];
  }
  const lastDay = longDate(text, act.lastDay, today);
  const [, date = today] = [addDays(act.lastDay, 1), today].toSorted();
  return [text.t('notice.endUndone', { lastDay }), ...plainDay(text, view, date, { now, room })];
}

/** An event and the end of the strike say it all themselves. */
function dayOf(text: Text, view: StrikeView, act: Change, isUndone: boolean, { now, room }: Seen): string[] {
  if (act.type === 'add-event' || act.type === 'end') return [];
  const today = strikeDate(view.strike, now);
  const [, date = today] = [spanOf(act).from, today].toSorted();
  const told = isUndone ? undefined : toldBy(view, act, date);
  return plainDay(text, view, date, { now, room }, told);
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
