import type { StrikePlan } from './plan.ts';
import type { Reach } from './script.ts';

/** A message of the bot's that Discord stored, deleted later or not. Instants in epoch milliseconds. */
export interface SeenMessage {
  channel: string;
  content: string;
  /** When Discord stored it, by Discord's clock. */
  at: number;
  /** When the request arrived, by Discord's clock. */
  askedAt: number;
  /** During which look it came. */
  look: number;
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
  /** How often organizers may hear of the same missed post. */
  missedAlerts: number;
  looks: SeenLook[];
  messages: SeenMessage[];
  /** What went wrong besides: requests against Discord's schema, a bot that did not start. */
  problems: string[];
  /** Everything that happened, in order, for whoever reads a failure. */
  story: string[];
}
