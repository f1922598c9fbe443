import { marked, UserError } from '../wording/user-error.ts';

/**
 * An organizer's stop: `paused` keeps back what the bot posts by itself, `frozen` everything that it would send
 * without being asked, alerts included. One person is enough to stop: failing quiet is allowed to one.
 */
export interface Halt {
  mode: 'paused' | 'frozen';
  reason: string;
  /** ISO 8601 in UTC. */
  at: string;
}

/** A halt as it is kept. */
export interface KeptHalt {
  guild: string;
  halt: Halt;
}

/** Where halts are kept: at most one for a guild. */
export interface HaltRepository {
  all(): Promise<KeptHalt[]>;
  find(guild: string): Promise<Halt | undefined>;
  save(guild: string, halt: Halt): Promise<void>;
  remove(guild: string): Promise<void>;
}

/** Throws a UserError where a stop would let out what a stricter one holds back: nobody ends a freeze by pausing. */
export function refuseLoosening(standing: Halt | undefined, { mode }: Halt): void {
  if (standing?.mode === 'frozen' && mode === 'paused')
    throw new UserError('error.frozenAlready', { reason: marked(standing.reason) });
}

/** The halts in force, in memory and durable. */
export interface Halts {
  of(guild: string): Halt | undefined;
  halt(guild: string, halt: Halt): Promise<void>;
  /** Resolves to what was ended, if anything was. */
  resume(guild: string): Promise<Halt | undefined>;
  /** Is what is kept of a guild's halt what this process has read or written? */
  isAsLeft(guild: string): Promise<boolean>;
}

/** @param sift gives the halts that hold, of those that are kept: see audit/examine.ts */
export async function openHalts(
  repository: HaltRepository,
  sift: (kept: readonly KeptHalt[]) => readonly KeptHalt[],
): Promise<Halts> {
  const kept = await repository.all();
  const left = mapOf(kept);
  const halts = mapOf(sift(kept));
  let last: Promise<unknown> = Promise.resolve();
  /** One after the other, so that nobody looks at the repository between what is written and what is noted of that. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  }
  return {
    of: guild => halts.get(guild),
    halt: async (guild, halt) => {
      // In memory first: a stop that cannot be written stops all the same, until a restart.
      halts.set(guild, halt);
      await inTurn(async () => {
        await repository.save(guild, halt);
        left.set(guild, halt);
      });
    },
    resume: async guild => {
      const halt = halts.get(guild);
      await inTurn(async () => {
        await repository.remove(guild);
        left.delete(guild);
      });
      halts.delete(guild);
      return halt;
    },
    isAsLeft: guild =>
      inTurn(async () => {
        // What cannot be read is not as it was left, and must not keep a beat from what it has to do.
        return repository.find(guild).then(
          now => isSame(now, left.get(guild)),
          () => false,
        );
      }),
  };
}

function isSame(one: Halt | undefined, other: Halt | undefined): boolean {
  return one?.mode === other?.mode && one?.reason === other?.reason && one?.at === other?.at;
}

function mapOf(kept: readonly KeptHalt[]): Map<string, Halt> {
  return new Map(kept.map(({ guild, halt }) => [guild, halt]));
}
