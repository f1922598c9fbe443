import { isoOf } from '../announcements/instants.ts';
import type { Act, StoredAct } from '../strike/acts.ts';
import { closedAs } from '../strike/closed.ts';
import type { Seen } from '../strike/seen.ts';
import { UserError } from '../wording/user-error.ts';
import { isToldAtOnce, type KeptProposals, keptProposals } from './kept-proposals.ts';
import { type Asker, actorWhoMay, organizerAt, refuseCaptainsPing } from './may-act.ts';
import { newProposal, type Wished } from './new-proposal.ts';
import type { ApprovalParts } from './ports.ts';
import { NOBODY_ASKED, type Proposal, requestOf, sealsOf, type Wish } from './proposal.ts';
import { nextState, VALID_MINUTES } from './request.ts';
import { type RolesOf, stillAgreeing } from './still-agreeing.ts';
import { replacedBy, storedOf, viewIn } from './stored-act.ts';

export interface Confirmed {
  act: Act;
  isUndone: boolean;
  /** The channel is told at once: by the notice that follows an announcement, or by one of its own. */
  isTold: boolean;
  /** When, where that is later: ISO 8601 in UTC. */
  tellAt?: string;
}

/** What became of a press: done, or others are asked first. */
export type Settlement =
  | { type: 'done'; confirmed: Confirmed }
  /** `missing`: how many still have to approve. */
  | { type: 'asked'; proposal: Proposal; missing: number };

/** Where organizers' wishes become acts: previewed, bound to what stood then, confirmed once. */
export interface Approvals extends Pick<KeptProposals, 'waiting' | 'stepOf' | 'wishOf' | 'endingOf'> {
  /** Keeps what somebody wants, to be previewed. Rejects with a UserError where they may not, or where nothing would change. */
  propose(
    guild: string,
    asker: Asker,
    wish: Wish,
    how: Pick<Wished, 'ping' | 'isSilent' | 'tellAt' | 'text'>,
  ): Promise<Proposal>;
  /** How many have to agree, the author among them, as it is not told at once and as it is. */
  needed(proposal: Proposal): Promise<{ quiet: number; told: number }>;
  confirm(guild: string, seen: Seen, asker: Asker, tell: boolean): Promise<Settlement>;
  /**
   * Counts only while the asker is an organizer, and those who approved before them are, and the author may ask for it.
   *
   * @param rolesOf their roles at this moment; undefined where nobody can tell
   */
  approve(guild: string, seen: Seen, asker: Asker, rolesOf: RolesOf): Promise<Settlement>;
  /** The others could not be asked: the proposal is the author's alone again, to be confirmed anew. */
  unheard(guild: string, id: string): Promise<void>;
  /** Another organizer says no. */
  decline(guild: string, id: string, asker: Asker): Promise<void>;
  /** The author takes a request back. */
  withdraw(guild: string, id: string, asker: Asker): Promise<void>;
  /** The author leaves it. */
  discard(guild: string, id: string, asker: Asker): Promise<void>;
}

