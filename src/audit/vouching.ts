import type { StoredAct } from '../strike/acts.ts';
import { DECISIONS_OF } from './compare-records.ts';
import { actHash, confirmedHash } from './decisions.ts';
import type { AuditEntry, Audited } from './entry.ts';
import type { Fault, Verified } from './verify.ts';

/** What a chain confirms: its sound entries, by what they are about. */
export interface Vouching {
  about: ReadonlyMap<string, readonly AuditEntry[]>;
  /** A purge took away what happened before: ISO 8601 in UTC. Of that, nothing can be told. */
  since?: string;
}

/** The entry itself is as it was written; what is wrong is beside it. */
const BESIDE: readonly Fault[] = ['tip', 'missing'];

/**
 * What the log confirms. An entry that was changed, exchanged or inserted does not count.
 *
 * @param upTo entries after this number do not count either: from there on, this is not the chain whose heads were posted
 */
export function vouchingOf(
  { entries, purged, findings }: Verified,
  upTo = Number.MAX_SAFE_INTEGER,
): Vouching {
  const damaged = new Set(findings.filter(({ fault }) => !BESIDE.includes(fault)).map(({ seq }) => seq));
  const sound = entries.filter(({ seq }) => !damaged.has(seq) && seq <= upTo);
  const since = purged && sound[0]?.at;
  return {
    about: Map.groupBy(sound, ({ subject = '' }) => subject),
    ...(since !== undefined && { since }),
  };
}

/**
 * The act as far as the log confirms it: as it was confirmed if nobody has taken it back, undefined if nobody has
 * confirmed it. An entry is written before its act, so a process that dies leaves an entry too many, never one too few.
 */
export function vouchedAct(vouching: Vouching, stored: StoredAct): StoredAct | undefined {
  const { undone, ...act } = stored.act;
  if (undone) {
    if (isEntered(vouching, act.id, ['act-undone', 'act-found'], [actHash(stored)], undone.at)) return stored;
    const { tellUndone: _forged, ...rest } = stored;
    return vouchedAct(vouching, { ...rest, act });
  }
  return isEntered(vouching, act.id, ['act-confirmed', 'act-found'], [confirmedHash(stored)], act.at)
    ? stored
    : undefined;
}

/** Does the log know a broadcast in just this state? `hashes`: what its entry may say; `at`: when it was last decided on. */
export function isVouchedBroadcast(
  vouching: Vouching,
  { id, at, hashes }: { id: string; at: string; hashes: readonly string[] },
): boolean {
  return isEntered(vouching, id, DECISIONS_OF.broadcasts, hashes, at);
}

/** Has one of these entries about it such a hash? Entries of the first versions say that something was decided, and not what. */
export function isEntered(
  { about, since = '' }: Vouching,
  id: string,
  kinds: readonly string[],
  hashes: readonly string[],
  at: string,
): boolean {
  if (at < since) return true;
  const decisions = (about.get(id) ?? []).filter(({ what }) => kinds.includes(what));
  return decisions.some(
    ({ contentHash }, index) =>
      hashes.includes(contentHash ?? '') || (contentHash === undefined && index === decisions.length - 1),
  );
}

const ASKED: readonly Audited[] = ['approval-asked', 'broadcast-asked'];
const GIVEN: readonly Audited[] = ['approval-given', 'broadcast-approved'];
/** After one of these, what was asked for before is not asked for any more. */
const OVER: readonly Audited[] = [
  'approval-declined',
  'approval-withdrawn',
  'broadcast-declined',
  'broadcast-withdrawn',
  'broadcast-edited',
  'broadcast-discarded',
];

/**
 * Is a request as it was entered: asked for by that person, in that state, and approved by everybody who is on record as having
 * approved it, and not over since? An entry is written before its record, so a process that dies leaves an entry too many. Pure.
 *
 * @param about the sound entries about it, the oldest first
 */
export function isRequestEntered(
  about: readonly AuditEntry[],
  { hash, by, approvedBy }: { hash: string; by: string; approvedBy: readonly string[] },
): boolean {
  const last = about.findLastIndex(({ what }) => ASKED.includes(what));
  const asked = about[last];
  if (asked?.contentHash !== hash || asked.actor !== by) return false;
  if (about.slice(last).some(({ what }) => OVER.includes(what))) return false;
  const given = about.filter(({ what, contentHash }) => GIVEN.includes(what) && contentHash === hash);
  return approvedBy.every(each => given.some(({ actor }) => actor === each));
}

/** What an entry has to say of a draft as it is kept; `at`: when it was written last, ISO 8601 in UTC. */
interface DraftState {
  id: string;
  at: string;
  hashes: readonly string[];
}

/** The entries that say in which state a draft is. What others were asked for is entered by itself. */
const DRAFTED: readonly Audited[] = [
  'broadcast-written',
  'broadcast-edited',
  'broadcast-declined',
  'broadcast-withdrawn',
];

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
