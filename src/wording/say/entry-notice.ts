import { DateTime } from 'luxon';
import { type StatementStory, statementStory } from '../../strike/corrections.ts';
import type { NegotiationEntry } from '../../strike/negotiation-entries.ts';
import type { IsoDate, Strike } from '../../strike/strike.ts';
import type { StrikeView } from '../../strike/view.ts';
import { shortDateAndTime } from '../times.ts';
import type { Text } from '../translator.ts';
import { correctedSentence, entrySentence, statementSentence } from './negotiation-entry.ts';

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
  const found = statementStory(acts, entry);
  // Words of another day than the one on which this goes out carry their date.
  const story = found && { ...found, on: today };
  if (entry.type === 'correct' && story) return ofCorrection(text, strike, entry, story, isUndone);
  const what = story ? statementSentence(text, story, today) : entrySentence(text, entry, today);
  if (isUndone) return [text.t('notice.undone', { what })];
  if (entry.undone) return takenBack(text, strike, entry.undone.at);
  const kind = entry.type === 'nothing-new' ? 'nothingNew' : 'entry';
  return [text.t(`notice.${kind}`, { what }), ...mark(text, strike, story?.correctedAt)];
}

/** A correction that was taken back leaves the words that stood before it, and says so; whoever read it has to know. */
function ofCorrection(
  text: Text,
  strike: Strike,
  { at, undone }: NegotiationEntry,
  story: StatementStory,
  isUndone: boolean,
): string[] {
  const { on, correctedAt } = story;
  if (story.takenBackAt !== undefined) return takenBack(text, strike, story.takenBackAt);
  const what = undone
    ? text.t('notice.correctionUndone', { what: statementSentence(text, story, on) })
    : correctedSentence(text, story, on);
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
