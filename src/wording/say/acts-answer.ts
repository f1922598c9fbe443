import { DateTime } from 'luxon';
import { isEntry } from '../../strike/acts.ts';
import { strikeDate } from '../../strike/dates.ts';
import type { StrikeView } from '../../strike/view.ts';
import { dateAndTime } from '../times.ts';
import type { Text } from '../translator.ts';
import { actSentence, wordsOfEnd } from './change-sentence.ts';

/** More than this does not fit one answer on a phone. */
const SHOWN = 10;
/** And Discord takes no more; the title and the count of the rest need room, too. */
const CHARACTERS = 1850;

/**
 * `/schedule list`: the changes that stand and those that were taken back, the last first, each with who and when.
 *
 * @param taken how many characters stand above it
 */
export function changesAnswer(text: Text, view: StrikeView, now: DateTime, taken = 0): string {
  const today = strikeDate(view.strike, now);
  const changes = (view.acts ?? []).filter(({ act }) => !isEntry(act)).toReversed();
  if (changes.length === 0) return text.t('acts.none');
  const rows = changes.slice(0, SHOWN).map(({ act }) => {
    const at = DateTime.fromISO(act.at, { zone: view.strike.timezone }) as DateTime<true>;
    const words = {
      what: actSentence(text, view, act, today),
      role: text.t(`acts.role.${act.role}`),
      when: dateAndTime(text, at, today),
    };
    if (act.undone) return text.t('acts.undone', words);
    return [text.t('acts.row', words), ...wordsOfEnd(text, act).map(line => `  ${line}`)].join('\n');
  });
  const shown = rows.filter((_, index) => rows.slice(0, index + 1).join('\n').length <= CHARACTERS - taken);
  const rest = changes.length - shown.length;
  return [text.t('acts.title'), ...shown, ...(rest > 0 ? [text.t('acts.rest', { count: rest })] : [])].join(
    '\n',
  );
}
