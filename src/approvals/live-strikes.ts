import type { StoredAct } from '../strike/acts.ts';
import { type FileStrike, type StrikeView, viewOf } from '../strike/view.ts';

/** Where acts are kept. */
export interface ActRepository {
  all(): Promise<StoredAct[]>;
  /** Writes, durably, if there is none with its id; false if there is. */
  add(stored: StoredAct): Promise<boolean>;
  replace(stored: StoredAct): Promise<void>;
}

/** The strikes as they stand, in memory: the files, and what organizers have done laid over them. */
export interface LiveStrikes {
  of(guildId: string): StrikeView | undefined;
  all(): readonly StrikeView[];
  /** The view as it would be with these acts, each in place of the one with its id if there is one. */
  imagine(guild: string, ...stored: StoredAct[]): StrikeView;
  find(guild: string, id: string): StoredAct | undefined;
  /** Takes out who it was, in memory and durably, wherever that is past its keeping time. */
  forgetActors(guild: string, isPast: (at: string, id: string) => boolean): Promise<void>;
  /** Keeps a new act, and lets it count; false if there is one with its id. */
  add(stored: StoredAct): Promise<boolean>;
  replace(stored: StoredAct): Promise<void>;
  /**
   * Keeps an act that is taken back and the new one in its place: both count from the same moment. The first is written before
   * the second; false if there is one with the second's id.
   */
  mend(replaced: StoredAct, added: StoredAct): Promise<boolean>;
}

/**
 * Reads what has been done, once; from then on the memory is written through. An act of a server that has no strike
 * file any more is left where it is.
 */
export async function openLiveStrikes(
  files: readonly FileStrike[],
  repository: ActRepository,
): Promise<LiveStrikes> {
  const acts = Map.groupBy(await repository.all(), each => each.guild);
  const byGuild = new Map(
    files.map(file => [file.guild, { file, view: viewOf(file, acts.get(file.guild) ?? []) }]),
  );

  function fileOf(guild: string): FileStrike {
    const found = byGuild.get(guild);
    if (!found) throw new RangeError(`no strike in ${guild}`);
    return found.file;
  }
  /** An act that the file has from an earlier store; taking it back makes it this store's. */
  function fromFile(guild: string, id: string): StoredAct | undefined {
    const act = fileOf(guild).acts?.find(each => each.id === id);
    return act && { guild, actor: '', tell: false, act };
  }
  const withActs = (guild: string, stored: readonly StoredAct[]) => {
    const ids = new Set(stored.map(({ act }) => act.id));
    return [...(acts.get(guild) ?? []).filter(({ act }) => !ids.has(act.id)), ...stored];
  };
  function lay(guild: string, ...stored: StoredAct[]): void {
    const file = fileOf(guild);
    const known = withActs(guild, stored);
    acts.set(guild, known);
    byGuild.set(guild, { file, view: viewOf(file, known) });
  }

  return {
    of: guild => byGuild.get(guild)?.view,
    all: () => [...byGuild.values()].map(({ view }) => view),
    imagine: (guild, ...stored) => viewOf(fileOf(guild), withActs(guild, stored)),
    find: (guild, id) => acts.get(guild)?.find(({ act }) => act.id === id) ?? fromFile(guild, id),
    forgetActors: async (guild, isPast) => {
      for (const stored of acts.get(guild) ?? []) {
        const { actor, act } = stored;
        if (actor === '' || !isPast(act.undone?.at ?? act.at, act.id)) continue;
        await repository.replace({ ...stored, actor: '' });
        lay(guild, { ...stored, actor: '' });
      }
    },
    add: async stored => {
      fileOf(stored.guild);
      if (!(await repository.add(stored))) return false;
      lay(stored.guild, stored);
      return true;
    },
    replace: async stored => {
      fileOf(stored.guild);
      await repository.replace(stored);
      lay(stored.guild, stored);
    },
    mend: async (replaced, added) => {
      fileOf(added.guild);
      await repository.replace(replaced);
      const isNew = await repository.add(added);
      lay(added.guild, replaced, ...(isNew ? [added] : []));
      return isNew;
    },
  };
}
