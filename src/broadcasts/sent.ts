import { instantOf, isoOf } from '../announcements/instants.ts';
import { type Asker, organizerAt } from '../approvals/may-act.ts';
import { nextState, type RequestMove, VALID_MINUTES } from '../approvals/request.ts';
import type { Actor } from '../strike/actor.ts';
import { closedAs, isClosed } from '../strike/closed.ts';
import type { Seen } from '../strike/seen.ts';
import { closedError } from '../wording/say/error-sentence.ts';
import { UserError } from '../wording/user-error.ts';
import type { Broadcast } from './broadcast.ts';
import { channelsWithCopy, copiesOf, hasBegun } from './copies.ts';
import { neededFor } from './draft.ts';
import { broadcastHash } from './hashes.ts';
import { type Intent, requestOfIntent, sealOfIntent, type Wish } from './intent.ts';
import { tryOf } from './parts.ts';
import type { BroadcastPorts, Deed, InTurn } from './ports.ts';
import { refuseFrozen } from './refusals.ts';
import { failedIn, resultsOf } from './results.ts';

/** What is done with a message once it is approved. One organizer is enough to fall silent. */
export interface SentMessages {
  /** Previews it: nothing is done yet. */
  propose(guild: string, id: string, asker: Asker, wish: Wish): Promise<Intent>;
  /** Edits every copy to say that it is retracted, or deletes it; `notice`: a fresh message says so, too. */
  retract(
    guild: string,
    seen: Seen,
    asker: Asker,
    how: { notice: boolean; remove: boolean },
  ): Promise<Broadcast>;
  reschedule(guild: string, seen: Seen, asker: Asker): Promise<Broadcast>;
  discardIntent(guild: string, intent: string, asker: Asker): Promise<void>;
  /** Tries the channels again in which it was refused or missed. */
  retry(guild: string, id: string, asker: Asker): Promise<Broadcast>;
}

