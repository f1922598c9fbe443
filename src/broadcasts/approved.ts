import type { Broadcast } from './broadcast.ts';

/** Where broadcasts are kept. */
export interface BroadcastRepository {
  all(): Promise<Broadcast[]>;
  /** Writes, durably, if there is none with its id; false if there is. */
  add(broadcast: Broadcast): Promise<boolean>;
  replace(broadcast: Broadcast): Promise<void>;
}

/** What was approved, in memory and durable: the posting side asks for it at the last moment before it sends. */
export interface ApprovedBroadcasts {
  /** Oldest first. A list never changes: what is added or replaced makes a new one, and nothing else does. */
  of(guild: string): readonly Broadcast[];
  find(guild: string, id: string): Broadcast | undefined;
  /** Keeps a new one, and lets it count; false if there is one with its id. */
  add(broadcast: Broadcast): Promise<boolean>;
  replace(broadcast: Broadcast): Promise<void>;
}

const NONE: readonly Broadcast[] = [];

/** Reads what is kept, once; from then on the memory is written through. */
export async function openBroadcasts(repository: BroadcastRepository): Promise<ApprovedBroadcasts> {
  const byGuild: Map<string, readonly Broadcast[]> = Map.groupBy(
    await repository.all(),
    ({ guild }) => guild,
  );
  const of = (guild: string): readonly Broadcast[] => byGuild.get(guild) ?? NONE;
  return {
    of,
    find: (guild, id) => of(guild).find(each => each.id === id),
    add: async broadcast => {
      if (!(await repository.add(broadcast))) return false;
      byGuild.set(broadcast.guild, [...of(broadcast.guild), broadcast]);
      return true;
    },
    replace: async broadcast => {
      await repository.replace(broadcast);
      byGuild.set(
        broadcast.guild,
        of(broadcast.guild).map(each => (each.id === broadcast.id ? broadcast : each)),
      );
    },
  };
}
