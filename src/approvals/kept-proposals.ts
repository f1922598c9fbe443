import { instantOf } from '../announcements/instants.ts';
import { type Closed, closedAs, isClosed } from '../strike/closed.ts';
import { closedError } from '../wording/say/error-sentence.ts';
import { UserError } from '../wording/user-error.ts';
import { basisOf } from './basis.ts';
import { followedBy, type Step } from './effects.ts';
import type { ApprovalParts } from './ports.ts';
import type { Proposal } from './proposal.ts';
import type { Ending } from './request-message.ts';
import { effectOfAct, required } from './required.ts';
import { replacedBy, storedOf, viewIn } from './stored-act.ts';

/** A proposal that its author discards after they have asked is a request that they take back. */
const CLOSED_AS = {
  done: 'approved',
  discarded: 'withdrawn',
  declined: 'declined',
  withdrawn: 'withdrawn',
  overtaken: 'overtaken',
} as const satisfies Record<Closed['closed'], Ending>;

/** The proposals that are kept: how each stands, and what it would do, at this moment. */
export interface KeptProposals {
  /** What waits for a press, stale or not. Rejects with a UserError if it is gone, expired, done or discarded. */
  waiting: (guild: string, id: string) => Promise<Proposal>;
  /**
   * What can still be done as it was previewed: it is stale where that day has changed since, or where nothing was to be told and
   * now the channel would hear of it by itself.
   */
  open: (guild: string, id: string, tell: (proposal: Proposal) => boolean) => Promise<Proposal>;
  /** What somebody had wanted, to be previewed once more. Rejects with a UserError where it was not they, or it is done with. */
  wishOf: (
    guild: string,
    id: string,
    asker: string,
  ) => Promise<Pick<Proposal, 'wish' | 'mention' | 'tellAt'>>;
  /** How the request of a proposal has ended; undefined while it stands. What has been overtaken is over for good. */
  endingOf: (guild: string, id: string) => Promise<Ending | undefined>;
  /** The announcements that are out and that this would change. */
  followedKeys: (guild: string, step: Step) => Promise<string[]>;
  stepOf: (proposal: Proposal) => Step;
  /** Does the channel hear of it? By itself it does where an announcement is out that this changes. */
  isHeard: (proposal: Proposal, tell: boolean) => Promise<boolean>;
  /** How many have to agree, by what would happen; asked at each press, since the strike file may be another by then. */
  neededFor: (proposal: Proposal, isTold: boolean) => number;
}

export function keptProposals(
  parts: Pick<ApprovalParts, 'strikes' | 'proposals' | 'clock' | 'deliveries'>,
): KeptProposals {
  const { strikes, proposals, clock } = parts;

  async function waiting(guild: string, id: string): Promise<Proposal> {
    const proposal = await proposals.find(id);
    if (!proposal || proposal.guild !== guild) throw new UserError('error.proposalGone');
    // The act is written before its proposal is closed: a process may have died in between.
    if (isClosed(proposal)) throw closedError(proposal);
    if (isDone(proposal)) throw new UserError('error.proposalDone');
    if (clock.now() >= instantOf(proposal.expiresAt)) {
      throw new UserError(proposal.asked ? 'error.requestExpired' : 'error.proposalExpired');
    }
    return proposal;
  }

  async function open(guild: string, id: string, tell: (proposal: Proposal) => boolean): Promise<Proposal> {
    const proposal = await waiting(guild, id);
    const step = stepOf(proposal);
    if (basisOf(step) !== proposal.basis) throw new UserError('error.proposalStale');
    const wasUntold = (proposal.followed ?? []).length === 0 && !tell(proposal);
    if (wasUntold && (await followedKeys(guild, step)).length > 0)
      throw new UserError('error.proposalOvertaken');
    return proposal;
  }

  async function wishOf(
    guild: string,
    id: string,
    asker: string,
  ): Promise<Pick<Proposal, 'wish' | 'mention' | 'tellAt'>> {
    const proposal = await proposals.find(id);
    if (!proposal || proposal.guild !== guild) throw new UserError('error.proposalGone');
    if (isClosed(proposal)) throw closedError(proposal);
    if (proposal.author.hash !== asker) throw new UserError('error.notAllowed');
    if (isDone(proposal)) throw new UserError('error.proposalDone');
    return proposal;
  }

  async function endingOf(guild: string, id: string): Promise<Ending | undefined> {
    const proposal = await proposals.find(id);
    if (!proposal) return 'expired';
    if (isClosed(proposal)) return CLOSED_AS[proposal.closed];
    if (isDone(proposal)) return 'approved';
    if (!proposal.asked) return 'withdrawn';
    if (clock.now() >= instantOf(proposal.expiresAt)) return 'expired';
    try {
      await open(guild, id, isToldAtOnce);
      return undefined;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      await proposals.save(closedAs(proposal, 'overtaken'));
      return 'overtaken';
    }
  }

  async function followedKeys(guild: string, step: Step): Promise<string[]> {
    return followedBy(step, await parts.deliveries(guild), clock.now()).map(({ key }) => key);
  }

  function isDone({ guild, id, wish }: Proposal): boolean {
    return wish.do === 'act' && strikes.find(guild, id) !== undefined;
  }

  function stepOf(proposal: Proposal): Step {
    const { guild, wish, author, mention } = proposal;
    const stored = storedOf(strikes, guild, wish, author, clock.now(), mention);
    const replaced = replacedBy(strikes, proposal, clock.now());
    return {
      act: stored.act,
      isUndone: wish.do === 'undo',
      ...(replaced && { replaced: replaced.act }),
      before: viewIn(strikes, guild),
      after: strikes.imagine(guild, ...(replaced ? [replaced] : []), stored),
    };
  }

  async function isHeard(proposal: Proposal, tell: boolean): Promise<boolean> {
    return tell || (await followedKeys(proposal.guild, stepOf(proposal))).length > 0;
  }

  function neededFor(proposal: Proposal, isTold: boolean): number {
    const step = stepOf(proposal);
    return required(step.before.strike, effectOfAct(step, { isTold, mention: proposal.mention }));
  }

  return { waiting, open, wishOf, endingOf, followedKeys, stepOf, isHeard, neededFor };
}

/** Did its author choose that it is told at once? */
export function isToldAtOnce({ asked }: Proposal): boolean {
  return asked?.tell ?? false;
}
