import { type ApprovedMessage, windowsOf } from './approved.ts';
import { MINUTE, wallText } from './calendar.ts';
import {
  isByOrganizers,
  isMarkedLate,
  type Part,
  partOf,
  saidDue,
  says,
  saysRetracted,
  saysToDisregard,
} from './copies.ts';
import type { Count, Objection } from './judge.ts';
import { judgeMissedMessages } from './judge-missed.ts';
import { announcementsOf, organizersOf } from './plan.ts';
import type { SeenLook, SeenMessage, Trace } from './trace.ts';

/** The heartbeat comes once a minute: up to here a message does not have to say that it is late. */
const LATE_AFTER = 2 * MINUTE;

type Placed = SeenMessage & { part: Part };

/**
 * Compares what stands in the channels with what the organizers approved. In every channel that was approved there is
 * one copy, if a beat could bring it there in its time; nothing else is there, and it says and pings what was approved.
 */
export function judgeMessages(trace: Trace, count: Count, object: Objection): void {
  const announcements = trace.plans.map(announcementsOf);
  const organizers = trace.plans.map(organizersOf);
  const placed: Placed[] = [];
  for (const message of trace.messages) {
    const { channel, content, pings } = message;
    if (organizers.includes(channel) || (announcements.includes(channel) && !isByOrganizers(content))) {
      if (pings.length > 0) count('unapproved', `${nameOf(message)} pings ${pings.join(', ')}`);
      continue;
    }
    const part = partOf(message, trace.approved);
    if (part?.of.channels.includes(channel)) placed.push({ ...message, part });
    else count('unapproved', `${nameOf(message)} was approved by nobody`);
  }
  const zone = trace.plans[0]?.zone ?? 'UTC';
  const catchUp = Math.max(...trace.plans.map(({ catchUpMinutes }) => catchUpMinutes * MINUTE));
  for (const approved of trace.approved) {
    const own = placed.filter(({ part }) => part.of === approved);
    judgeMessage(trace, approved, own, { zone, catchUp, count, object });
  }
  judgeMissedMessages(trace, placed, catchUp, object);
}

interface Scale {
  zone: string;
  catchUp: number;
  count: Count;
  object: Objection;
}

function judgeMessage(trace: Trace, approved: ApprovedMessage, own: Placed[], scale: Scale): void {
  for (const channel of approved.channels) {
    const here = own.filter(message => message.channel === channel);
    const copies = here.filter(({ part }) => part.type === 'copy');
    const looks = trace.looks.filter(look => look.reaches === true && !isBarred(approved, channel, look.at));
    judgeNumber(approved, channel, copies, looks, scale);
    judgeNotices(approved, channel, here, looks, scale);
    for (const copy of copies) judgeSending(approved, copy, scale);
    for (const message of here) {
      judgeWords(message, scale);
      judgeEnd(message, looks.at(-1)?.at ?? 0, scale);
    }
  }
}

function judgeNumber(
  approved: ApprovedMessage,
  channel: string,
  copies: Placed[],
  looks: SeenLook[],
  { catchUp, count }: Scale,
): void {
  const { frozen = [], retraction, wordings } = approved;
  const isSure = windowsOf(approved, catchUp).some(({ from, to }) =>
    looks.some(
      ({ at }) =>
        Math.max(from, wordings[0].since) <= at &&
        at < to &&
        at < (retraction?.at ?? Infinity) &&
        !frozen.some(span => span.from <= at && at < span.to),
    ),
  );
  const name = `“${wordings[0].headline}” in ${channel}`;
  if (copies.length > 1) count('duplicates', `${name} is there ${copies.length} times`);
  if (copies.length === 0 && isSure) count('missing', `${name} is not there`);
}

/** When it was asked for: not before it was approved and due, nor when it was stopped, nor when its time was over. */
function judgeSending(approved: ApprovedMessage, copy: Placed, { catchUp, count, object }: Scale): void {
  const { due, frozen = [], retraction, wordings, ping } = approved;
  const { at, askedAt, pings, content } = copy;
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
  const isLate = askedAt > window.from + LATE_AFTER;
  if (isLate !== isMarkedLate(content))
    object(`${nameOf(copy)} ${isLate ? 'does not say' : 'says'} that it is late`);
}

/** Whatever it said at any moment was approved by then, and not by then out of date. */
function judgeWords(message: Placed, scale: Scale): void {
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

/** Once a beat has come through after the last decision, it says what was decided. */
function judgeEnd(message: Placed, lastLook: number, { count, object }: Scale): void {
  const { part, content, edits, removedAt } = message;
  const { retraction, wordings } = part.of;
  const last = edits.at(-1)?.content ?? content;
  const isOver = retraction && retraction.at <= lastLook;
  if (part.type === 'retraction') {
    if (removedAt !== undefined) object(`${nameOf(message)} was deleted`);
    return;
  }
  if (isOver && retraction.how === 'remove') {
    if (removedAt === undefined)
      count('unapproved', `${nameOf(message)} still stands, though it was to be deleted`);
    return;
  }
  if (removedAt !== undefined) object(`${nameOf(message)} was deleted`);
  if (isOver) {
    if (!saysRetracted(last, part.of)) count('unapproved', `${nameOf(message)} is not retracted`);
    return;
  }
  const index = wordings.findLastIndex(({ since }) => since <= lastLook);
  if (index > 0 && !says(last, part, index)) count('missing', `${nameOf(message)} is not corrected`);
}

/** One fresh word of each correction and retraction that wants one, in every channel that had a copy by then. */
function judgeNotices(
  approved: ApprovedMessage,
  channel: string,
  here: Placed[],
  looks: SeenLook[],
  { catchUp, count }: Scale,
): void {
  const { wordings, retraction } = approved;
  const wished = [
    ...wordings.flatMap(({ since, notice }, wording) =>
      wording === 0 ? [] : [{ type: 'correction' as const, wording, at: since, isWished: notice ?? false }],
    ),
    ...(retraction
      ? [{ type: 'retraction' as const, at: retraction.at, isWished: retraction.how === 'notice' }]
      : []),
  ];
  for (const wish of wished) {
    const { type, at, isWished } = wish;
    const notices = here.filter(
      ({ part }) => part.type === type && (type === 'retraction' || part.wording === wish.wording),
    );
    const isOut = here.some(({ part, askedAt }) => part.type === 'copy' && askedAt <= at);
    const isStopped = type === 'correction' && retraction !== undefined;
    const isSure = looks.some(look => look.at >= at && look.at < at + catchUp) && !isStopped;
    const name = `the word of the ${type} of “${wordings[0].headline}” in ${channel}`;
    if (notices.length > 1) count('duplicates', `${name} is there ${notices.length} times`);
    if (isWished && isOut && isSure && notices.length === 0) count('missing', `${name} is not there`);
    if (!(isWished && isOut) && notices.length > 0) count('unapproved', `${name} was wished by nobody`);
  }
}

export function isBarred({ barred = [] }: ApprovedMessage, channel: string, at: number): boolean {
  return barred.some(each => each.channel === channel && each.from <= at && at < each.to);
}

function nameOf({ content, channel }: SeenMessage): string {
  return `“${content.split('\n')[0]}” in ${channel}`;
}
