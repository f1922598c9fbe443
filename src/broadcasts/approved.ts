import type { Broadcast } from './broadcast.ts';

/** Where broadcasts are kept. */
export interface BroadcastRepository {
  all(): Promise<Broadcast[]>;
  /** Writes, durably, if there is none with its id; false if there is. */
  add(broadcast: Broadcast): Promise<boolean>;
  replace(broadcast: Broadcast): Promise<void>;
}

/** What was approved, in memory and durable: the posting side asks for it at the last moment before it sends. */
export interface LiveBroadcasts {
  /** Oldest first. */
  of(guild: string): readonly Broadcast[];
  find(guild: string, id: string): Broadcast | undefined;
  /** Keeps a new one, and lets it count; false if there is one with its id. */
  add(broadcast: Broadcast): Promise<boolean>;
  replace(broadcast: Broadcast): Promise<void>;
}

/** Reads what is kept, once; from then on the memory is written through. */
export async function openBroadcasts(repository: BroadcastRepository): Promise<LiveBroadcasts> {
  const byId = new Map((await repository.all()).map(each => [each.id, each]));
  return {
    of: guild => [...byId.values()].filter(each => each.guild === guild),
    find: (guild, id) => {
      const found = byId.get(id);
      return found?.guild === guild ? found : undefined;
    },
    add: async broadcast => {
      if (!(await repository.add(broadcast))) return false;
      byId.set(broadcast.id, broadcast);
      return true;
    },
    replace: async broadcast => {
      await repository.replace(broadcast);
      byId.set(broadcast.id, broadcast);
    },
  };
}
