import type { DeliveryOf, PostIdentity } from '../announcements/delivery.ts';
import type { IsoDate, NextUpdate } from '../strike/strike.ts';
import type { Doubt } from './doubts.ts';

/**
 * What the organizers have to know, as data. Missed posts, and those that say what nobody has approved, are events,
 * told once each; the others are conditions, told when they begin and when they end.
 */
export type Trouble =
  | { about: 'missed'; posts: readonly PostIdentity[] }
  | { about: 'refused' | 'unreadable'; post: PostIdentity; code: number; problem: string }
  | { about: 'altered'; post: DeliveryOf<'sent'> }
  | { about: 'clock'; seconds: number }
  | { about: 'commands'; why: 'refused' | 'invalid' | 'unanswered' }
  /** What the store holds and the audit log does not stand for; each is told once. */
  | { about: 'records'; doubts: readonly Doubt[] }
  /** An update on the negotiations that was promised; `zone` is the strike's. */
  | { about: 'overdue'; update: NextUpdate; zone: string; today: IsoDate }
  /** A session whose day is over and of which nobody has recorded anything: a question, asked once. */
  | { about: 'session'; date: IsoDate; today: IsoDate };

/**
 * How the commands of a strike's server stand. `refused`: Discord does not let the bot have any there; `invalid`: not
 * these; `unanswered`: it has not answered, or not now.
 */
export type CommandState =
  | { type: 'pending' | 'registered' }
  | { type: 'failing'; why: 'refused' | 'invalid' | 'unanswered' };

/** A condition that may have ended. */
export type Solved =
  | { about: 'clock' | 'overdue' | 'commands' | 'records' }
  | { about: 'refused' | 'unreadable'; channel: string };

/** The port to the organizers. */
export interface Troubles {
  /**
   * True once it is settled that they have it, or that there is nowhere to tell it. Where the bot may not write just
   * now, they are told as soon as it may. A condition that they know of is not told again.
   */
  tell(trouble: Trouble): Promise<boolean>;
  /** Tells the end of a condition that they know of; does nothing if they know of none. */
  solve(solved: Solved): Promise<void>;
}

/** Tells organizers once that members may be without commands, and once that they have them. */
export async function tellOfCommands(troubles: Troubles, state: CommandState): Promise<void> {
  if (state.type === 'failing') await troubles.tell({ about: 'commands', why: state.why });
  else if (state.type === 'registered') await troubles.solve({ about: 'commands' });
}

/** Which conditions the organizers know of, as keys; durable, so that a restart does not tell them again. */
export interface TroubleRepository {
  open(guild: string): Promise<string[]>;
  add(guild: string, key: string): Promise<void>;
  remove(guild: string, key: string): Promise<void>;
}

/** Of what organizers know: the channels that Discord refuses, each with its error code. */
export function refusalsIn(conditions: readonly string[]): Map<string, number> {
  return new Map(
    conditions.flatMap(condition => {
      const [about, channel = '', code] = condition.split('/');
      return about === 'refused' ? [[channel, Number(code)] as const] : [];
    }),
  );
}

/** Of what organizers know: what is wrong with the bot. That they owe members a word, or were asked for one, is not. */
export function faultsIn(conditions: readonly string[]): string[] {
  return conditions.filter(condition => condition !== 'overdue' && !isAsked(condition));
}

function isAsked(condition: string): boolean {
  return condition.startsWith('session/');
}
