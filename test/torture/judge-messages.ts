import { type ApprovedMessage, windowsOf } from './approved.ts';
import { MINUTE } from './calendar.ts';
import { isByOrganizers, partOf, says, saysRetracted } from './copies.ts';
import { judgeMissedMessages } from './judge-missed.ts';
import { judgeNotices } from './judge-notices.ts';
import { judgeSending, judgeWords } from './judge-words.ts';
import { isBarred, nameOf, type Placed, type Scale } from './placed.ts';
import { announcementsOf, organizerRoleOf, organizersOf } from './plan.ts';
import type { SeenLook, Trace } from './trace.ts';
import type { Count, Objection } from './verdict.ts';

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
      // A request calls the organizers, in their own channel.
      const called = trace.plans.filter(plan => organizersOf(plan) === channel).map(organizerRoleOf);
      // What became of a request is told to its author, and to nobody else.
      const author = /^<@(\d+)> Your request /.exec(content)?.[1];
      const others = pings.filter(ping => !called.includes(ping) && ping !== author);
      if (others.length > 0) count('unapproved', `${nameOf(message)} pings ${others.join(', ')}`);
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
