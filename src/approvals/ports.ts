import type { Delivery } from '../announcements/delivery.ts';
import type { Clock } from '../platform/clock.ts';
import type { Actor } from '../strike/actor.ts';
import type { StoredAct } from '../strike/acts.ts';
import type { Closed } from '../strike/closed.ts';
import type { LiveStrikes } from './live-strikes.ts';
import type { Proposal } from './proposal.ts';

/** Where proposals are kept. */
export interface ProposalRepository {
  find(id: string): Promise<Proposal | Closed | undefined>;
  save(proposal: Proposal | Closed): Promise<void>;
}

/** What somebody decides: that a thing is done or taken back, or what becomes of a request to the others. */
export interface Noted {
  what:
    | 'act-confirmed'
    | 'act-undone'
    | 'approval-asked'
    | 'approval-given'
    | 'approval-declined'
    | 'approval-withdrawn';
  proposal: Proposal;
  by: Actor;
  /** Of what is done or taken back: the act as it will be kept. */
  stored?: StoredAct;
}

export interface ApprovalParts {
  strikes: LiveStrikes;
  proposals: ProposalRepository;
  deliveries: (guild: string) => Promise<Delivery[]>;
  clock: Clock;
  newId: () => string;
  /** Hears what is about to be decided, before it is written: it may hear twice of a thing, and never not at all. */
  note: (noted: Noted) => Promise<void>;
  /** Does the log say that this was asked for, and that those have approved who are on record as having? */
  isEntered: (proposal: Proposal) => Promise<boolean>;
  /** Lets the posting side look at once; it tells what has changed. */
  look: () => void;
}
