import { z } from 'zod';
import { instant } from '../announcements/instants.ts';
import type { HaltRepository } from '../delivery/halts.ts';
import type { TroubleRepository } from '../delivery/troubles.ts';
import type { OpenDatabase } from './database.ts';
import { recordsOf } from './records.ts';

const alertRow = z.strictObject({ guild: z.string().min(1), key: z.string().min(1) });

/** The conditions that organizers have been told of, a row for each guild and condition. */
export function createTroubleRepository(open: OpenDatabase): TroubleRepository {
  const records = recordsOf(open, 'alerts', alertRow);
  const name = (guild: string, key: string) => `${guild}/${key}`;
  return {
    open: async guild => (await records.within(guild)).map(row => row.key),
    add: (guild, key) => records.set(name(guild, key), { guild, key }),
    remove: async (guild, key) => {
      await records.delete(name(guild, key));
    },
  };
}

const haltRow = z.strictObject({
  guild: z.string().min(1),
  halt: z.strictObject({ mode: z.enum(['paused', 'frozen']), reason: z.string(), at: instant }),
});

/** The organizers' stops, one at most for a guild. */
export function createHaltRepository(open: OpenDatabase): HaltRepository {
  const records = recordsOf(open, 'halts', haltRow, { isErased: true });
  return {
    all: () => records.all(),
    find: async guild => (await records.get(guild))?.halt,
    save: (guild, halt) => records.set(guild, { guild, halt }),
    remove: async guild => {
      await records.delete(guild);
    },
  };
}
