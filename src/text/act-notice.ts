import type { DateTime } from 'luxon';
import { type Act, isEntry } from '../strike/acts.ts';
import { spanOf } from '../strike/changes.ts';
import { strikeDate } from '../strike/dates.ts';
import type { StrikeView } from '../strike/view.ts';
import { actSentence } from './change-sentence.ts';
import { dayLines } from './day-answer.ts';
import type { Text } from './translator.ts';

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
): string[] {
  const today = strikeDate(view.strike, now);
  const what = actSentence(text, view, act, today);
  if (isUndone) return [text.t('notice.undone', { what }), ...dayOf(text, view, act, now)];
  if (isEntry(act)) return [text.t('notice.entry', { what })];
  const words = act.type === 'end' && act.words !== undefined ? [act.words] : [];
  return [text.t('notice.change', { what }), ...words, ...dayOf(text, view, act, now)];
}

/** An event and the end of the strike say it all themselves. */
function dayOf(text: Text, view: StrikeView, act: Act, now: DateTime): string[] {
  if (isEntry(act) || act.type === 'add-event' || act.type === 'end') return [];
  const today = strikeDate(view.strike, now);
  const [, date = today] = [spanOf(act).from, today].toSorted();
  return dayLines(text, view, date, now).map(line => line.replaceAll('**', ''));
}
