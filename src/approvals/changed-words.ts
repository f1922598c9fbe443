import { isEntry } from '../strike/acts.ts';
import { correctedStatement } from '../strike/corrections.ts';
import type { IsoDate } from '../strike/strike.ts';
import type { StrikeView } from '../strike/view.ts';
import { statementSentence } from '../wording/say/negotiation-entry.ts';
import type { Text } from '../wording/translator.ts';
import type { Step } from './effects.ts';

/** What a correction, or taking one back, makes of a statement: the words now and then, each with its speaker. */
export function changedWords(text: Text, step: Step, today: IsoDate): string[] | undefined {
  const [now, then] = [step.before, step.after].map(view => wordsIn(text, view, step, today));
  if (now === undefined || then === undefined) return undefined;
  return [
    text.t(step.isUndone ? 'preview.uncorrects' : 'preview.corrects'),
    text.t('preview.before', { day: now }),
    text.t('preview.after', { day: then }),
  ];
}

/** Without the link, which stays: the room is for the words. */
function wordsIn(text: Text, { acts = [] }: StrikeView, { act }: Step, today: IsoDate): string | undefined {
  const corrected = isEntry(act) && act.type === 'correct' ? correctedStatement(acts, act) : undefined;
  if (!corrected) return undefined;
  const { link: _link, ...statement } = corrected.statement;
  return statementSentence(text, { on: today, statement }, today);
}
