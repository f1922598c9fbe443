import type { DateTime } from 'luxon';
import type { Act } from '../../strike/acts.ts';
import { strikeDate } from '../../strike/dates.ts';
import type { StrikeView } from '../../strike/view.ts';
import type { Text } from '../translator.ts';
import { actSentence } from './change-sentence.ts';

/**
 * What organizers read in their channel of something that a captain or a colleague did: in one line who, as a role, and
 * what it is, with its lines and days; and whether members hear of it by a message, now or once posts are resumed.
 */
export function actNews(
  text: Text,
  view: StrikeView,
  { act, isUndone, isTold, time }: { act: Act; isUndone: boolean; isTold: boolean; time: string | undefined },
  now: DateTime,
  isHalted: boolean,
): string {
  const told = time === undefined ? text.t('acts.told') : text.t('acts.toldLater', { time });
  const untold = text.t(isHalted ? 'acts.halted' : 'acts.quietly');
  return text.t(isUndone ? 'acts.undid' : 'acts.did', {
    role: text.t(`acts.role.${act.undone?.role ?? act.role}`),
    what: actSentence(text, view, act, strikeDate(view.strike, now)),
    told: isTold && !isHalted ? told : untold,
  });
}