export function createApprovals(parts: ApprovalParts): Approvals {
  const { strikes, proposals, clock, note } = parts;
  const kept = keptProposals(parts);
  const { waiting, open, followedKeys, stepOf, isHeard, neededFor } = kept;
  /** One press at a time: what is checked still holds when it is written. */
  let last: Promise<unknown> = Promise.resolve();
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  }

  /** @param mayRing whether it was counted as heard: an announcement that goes out at this moment brings no ping with it */
  async function carryOut(proposal: Proposal, tell: boolean, mayRing: boolean): Promise<Settlement> {
    const { guild, wish, author, mention } = proposal;
    const now = clock.now();
    const step = stepOf(proposal);
    const isFollowed = (await followedKeys(guild, step)).length > 0;
    const replaced = replacedBy(strikes, proposal, now);
    // One word follows by itself; of what stands in the place of another its own notice says it all.
    const isTold = tell && (!isFollowed || replaced !== undefined);
    // A ping that nobody hears now must not ring with a later notice, either: fewer have agreed to it.
    const rung = mayRing ? mention : undefined;
    const wished = storedOf(strikes, guild, wish, author, now, rung);
    const later = isTold && proposal.tellAt !== undefined ? { tellAt: proposal.tellAt } : {};
    const stored: StoredAct = {
      ...wished,
      ...(step.isUndone ? { tellUndone: isTold } : { tell: isTold, ...later }),
    };
    const what = step.isUndone ? 'act-undone' : 'act-confirmed';
    if (replaced) await note({ what: 'act-undone', proposal, by: author, stored: replaced });
    await note({ what, proposal, by: author, stored });
    if (step.isUndone) await strikes.replace(stored);
    else if (!(await (replaced ? strikes.mend(replaced, stored) : strikes.add(stored)))) {
      throw new UserError('error.proposalDone');
    }
    // It is done: that its proposal could not be closed undoes nothing, and a second press is told so (`isDone`, `open`).
    await proposals.save(closedAs(proposal, 'done')).catch(() => undefined);
    parts.look();
    return {
      type: 'done',
      confirmed: { act: stored.act, isUndone: step.isUndone, isTold: isTold || isFollowed, ...later },
    };
  }

  return {
    waiting,
    stepOf,
    wishOf: kept.wishOf,
    needed: async proposal => ({
      quiet: neededFor(proposal, await isHeard(proposal, false)),
      told: neededFor(proposal, true),
    }),
    endingOf: (guild, id) => inTurn(() => kept.endingOf(guild, id)),
    propose: async (guild, asker, wish, how) => {
      const proposal = await newProposal(parts, kept, { guild, asker, wish, ...how });
      await proposals.save(proposal);
      return proposal;
    },
    confirm: (guild, { id, seal }, asker, tell) =>
      inTurn(async () => {
        const shown = await open(guild, id, () => tell);
        const at = clock.now();
        const step = stepOf(shown);
        const by = actorWhoMay(step.before, asker, step, at);
        if (sealsOf(shown).preview !== seal) throw new UserError('error.requestNotEntered');
        const isTold = await isHeard(shown, tell);
        const needed = neededFor(shown, isTold);
        const next = nextState(requestOf(shown, at), { move: 'confirm', by }, { now: at, needed });
        // What the author is may have changed since the preview; what counts is what they are now.
        const proposal: Proposal = { ...shown, author: by };
        if (isTold) {
          refuseCaptainsPing(step.before, by, { ...step, mention: proposal.mention }, at);
        }
        if (next === 'approved') return carryOut(proposal, tell, isTold);
        const asked: Proposal = {
          ...proposal,
          expiresAt: isoOf(at.plus({ minutes: VALID_MINUTES })),
          asked: { at: isoOf(at), tell, approvedBy: proposal.asked?.approvedBy ?? [] },
        };
        await note({ what: 'approval-asked', proposal, by });
        await proposals.save(asked);
        return { type: 'asked', proposal: asked, missing: needed - 1 };
      }),
    approve: (guild, { id, seal }, asker, rolesOf) =>
      inTurn(async () => {
        const by = organizerAt(viewIn(strikes, guild).strike, asker);
        const proposal = await open(guild, id, isToldAtOnce);
        const isTold = await isHeard(proposal, proposal.asked?.tell ?? false);
        const needed = neededFor(proposal, isTold);
        const ask = { move: 'approve', by } as const;
        nextState(requestOf(proposal), ask, { now: clock.now(), needed });
        if (sealsOf(proposal).request !== seal || !(await parts.isEntered(proposal))) {
          throw new UserError('error.requestNotEntered');
        }
        const holding = await stillAgreeing(proposal, stepOf(proposal), rolesOf, clock.now());
        const { asked = NOBODY_ASKED } = holding;
        const next = nextState(requestOf(holding), ask, { now: clock.now(), needed });
        const approvedBy = [...asked.approvedBy, by.hash];
        await note({ what: 'approval-given', proposal, by });
        if (next === 'approved') return carryOut(proposal, asked.tell, isTold);
        const approved: Proposal = { ...proposal, asked: { ...asked, approvedBy } };
        await proposals.save(approved);
        return { type: 'asked', proposal: approved, missing: needed - approvedBy.length - 1 };
      }),
    unheard: (guild, id) =>
      inTurn(async () => {
        const { asked: _asked, ...proposal } = await waiting(guild, id);
        await proposals.save(proposal);
      }),
    decline: (guild, id, asker) =>
      inTurn(async () => {
        const by = organizerAt(viewIn(strikes, guild).strike, asker);
        const proposal = await waiting(guild, id);
        nextState(requestOf(proposal), { move: 'decline', by }, { now: clock.now(), needed: 1 });
        await note({ what: 'approval-declined', proposal, by });
        await proposals.save(closedAs(proposal, 'declined'));
      }),
    withdraw: (guild, id, { hash }) =>
      inTurn(async () => {
        const proposal = await waiting(guild, id);
        // Whatever they may do now: what they asked for, they may take back.
        const by = { hash, role: proposal.author.role };
        nextState(requestOf(proposal), { move: 'withdraw', by }, { now: clock.now(), needed: 1 });
        await note({ what: 'approval-withdrawn', proposal, by });
        await proposals.save(closedAs(proposal, 'withdrawn'));
      }),
    discard: (guild, id, asker) =>
      inTurn(async () => {
        const proposal = await waiting(guild, id);
        const step = stepOf(proposal);
        const by = actorWhoMay(step.before, asker, step, clock.now());
        nextState(requestOf(proposal), { move: 'discard', by }, { now: clock.now(), needed: 1 });
        // A preview that comes to nothing was never more than looked at.
        if (proposal.asked) await note({ what: 'approval-withdrawn', proposal, by });
        await proposals.save(closedAs(proposal, 'discarded'));
      }),
  };
}
