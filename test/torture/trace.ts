import type { ApprovedMessage } from './approved.ts';
import type { Reach } from './kill-points.ts';
import type { StrikePlan } from './plan.ts';
import type { Alerts } from './script.ts';

/** A message of the bot's that Discord stored, deleted later or not. Instants in epoch milliseconds. */
export interface SeenMessage extends Version {
  id: string;
  channel: string;
  /** When the request arrived, by Discord's clock. */
  askedAt: number;
  /** During which look it came. */
  look: number;
  /** What it was edited to, in order. */
  edits: Version[];
  /** When it was deleted, by anybody. */
  removedAt?: number;
}

/** How a message read from an instant of Discord's clock on, and who was pinged. */
export interface Version {
  content: string;
  at: number;
  /** Roles and people, and "everyone". */
  pings: string[];
}

/** That the bot looked, and whether a post could get through. */
export interface SeenLook {
  at: number;
  reaches: Reach;
}

/** What came of a run: all that the judge gets to see. */
export interface Trace {
  /** The plan that was in force when the run ended. */
  plans: StrikePlan[];
  /** What the organizers approved. */
  approved: readonly ApprovedMessage[];
  /** How often organizers may hear of the same missed post. */
  missedAlerts: number;
  /** What organizers have to hear of what was wrong for a while. */
  alerts: Alerts;
  looks: SeenLook[];
  messages: SeenMessage[];
  /** What went wrong besides: requests against Discord's schema, a bot that did not start. */
  problems: string[];
  /** Everything that happened, in order, to read after a failure. */
  story: string[];
}
