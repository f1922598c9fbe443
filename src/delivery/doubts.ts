/**
 * Something in the store that the audit log does not stand for. `act`, `broadcast`: nobody has decided it; `draft`: nor written. `post`: a record
 * of a post that was put in. `gone`: the record of a post that is out was taken away. `stop`: a pause or freeze is not kept as it was
 * made. `log`: the log itself was changed. `head`: the log does not lead to a head that was posted.
 */
export interface Doubt {
  about: 'act' | 'broadcast' | 'draft' | 'stop' | 'post' | 'gone' | 'log' | 'head';
  /** Of an act, a broadcast or a draft its id, of a post its key, of the log the number of the entry and what is wrong with it. */
  id: string;
}

/** What is doubted, in memory: found at the start and by the beats. */
export interface Doubts {
  /** The very same list until there is one more: by that a strike of which nothing has changed may rest. */
  of(guild: string): readonly Doubt[];
  /** Does nothing where the same is doubted already. */
  add(guild: string, doubt: Doubt): void;
}

const NONE: readonly Doubt[] = [];

/** @param onNew hears of each once */
export function createDoubts(onNew: (guild: string, doubt: Doubt) => void): Doubts {
  const byGuild = new Map<string, Doubt[]>();
  return {
    of: guild => byGuild.get(guild) ?? NONE,
    add: (guild, doubt) => {
      const known = byGuild.get(guild) ?? [];
      if (known.some(({ about, id }) => about === doubt.about && id === doubt.id)) return;
      byGuild.set(guild, [...known, doubt]);
      onNew(guild, doubt);
    },
  };
}
