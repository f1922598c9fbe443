import type { Delivery, DeliveryOf } from '../announcements/delivery.ts';
import { contentHash } from '../announcements/identity.ts';
import { instantOf } from '../announcements/instants.ts';
import { messageLink } from '../wording/marks.ts';
import { codeIn } from './read-asked.ts';
import type { Place, Seen, SeenMessage } from './seen.ts';
import type { LaterChanges, MessageState, Original, Verdict } from './verdict.ts';

/** Everything that a verdict on a link rests on. */
export interface LinkFacts {
  place: Place;
  seen: Seen;
  /** Of a copy that Discord has made: the message of ours that it comes from, by Discord's word. */
  source?: Source;
  /** The deliveries of this server. */
  deliveries: readonly Delivery[];
  /** Those of them in channels that the asker may read. */
  readable: readonly Delivery[];
  laterChangesOf: (delivery: DeliveryOf<'sent'>) => LaterChanges | undefined;
  /** The asker has tried too many wrong codes: whether a code in somebody's text is ours is not said. */
  isSlowed: boolean;
  /** Discord has handed the message over with the question, and it was not looked for. */
  isHanded: boolean;
}

/** Where a copy comes from: what is there now, and when the copy was taken. */
export interface Source {
  place: Place;
  seen: Seen;
  takenAt: string;
}

/**
 * What is true of the message at a link. Pure.
 *
 * Only two things prove that a message is ours: the account that sent it, and, of a copy that Discord itself made, the
 * message that Discord names. Name, picture, words and code can be copied by anybody.
 */
export function judgeLink(facts: LinkFacts): Verdict {
  const { place, seen } = facts;
  // Anyone who sees the message may know of it. If nobody can see it, only people who may read the channel it was in.
  if (seen.type === 'message') {
    return seen.isOwn ? judgeOwn(facts, seen, originalAt(facts, place, seen)) : judgeOther(facts, seen);
  }
  const original = originalAt(readableOf(facts), place, seen);
  switch (seen.type) {
    case 'gone':
      return { is: 'deleted', ...(original && { original }) };
    case 'closed':
      return { is: 'unreadable', ...(original && { original }) };
    case 'forbidden':
      return { is: 'unreadable' };
    case 'unanswered':
      return { is: 'unanswered', ...(original && { original }) };
  }
}

/**
 * What is true of a code. Pure. That a code is ours says nothing about what carries it.
 *
 * Codes are compared as all text is: they are keyed, so measuring how long that takes teaches nothing that helps
 * with the next guess, and there are few guesses (docs/decisions/2026-11-25-verify.md).
 */
export function judgeCode(
  { deliveries, laterChangesOf }: Pick<LinkFacts, 'deliveries' | 'laterChangesOf'>,
  code: string,
): Verdict {
  const delivery = deliveries.find(({ reference }) => reference === code);
  switch (delivery?.state) {
    case undefined:
      return { is: 'unknown-code', code };
    case 'sent':
      return {
        is: 'known-code',
        original: { delivery, state: messageStateOf(delivery, laterChangesOf(delivery)) },
      };
    case 'claimed':
      return { is: 'settling-code', code };
    default:
      return { is: 'unsent-code', code };
  }
}

function readableOf(facts: LinkFacts): LinkFacts {
  return { ...facts, deliveries: facts.readable };
}

function judgeOwn(
  { deliveries }: LinkFacts,
  { content = '' }: SeenMessage,
  original: Original | undefined,
): Verdict {
  if (original) {
    const isApproved = contentHash(content) === original.delivery.contentHash;
    return { is: isApproved ? 'genuine' : 'altered', original };
  }
  const code = codeIn(content);
  const isClaimed = deliveries.some(({ state, reference }) => state === 'claimed' && reference === code);
  return { is: isClaimed ? 'settling' : 'unrecorded' };
}

function judgeOther(facts: LinkFacts, seen: SeenMessage): Verdict {
  const { readable, laterChangesOf, isSlowed } = facts;
  const { source } = facts;
  const original = source && originalAt(readableOf(facts), source.place, source.seen);
  if (original && seen.origin?.how === 'published') return { is: 'published', original };
  if (original) return { is: 'forward', original, now: sinceForward(source, seen, original) };
  if (seen.content === undefined) return { is: 'foreign', words: facts.isHanded ? 'untold' : 'hidden' };
  if (seen.content === '') return { is: 'foreign', words: 'none' };
  const hash = contentHash(seen.content);
  const same = readable.find(each => each.state === 'sent' && each.contentHash === hash);
  if (same?.state === 'sent') {
    return { is: 'copy', original: { delivery: same, state: messageStateOf(same, laterChangesOf(same)) } };
  }
  const code = isSlowed ? undefined : codeIn(seen.content);
  if (code === undefined) return { is: 'foreign', words: 'other' };
  const judged = judgeCode({ deliveries: readable, laterChangesOf }, code);
  return { is: 'forged', ...('original' in judged && judged.original && { original: judged.original }) };
}

/** A forward keeps what it showed. Where its words are hidden, it is old if the original has changed since. */
function sinceForward(
  source: Source,
  { content }: SeenMessage,
  { delivery, state }: Original,
): 'same' | 'changed' | 'gone' {
  if (source.seen.type === 'gone') return 'gone';
  if (content !== undefined) return contentHash(content) === delivery.contentHash ? 'same' : 'changed';
  if (state.as === 'unchanged') return 'same';
  return instantOf(state.at) <= instantOf(source.takenAt) ? 'same' : 'changed';
}

function originalAt(
  { deliveries, laterChangesOf }: Pick<LinkFacts, 'deliveries' | 'laterChangesOf'>,
  { channel, message }: Place,
  seen: Seen | undefined,
): Original | undefined {
  const delivery = deliveries.find(
    each => each.state === 'sent' && each.channel === channel && each.messageId === message,
  );
  if (delivery?.state !== 'sent') return undefined;
  const editedAt = seen?.type === 'message' && seen.isOwn ? seen.editedAt : undefined;
  return { delivery, state: messageStateOf(delivery, laterChangesOf(delivery), editedAt) };
}

/** The last and weightiest thing that was done to a message. `editedAt` is what Discord says of it. */
function messageStateOf(
  { guild, channel, updatedAt, removedAt, overtaken }: DeliveryOf<'sent'>,
  { correctedAt, retractedAt, overAt, updatedAt: followedAt, reason }: LaterChanges = {},
  editedAt?: string,
): MessageState {
  const why = reason === undefined ? {} : { reason };
  if (removedAt !== undefined) return { as: 'removed', at: removedAt, ...why };
  if (retractedAt !== undefined) return { as: 'retracted', at: retractedAt, ...why };
  if (overAt !== undefined) return { as: 'over', at: overAt };
  if (followedAt !== undefined) return { as: 'updated', at: followedAt };
  if (correctedAt !== undefined) return { as: 'corrected', at: correctedAt, ...why };
  if (overtaken) {
    const by = messageLink({ guild, channel, messageId: overtaken.messageId });
    return { as: 'overtaken', at: overtaken.at, by };
  }
  const at = editedAt ?? updatedAt;
  return at === undefined ? { as: 'unchanged' } : { as: 'edited', at };
}
