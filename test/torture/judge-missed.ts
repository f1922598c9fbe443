import { decisionsOf, windowLength, windowsOf } from './approved.ts';
import { dateAt } from './calendar.ts';
import { isOutBy, isWordOf, type Placed } from './placed.ts';
import { organizersOf } from './plan.ts';
import { missedMessagesIn } from './reading.ts';
import type { Trace } from './trace.ts';
import type { Objection } from './verdict.ts';

/** Organizers hear of each channel that a message was too late for, once, and of no other. */
export function judgeMissedMessages(
  trace: Trace,
  placed: readonly Placed[],
  catchUp: number,
  object: Objection,
): void {
  const [plan] = trace.plans;
  if (!plan) return;
  const told = trace.messages
    .filter(({ channel }) => channel === organizersOf(plan))
    .flatMap(({ content, at }) => missedMessagesIn(content, at));
  const lastLook = trace.looks.findLast(({ reaches }) => reaches === true)?.at ?? 0;
  const dates = new Set([
    ...told.map(({ date }) => date),
    ...trace.approved.map(({ wordings }) => dateAt(wordings[0].since, plan.zone)),
  ]);
  for (const date of dates) {
    const about = trace.approved.filter(({ wordings }) => dateAt(wordings[0].since, plan.zone) === date);
    const missed = about.reduce((sum, each) => sum + missedOf(each, placed, catchUp, lastLook), 0);
    const sum = told.filter(each => each.date === date).reduce((total, { channels }) => total + channels, 0);
    // What Discord refused, or a freeze kept back, is told in other words.
    const isExact = about.every(({ frozen, barred }) => !frozen && !barred);
    if (sum > missed * trace.missedAlerts && isExact)
      object(`of ${missed} channels that a message of ${date} missed, organizers were told of ${sum}`);
    if (sum < missed && isExact)
      object(`of ${missed} channels that a message of ${date} missed, organizers were told of only ${sum}`);
  }
}

/** How often the time for a channel was over, and the message, or the word of a decision about it, was not there. */
function missedOf(
  approved: Trace['approved'][number],
  placed: readonly Placed[],
  catchUp: number,
  lastLook: number,
): number {
  const stoppedAt = approved.retraction?.at ?? Infinity;
  const over = windowsOf(approved, catchUp).filter(({ to }) => to <= lastLook && to <= stoppedAt);
  const decisions = decisionsOf(approved).filter(({ at, type, isWished }) => {
    const until = at + windowLength(approved, catchUp);
    return isWished && until <= lastLook && (type === 'retraction' || until <= stoppedAt);
  });
  return approved.channels
    .map(channel => {
      const here = placed.filter(each => each.part.of === approved && each.channel === channel);
      const copy = here.find(({ part }) => part.type === 'copy');
      const copies = over.filter(({ to }) => (copy?.at ?? Infinity) >= to).length;
      const words = decisions.filter(
        decision => isOutBy(here, decision.at) && !here.some(each => isWordOf(each, decision)),
      ).length;
      return copies + words;
    })
    .reduce((sum, count) => sum + count, 0);
}
