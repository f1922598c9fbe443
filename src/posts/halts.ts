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

/** Where halts are kept: at most one for a guild. */
export interface HaltBook {
  all(): Promise<{ guild: string; halt: Halt }[]>;
  save(guild: string, halt: Halt): Promise<void>;
  remove(guild: string): Promise<void>;
}

/** The halts in force, in memory and durable. */
export interface Halts {
  of(guild: string): Halt | undefined;
  halt(guild: string, halt: Halt): Promise<void>;
  /** Resolves to what was ended, if anything was. */
  resume(guild: string): Promise<Halt | undefined>;
}

export async function openHalts(book: HaltBook): Promise<Halts> {
  const halts = new Map((await book.all()).map(({ guild, halt }) => [guild, halt]));
  return {
    of: guild => halts.get(guild),
    halt: async (guild, halt) => {
      // In memory first: a stop that cannot be written stops all the same, until a restart.
      halts.set(guild, halt);
      await book.save(guild, halt);
    },
    resume: async guild => {
      const halt = halts.get(guild);
      await book.remove(guild);
      halts.delete(guild);
      return halt;
    },
  };
}
