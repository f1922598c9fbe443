import type { Audited } from './entry.ts';
import { isEntered, type Vouching } from './vouching.ts';

/** What an entry has to say of a draft as it is kept; `at`: when it was written last, ISO 8601 in UTC. */
interface DraftState {
  id: string;
  at: string;
  hashes: readonly string[];
}

/** The entries that say in which state a draft is. What others were asked for is entered by itself. */
const DRAFTED: readonly Audited[] = ['broadcast-written', 'broadcast-edited', 'broadcast-declined'];

/** Does the log know a draft in just this state? */
export function isVouchedDraft(vouching: Vouching, { id, at, hashes }: DraftState): boolean {
  return isEntered(vouching, id, DRAFTED, hashes, at);
}

/** The states of drafts that the log knows: the chain as it was at the start, and what this process has entered since. */
export interface KnownDrafts {
  entered(entry: { what: Audited; subject: string; contentHash?: string }): void;
  knows(guild: string, state: DraftState): boolean;
}

/** @param atStart what a guild's chain stood for when the bot started */
export function createKnownDrafts(atStart: (guild: string) => Vouching | undefined): KnownDrafts {
  const since = new Set<string>();
  return {
    entered: ({ what, subject, contentHash }) => {
      if (DRAFTED.includes(what)) since.add(`${subject} ${contentHash}`);
    },
    knows: (guild, state) => {
      if (state.hashes.some(each => since.has(`${state.id} ${each}`))) return true;
      const vouching = atStart(guild);
      return vouching !== undefined && isVouchedDraft(vouching, state);
    },
  };
}