export function createSentMessages(parts: BroadcastPorts, inTurn: InTurn): SentMessages {
  const { strikeOf, broadcasts, intents, clock, newId, record, look } = parts;

  function found(guild: string, id: string): Broadcast {
    const broadcast = broadcasts.find(guild, id);
    if (!broadcast) throw new UserError('error.unknownBroadcast');
    return broadcast;
  }

  /** Before it counts, as everywhere. */
  async function enter(broadcast: Broadcast, by: Actor, what: Deed['what']): Promise<void> {
    const { guild, id } = broadcast;
    await record(guild, { what, by, subject: id, contentHash: broadcastHash(broadcast) });
  }

  /** What was previewed, if this person may do that with it now. One organizer is enough. */
  async function intentFor(guild: string, id: string, move: RequestMove, asker: Asker): Promise<Intent> {
    const by = organizerAt(strikeOf(guild), asker);
    const known = await intents.find(id);
    if (!known || known.guild !== guild) throw new UserError('error.proposalGone');
    if (isClosed(known)) throw closedError(known);
    nextState(requestOfIntent(known), { move, by }, { now: clock.now(), needed: 1 });
    return known;
  }

  async function refuse(broadcast: Broadcast, wish: Wish): Promise<void> {
    if (wish.do === 'retract') {
      // Of what is retracted already there may still be copies to delete, or word to give.
      const isOver = broadcast.retraction?.remove ?? false;
      const isOut = async () => copiesOf(broadcast, await parts.deliveries(broadcast.guild)) > 0;
      if (isOver || (broadcast.retraction && !(await isOut())))
        throw new UserError('error.broadcastRetracted');
      return;
    }
    if (broadcast.retraction) throw new UserError('error.broadcastRetracted');
    const begun = hasBegun(broadcast, await parts.deliveries(broadcast.guild));
    if (!broadcast.isScheduled || begun) throw new UserError('error.broadcastOut');
    if (instantOf(wish.at) <= clock.now()) throw new UserError('error.embargoOver');
    if (wish.at === broadcast.dueAt) throw new UserError('error.dueThen');
    if (wish.from !== broadcast.dueAt) throw new UserError('error.proposalStale');
    const approvals = neededFor(strikeOf(broadcast.guild), broadcast);
    if (approvals > 1 && wish.at < broadcast.dueAt) throw new UserError('error.broadcastEarlier');
  }

  /** The intent and its broadcast, if it may be done now by this person. */
  async function taken(
    guild: string,
    { id, seal }: Seen,
    asker: Asker,
  ): Promise<{ known: Intent; broadcast: Broadcast }> {
    const known = await intentFor(guild, id, 'confirm', asker);
    if (sealOfIntent(known) !== seal) throw new UserError('error.requestNotEntered');
    const broadcast = found(guild, known.broadcast);
    await refuse(broadcast, known.wish);
    return { known, broadcast };
  }

  async function keep(known: Intent, broadcast: Broadcast, what: Deed['what']): Promise<Broadcast> {
    await enter(broadcast, known.author, what);
    await broadcasts.replace(broadcast);
    // It is done: that its intent could not be closed undoes nothing, and a second press is told so (`refuse`).
    await intents.save(closedAs(known, 'done')).catch(() => undefined);
    return broadcast;
  }

  return {
    propose: async (guild, id, asker, wish) => {
      const by = organizerAt(strikeOf(guild), asker);
      const broadcast = found(guild, id);
      await refuse(broadcast, wish);
      const expiresAt = isoOf(clock.now().plus({ minutes: VALID_MINUTES }));
      const made: Intent = { id: newId(), guild, author: by, broadcast: id, wish, expiresAt };
      await intents.save(made);
      return made;
    },
    retract: (guild, seen, asker, { notice, remove }) =>
      inTurn(async () => {
        const { known, broadcast } = await taken(guild, seen, asker);
        if (known.wish.do !== 'retract') throw new UserError('error.unknownButton');
        const isSame = broadcast.retraction?.reason === known.wish.reason;
        if (isSame && !notice && !remove) throw new UserError('error.broadcastRetracted');
        const noticeTo = notice ? channelsWithCopy(broadcast, await parts.deliveries(guild)) : [];
        const retraction = { at: isoOf(clock.now()), noticeTo, reason: known.wish.reason, remove };
        const what = remove ? 'broadcast-deleted' : 'broadcast-retracted';
        const done = await keep(known, { ...broadcast, retraction }, what);
        look();
        return done;
      }),
    reschedule: (guild, seen, asker) =>
      inTurn(async () => {
        const { known, broadcast } = await taken(guild, seen, asker);
        if (known.wish.do !== 'reschedule') throw new UserError('error.unknownButton');
        return keep(known, { ...broadcast, dueAt: known.wish.at }, 'broadcast-rescheduled');
      }),
    discardIntent: (guild, id, asker) =>
      inTurn(async () => {
        await intents.save(closedAs(await intentFor(guild, id, 'discard', asker), 'discarded'));
      }),
    retry: (guild, id, asker) =>
      inTurn(async () => {
        const by = organizerAt(strikeOf(guild), asker);
        const broadcast = found(guild, id);
        if (broadcast.retraction) throw new UserError('error.broadcastRetracted');
        refuseFrozen(parts.haltOf(guild), broadcast.type);
        const results = resultsOf(strikeOf(guild), broadcast, await parts.deliveries(guild));
        const failed = failedIn(results);
        if (failed.length === 0) throw new UserError('error.nothingToRetry');
        const at = isoOf(clock.now());
        const again = Object.fromEntries(
          failed.map(channel => [channel.id, { number: tryOf(broadcast, channel.id) + 1, at }]),
        );
        const next = { ...broadcast, retries: { ...broadcast.retries, ...again } };
        await enter(next, by, 'broadcast-retried');
        await broadcasts.replace(next);
        look();
        return next;
      }),
  };
}
