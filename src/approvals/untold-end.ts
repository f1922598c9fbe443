import { isNoticeOf } from '../announcements/act-notices.ts';
import { composePost } from '../announcements/compose.ts';
import { type Delivery, isAnnouncement } from '../announcements/delivery.ts';
import { instantOf } from '../announcements/instants.ts';
import { postOf } from '../announcements/record.ts';
import { relevantUntil } from '../announcements/relevance.ts';
import type { StrikeView } from '../strike/view.ts';
import type { Text } from '../wording/translator.ts';
import type { Step } from './effects.ts';

/**
 * Is an end taken back of which no notice and no announcement has told? Then nothing is taken back before members: "taken
 * back: the strike is over" would be the first that they hear of it. Of an end that stands in the strike file, from an
 * earlier store, nobody knows whether it was told.
 */
export function isUntoldEnd(text: Text, step: Step, deliveries: readonly Delivery[]): boolean {
  const { act, isUndone, before } = step;
  if (act.type !== 'end' || !isUndone || before.strike.acts?.some(({ id }) => id === act.id)) return false;
  const isOut = ({ state }: Delivery) => state === 'sent' || state === 'claimed';
  return !deliveries.some(
    each => (isOut(each) && isNoticeOf(each, act.id, false)) || saysIt(text, step, each),
  );
}

/** An announcement that was read as true after the act, and would say something else without it. */
function saysIt(text: Text, { act, before, after }: Step, delivery: Delivery): boolean {
  if (delivery.state !== 'sent' || !isAnnouncement(delivery)) return false;
  if (relevantUntil(before, delivery) <= instantOf(act.at)) return false;
  const wordsIn = (view: StrikeView) =>
    composePost(text, view, postOf(delivery), instantOf(delivery.sentAt), delivery.reference);
  return wordsIn(before) !== wordsIn(after);
}
