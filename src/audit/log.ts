import { isDeepStrictEqual } from 'node:util';
import { isoOf } from '../announcements/instants.ts';
import type { Clock } from '../platform/clock.ts';
import {
  type AuditEntry,
  type AuditEvent,
  type Link,
  linked,
  purgeEvent,
  readEntry,
  textOf,
  tipText,
} from './entry.ts';
import { recentOf, withNewest } from './heads.ts';
import {
  type AuditRepository,
  type AuditRow,
  entriesOf,
  openEnd,
  rowKey,
  rowOf,
  rowsOf,
} from './repository.ts';
import { type Verified, verifyChain } from './verify.ts';

/** The log of what organizers did and the bot sent: one chain for each guild, to which entries are only added. */
export interface AuditLog {
  /**
   * Adds an entry. It never rejects, so that nothing else fails for it: what cannot be written is told to the host's
   * log, stays in memory with the time at which it happened, and is written before the next entry, or by `flush`.
   *
   * @param at when it happened, ISO 8601 in UTC, where that was not just now
   */
  append(guild: string, event: AuditEvent, at?: string): Promise<void>;
  /** Tries again to write what could not be written; true if nothing waits any more. */
  flush(guild: string): Promise<boolean>;
  /** At most `size` rows, the newest first, from number `from` downwards; from the end where it is absent. */
  page(guild: string, size: number, from?: number): Promise<AuditRow[]>;
  /** Where the chain ends; number 0 where it has no entry yet. */
  head(guild: string): Link;
  /** The entries since the last but one daily head, the oldest first: what a tick has to know, out of memory. */
  recent(guild: string): readonly AuditEntry[];
  /** Every entry that can be read, the oldest first. */
  entries(guild: string): Promise<AuditEntry[]>;
  /** The whole chain, checked. */
  verified(guild: string): Promise<Verified>;
  /** Is everything written that was given to `append`? */
  isWritten(guild: string): boolean;
  /** Has nobody else written where this chain ends? A look at two rows. */
  isOwnEnd(guild: string): Promise<boolean>;
  /** Adds an entry that says so, and takes away everything up to number `seq`. */
  purge(guild: string, seq: number): Promise<void>;
}

export interface AuditLogParts {
  repository: AuditRepository;
  clock: Clock;
  /** Hears why an entry could not be written. */
  onFailure: (guild: string, why: unknown) => void;
}

/** A guild's chain in memory. */
interface Chain {
  last: Link;
  recent: readonly AuditEntry[];
  waiting: { at: string; event: AuditEvent }[];
  /** The last write failed. */
  isStuck: boolean;
  turn: Promise<unknown>;
}

/** Opens the chains of these guilds: reads where each ends, and what is recent. */
export async function openAuditLog(
  { repository, clock, onFailure }: AuditLogParts,
  guilds: readonly string[],
): Promise<AuditLog> {
  const chains = new Map<string, Chain>();
  for (const guild of guilds) {
    const last = await openEnd(repository, guild);
    const recent = await recentOf(repository, guild, last.seq);
    chains.set(guild, { last, recent, waiting: [], isStuck: false, turn: Promise.resolve() });
  }

  function chainOf(guild: string): Chain {
    const chain = chains.get(guild);
    if (!chain) throw new RangeError(`no audit log of ${guild}`);
    return chain;
  }
  /** One writer at a time: the head that an entry follows is the head when it is written. */
  function inTurn<T>(chain: Chain, work: () => Promise<T>): Promise<T> {
    const turn = chain.turn.then(work);
    chain.turn = turn.catch(() => undefined);
    return turn;
  }

  async function writeWaiting(guild: string, chain: Chain): Promise<boolean> {
    for (let next = chain.waiting[0]; next !== undefined; next = chain.waiting[0]) {
      try {
        await write(chain, linked(guild, chain.last, next.at, next.event));
      } catch (error) {
        chain.isStuck = true;
        onFailure(guild, error);
        return false;
      }
      chain.waiting.shift();
    }
    chain.isStuck = false;
    return true;
  }

  /** A row that is there already is our own, of a write that failed after all was written, or nothing is overwritten. */
  async function write(chain: Chain, entry: AuditEntry): Promise<void> {
    const { guild, seq } = entry;
    const text = textOf(entry);
    const key = rowKey(guild, seq);
    if (!(await repository.add(key, text)) && (await repository.read(key)) !== text) {
      chain.last = await openEnd(repository, guild);
      throw new Error(`entry ${seq} is there already`);
    }
    chain.last = entry;
    chain.recent = withNewest(chain.recent, entry);
    await repository.setTip(guild, tipText(entry)).catch((error: unknown) => onFailure(guild, error));
  }

  return {
    append: async (guild, event, at = isoOf(clock.now())) => {
      const chain = chainOf(guild);
      // While nothing can be written, a delivery comes back every minute with the same event.
      const isKnown = chain.isStuck && chain.waiting.some(each => isDeepStrictEqual(each.event, event));
      if (!isKnown) chain.waiting.push({ at, event });
      await inTurn(chain, () => writeWaiting(guild, chain));
    },
    flush: async guild => {
      const chain = chainOf(guild);
      return inTurn(chain, () => writeWaiting(guild, chain));
    },
    page: async (guild, size, from = chainOf(guild).last.seq) => {
      const newest = Math.min(from, chainOf(guild).last.seq);
      const numbers = Array.from({ length: size }, (_, index) => newest - index).filter(seq => seq > 0);
      const texts = await Promise.all(
        numbers.map(async seq => ({ seq, text: await repository.read(rowKey(guild, seq)) })),
      );
      return texts.flatMap(({ seq, text }) => (text === undefined ? [] : [rowOf(seq, text)]));
    },
    head: guild => chainOf(guild).last,
    recent: guild => chainOf(guild).recent,
    entries: guild => entriesOf(repository, guild),
    verified: async guild => verifyChain(guild, await repository.rows(guild), await repository.tip(guild)),
    isWritten: guild => chainOf(guild).waiting.length === 0,
    isOwnEnd: guild => {
      const chain = chainOf(guild);
      return inTurn(chain, async () => {
        const { seq, hash } = chain.last;
        const [last, next] = await Promise.all(
          [seq, seq + 1].map(each => repository.read(rowKey(guild, each))),
        );
        // What could not be written is written next, perhaps over a row of our own that a failed write has left.
        if (chain.waiting.length > 0) return true;
        return next === undefined && (seq === 0 || readEntry(last ?? '')?.hash === hash);
      });
    },
    purge: (guild, seq) => {
      const chain = chainOf(guild);
      return inTurn(chain, async () => {
        const entry = readEntry((await repository.read(rowKey(guild, seq))) ?? '');
        if (entry === undefined || !(await writeWaiting(guild, chain))) return;
        chain.waiting.push({ at: isoOf(clock.now()), event: purgeEvent(entry) });
        if (!(await writeWaiting(guild, chain))) return;
        await repository.remove(
          (await rowsOf(repository, guild)).filter(each => each.seq <= seq).map(({ key }) => key),
        );
        chain.recent = chain.recent.filter(each => each.seq > seq);
      });
    },
  };
}
