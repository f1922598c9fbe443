import type { CorrectedStatement } from '../../strike/corrections.ts';
import type { NegotiationEntry } from '../../strike/negotiation-entry-schema.ts';
import type { IsoDate, NextUpdate, Statement } from '../../strike/strike.ts';
import { DiscordLimit } from '../limits.ts';
import { longDate, shortDate } from '../times.ts';
import type { Text } from '../translator.ts';
import { momentInWords, onceStopped, unstopped, voteSentence } from './negotiations-parts.ts';

type EntryOf<Type extends NegotiationEntry['type']> = Extract<NegotiationEntry, { type: Type }>;

/**
 * What was recorded, in plain words: for a preview before it counts, a list, and a notice to members.
 *
 * @param corrected of the statement that a correction is of: whose words they are is told with them (promise 11)
 */
export function entrySentence(
  text: Text,
  entry: NegotiationEntry,
  today: IsoDate,
  corrected?: CorrectedStatement,
): string {
  const { t } = text;
  switch (entry.type) {
    case 'session-add':
      return t('negotiations.entry.session-add', { date: longDate(text, entry.date, today) });
    case 'session-under-way':
      return t(`negotiations.entry.under-way.${entry.on > entry.date ? 'still' : 'begun'}`, {
        date: longDate(text, entry.date, today),
      });
    case 'session-held':
      return t(`negotiations.entry.held.${entry.outcome ?? 'none'}`, {
        date: longDate(text, entry.date, today),
      });
    case 'vote':
      return voteSentence(text, entry.vote, today);
    case 'session-cancel':
    case 'session-postpone':
      return calledOff(text, entry, today);
    case 'statement':
      return said(text, entry.statement, entry.on, today);
    case 'nothing-new':
      return nothingNew(text, entry.update, today);
    case 'correct': {
      if (!corrected) return t('negotiations.entry.correctUnknown', { text: entry.text });
      return correctedSentence(
        text,
        { on: entry.on, statement: { ...corrected.statement, text: entry.text } },
        today,
      );
    }
  }
}

/** "The employer says: …", as it reads now. */
export function statementSentence(
  text: Text,
  { statement, on }: Pick<CorrectedStatement, 'statement' | 'on'>,
  today: IsoDate,
): string {
  return said(text, statement, on, today);
}

/** "Corrected. The employer says: …" */
export function correctedSentence(
  text: Text,
  corrected: Pick<CorrectedStatement, 'statement' | 'on'>,
  today: IsoDate,
): string {
  return text.t('negotiations.entry.correct', { sentence: statementSentence(text, corrected, today) });
}

/** The same for a picker: when it was recorded, and as much of the sentence as a choice can hold. */
export function entryLabel(text: Text, entry: NegotiationEntry, today: IsoDate): string {
  const words = { on: shortDate(text, entry.on), sentence: entrySentence(text, entry, today) };
  return shortened(text, text.t('negotiations.entry.label', words));
}

function calledOff(
  text: Text,
  entry: EntryOf<'session-cancel' | 'session-postpone'>,
  today: IsoDate,
): string {
  const { type, reason, newDate } = entry;
  const date = longDate(text, entry.date, today);
  const sentence =
    reason === undefined
      ? text.t(`negotiations.entry.${type}`, { date })
      : text.t(`negotiations.entry.${type}Because`, { date, reason: unstopped(reason) });
  if (newDate === undefined) return sentence;
  return `${sentence} ${text.t('negotiations.entry.newDate', { date: longDate(text, newDate, today) })}`;
}

/** Words of another day than the one on which they were recorded carry their date: they must not pass for today's. */
function said(
  text: Text,
  { date, source, text: words, link }: Statement,
  on: IsoDate,
  today: IsoDate,
): string {
  const sentence =
    date === on
      ? text.t(`negotiations.entry.says.${source}`, { text: words })
      : text.t('negotiations.entry.said', {
          date: longDate(text, date, today),
          source: text.t(`negotiations.source.${source}`),
          text: words,
        });
  return link === undefined ? sentence : text.t('negotiations.entry.link', { sentence, link });
}

function nothingNew(text: Text, update: NextUpdate | undefined, today: IsoDate): string {
  const sentence = text.t('negotiations.entry.nothingNew');
  if (update === undefined) return sentence;
  const promise = text.t('negotiations.entry.updateBy', { when: updateInWords(text, update, today) });
  return `${sentence} ${onceStopped(promise)}`;
}

function updateInWords(text: Text, { date, time }: NextUpdate, today: IsoDate): string {
  return time === undefined ? longDate(text, date, today) : momentInWords(text, { date, time }, today);
}

/** Cut between letters as readers see them, so that none is torn apart. */
function shortened({ locale }: Text, label: string): string {
  if (label.length <= DiscordLimit.choiceName) return label;
  const letters = new Intl.Segmenter(locale).segment(label);
  const kept = [...letters].filter(({ index, segment }) => index + segment.length < DiscordLimit.choiceName);
  return `${kept.map(({ segment }) => segment).join('')}…`;
}
