import type { Rehearsal } from '../../src/rehearsal/rehearsal.ts';
import type { ApprovedMessage } from './approved.ts';
import type { Host } from './host.ts';
import type { KillPoint, Reach } from './kill-points.ts';
import type { StrikePlan } from './plan.ts';
import type { Random } from './random.ts';
import type { Condition } from './reading.ts';

/** The bot looks at what is owed, at an instant (epoch milliseconds of Discord's clock). */
export interface Look {
  at: number;
  /** True where it is absent. */
  reaches?: Reach;
  /** The process is killed on the way, if it gets there. */
  kill?: KillPoint;
}

/** A bot that looks by itself. Instants are epoch milliseconds of Discord's clock, which runs. */
export interface Live {
  /** When it starts. */
  at: number;
  /** The time zone that its machine stands in. */
  zone: string;
  course: (
    | { until: number }
    /** The machine's clock is set: so many milliseconds ahead of Discord's. */
    | { ahead: number }
    /** Stands still (SIGSTOP), and the machine with it, or not. */
    | { asleepUntil: number; machine: 'runs' | 'sleeps' }
  )[];
  /** When the post has to be there. */
  posted: { from: number; by: number };
}

/** One thing that happens in a run. A scenario is a list of them. */
export type Step =
  | ({ do: 'tick' } & Look)
  /** Starts the bot, with other strike files if they are given. `fails`: it does not start, and says so. */
  | ({ do: 'start'; plans?: StrikePlan[]; fails?: RegExp } & Look)
  /** Starts it in a process whose files may not grow beyond so many KiB: a full disk. */
  | ({ do: 'start-limited'; limitKiB: number; mayFail: RegExp } & Look)
  | { do: 'stop' }
  /** Killed between two looks. */
  | { do: 'die' }
  /** The bot's clock is so far ahead of Discord's, in milliseconds. */
  | { do: 'skew'; ms: number }
  /** Looks, and stands still (SIGSTOP) from the moment at which its request is there; wakes at another instant. */
  | { do: 'sleep'; at: number; until: number; answered: 'asleep' | 'never' }
  /** Stands still (SIGSTOP) between two looks, and wakes at another instant; `loses`: its connections are cut meanwhile. */
  | { do: 'stand-still'; until: number; loses: boolean }
  /** Names of machines cannot be looked up (DNS), or can again. */
  | { do: 'names'; fail: boolean }
  /** Sets Discord's clock, where no bot of the runner's looks. */
  | { do: 'clock'; at: number }
  /** People do something, which makes the bot look by itself. `meanwhile`: time does not wait until it has looked. */
  | ({ do: 'people'; what: string; run: (stage: StageHands) => Promise<unknown>; meanwhile?: boolean } & Look)
  /** The bot with its own heart, in a process of its own, in time that runs. */
  | ({ do: 'live' } & Live)
  /** Something happens to Discord, or to the files. */
  | { do: 'then'; what: string; run: (stage: StageHands) => unknown };

/** What a step may lay hands on. */
export interface StageHands {
  discord: Rehearsal;
  /** The store's file. */
  store: string;
  /** Starts the bot as a host does, on the stage's store, against its Discord. */
  startHost: (options?: { unprivileged: boolean }) => Host;
  /** The plan that is played first. */
  plan: StrikePlan;
  /** Resolves when the bot's process has ended. */
  gone: () => Promise<'gone'>;
  /** Says that something is not as it should be. */
  object: (problem: string) => void;
  /** Adds to the story of the run. */
  tell: (event: string) => void;
}

/** Of each condition, what organizers hear of it: told once that it began, and once that it ended. */
export type Alerts = Partial<Record<Condition, readonly ('begun' | 'ended' | 'perhaps ended')[]>>;

/** It begins, and ends. */
export const TOLD_AND_SOLVED = ['begun', 'ended'] as const;

/** Another union on the same bot: it has a server, and a strike file, which may not be as it should. Nobody judges it. */
export interface Neighbour {
  plan: StrikePlan;
  file: string;
}

export interface Script {
  plans: StrikePlan[];
  neighbour?: Neighbour;
  /** What the organizers approve in its course, and what becomes of that; nothing else may be said in their name. */
  approved?: readonly ApprovedMessage[];
  steps: Step[];
  nonceMemoryMs?: number;
  requestTimeoutMs?: number;
  /** Discord's API is called by a name that has to be looked up. */
  isNamed?: boolean;
  heartbeatMs?: number;
  /** Interactions come that nobody can answer. */
  handlersMayFail?: true;
  /** How often organizers may hear that the same post was missed; once where it is absent. */
  missedAlerts?: number;
  /** What else they have to hear, in this order; nothing where it is absent. */
  alerts?: Alerts;
}

/** Something to put the bot through. The same seed always makes the same script. */
export interface Scenario {
  /** "kill/after the claim" */
  name: string;
  script(random: Random): Script;
  /** It waits out real time, up to half a minute a run: it is played a tenth as often. */
  isSlow?: true;
  /** Why it is not played unless it is asked for by name. */
  waitsFor?: string;
}
