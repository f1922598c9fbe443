import type { Delivery } from '../announcements/delivery.ts';
import type { Halt } from '../delivery/halts.ts';
import type { Clock } from '../platform/clock.ts';
import type { Actor } from '../strike/actor.ts';
import type { Closed } from '../strike/closed.ts';
import type { Strike } from '../strike/strike.ts';
import type { ApprovedBroadcasts } from './approved.ts';
import type { Draft } from './draft.ts';
import type { Intent } from './intent.ts';

/** Where something is kept under its id, until it is done with and for some time after. */
export interface Repository<Row> {
  find(id: string): Promise<Row | Closed | undefined>;
  save(row: Row | Closed): Promise<void>;
  /** What is not done with. */
  all(): Promise<Row[]>;
}

/** What was done, for the audit log; `subject` is a broadcast's id. */
export interface Deed {
  what:
    | `broadcast-${'written' | 'edited' | 'asked' | 'approved' | 'declined' | 'withdrawn' | 'confirmed' | 'discarded' | 'rescheduled' | 'corrected' | 'retracted' | 'deleted' | 'retried'}`
    | 'alert-confirmed';
  by: Actor;
  subject: string;
  contentHash?: string;
}

/** A request to others as it is on record. */
export interface Asked {
  id: string;
  /** Of what is asked for. */
  hash: string;
  by: string;
  approvedBy: readonly string[];
}

export interface BroadcastPorts {
  strikeOf: (guild: string) => Strike;
  broadcasts: ApprovedBroadcasts;
  drafts: Repository<Draft>;
  intents: Repository<Intent>;
  /** Forgets the picture of a draft that has it no more, unless another draft or a message has it. */
  dropPicture: (hash: string) => Promise<void>;
  /** An organizer's stop, if one holds at this moment. */
  haltOf: (guild: string) => Halt | undefined;
  deliveries: (guild: string) => Promise<Delivery[]>;
  clock: Clock;
  newId: () => string;
  /** Lets the posting side look at once. */
  look: () => void;
  record: (guild: string, deed: Deed) => Promise<void>;
  /** Does the log say that somebody wrote just this? What it does not is doubted. */
  isWritten: (draft: Draft) => boolean;
  /** Does the log say that somebody asked for this, and that those have approved it? */
  isEntered: (guild: string, asked: Asked) => Promise<boolean>;
}

/** Lets one thing be done after the other, so that what is checked still holds when it is written. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return work => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
}
