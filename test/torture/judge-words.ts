import { type ApprovedMessage, windowsOf } from './approved.ts';
import { MINUTE, wallText } from './calendar.ts';
import type { Part } from './copies.ts';
import { isMarkedLate, saidDue, says, saysRetracted, saysToDisregard } from './copies.ts';
import { nameOf, type Placed, type Scale } from './placed.ts';
import type { Objection } from './verdict.ts';

/** The heartbeat comes once a minute: up to here a message does not have to say that it is late. */
const LATE_AFTER = 2 * MINUTE;

/** When it was asked for: not before it was approved and due, nor when it was stopped, nor when its time was over. */
export function judgeSending(
  approved: ApprovedMessage,
  copy: Placed,
  { catchUp, count, object }: Scale,
): void {
  const { due, frozen = [], retraction, wordings, ping } = approved;
  const { at, askedAt, pings } = copy;
  const why = [
    askedAt < wordings[0].since && 'came before it was approved',
    askedAt < due && 'came before its time',
    retraction && askedAt > retraction.at && 'came after it was retracted',
    frozen.some(({ from, to }) => from < askedAt && askedAt < to) && 'came though all was frozen',
    pings.join() !== (ping ?? '') && `pings ${pings.join(', ') || 'nobody'}`,
  ].filter(each => typeof each === 'string');
  for (const each of why) count('unapproved', `${nameOf(copy)} ${each}`);
  const window = windowsOf(approved, catchUp).findLast(({ from }) => from <= askedAt);
  if (!window) return;
  if (at >= window.to) count('afterDeadline', `${nameOf(copy)} came after its deadline`);
  judgeLateness(copy, window.from, object);
}

export function judgeLateness(message: Placed, due: number, object: Objection): void {
  const isLate = message.askedAt > due + LATE_AFTER;
  if (isLate !== isMarkedLate(message.content))
    object(`${nameOf(message)} ${isLate ? 'does not say' : 'says'} that it is late`);
}

/** Whatever it said at any moment was approved by then, and not by then out of date. */
export function judgeWords(message: Placed, scale: Scale): void {
  const { count, object } = scale;
  const { part, askedAt, content, edits } = message;
  if (part.type !== 'copy' && message.pings.length > 0)
    count('unapproved', `${nameOf(message)} pings somebody`);
  for (const version of [{ content, at: askedAt }, ...edits]) {
    if (!isApproved(version.content, part, version.at))
      count('unapproved', `${nameOf(message)} said: ${version.content.replaceAll('\n', ' / ')}`);
  }
  for (const { content: text } of [message, ...edits]) {
    const said = saidDue(text);
    if (said !== undefined && !dueMinutes(message, scale).includes(said))
      object(`${nameOf(message)} says that it was due ${said} minutes after midnight`);
  }
  for (const { pings } of edits) {
    if (pings.length > 0) count('unapproved', `${nameOf(message)} pings ${pings.join(', ')} by an edit`);
  }
}

/** On the strike's clock: when a message was due, each of its tries, and each word about it. */
function dueMinutes({ part: { of } }: Placed, { zone }: Scale): number[] {
  const { due, retries = [], wordings, retraction } = of;
  const instants = [
    due,
    ...retries,
    ...wordings.map(({ since }) => since),
    ...(retraction ? [retraction.at] : []),
  ];
  return instants.map(instant => {
    const [hours = 0, minutes = 0] = wallText(instant, zone).slice(11).split(':').map(Number);
    return hours * 60 + minutes;
  });
}

/** At the very instant of a decision, the words before it are still right. */
function isApproved(content: string, part: Part, at: number): boolean {
  const { of, type } = part;
  if (type === 'retraction') return of.retraction !== undefined && saysToDisregard(content, of);
  const { retraction, wordings } = of;
  if (retraction && retraction.at <= at && saysRetracted(content, of)) return true;
  if (retraction && retraction.at < at) return false;
  return wordings.some(
    ({ since }, index) =>
      since <= at && at <= (wordings[index + 1]?.since ?? Infinity) && says(content, part, index),
  );
}
