import type { Proposal } from '../approvals/proposal.ts';
import type { Doubt } from '../delivery/doubts.ts';
import type { RecordedAct } from '../strike/acts.ts';
import { actHash, confirmedHash, wishHash } from './decisions.ts';
import type { AuditEntry, Audited } from './entry.ts';
import type { Finding, Verified } from './verify.ts';

/** What is kept of the things that a log speaks of: it lies outside the chain. */
export interface StoredRecords {
  act(id: string): Promise<RecordedAct | undefined>;
  proposal(id: string): Promise<Pick<Proposal, 'wish' | 'mention' | 'tellAt'> | undefined>;
  /** The hashes that an entry of the broadcast as it is now may have. */
  broadcast(id: string): Promise<readonly string[] | undefined>;
  /** The keys of the posts that have a record, whatever became of them. Such a record is never deleted. */
  posts(): Promise<ReadonlySet<string>>;
}

/**
 * How it stands with what an entry says was decided. `altered`: what is kept of it is something else. `absent`: nothing
 * is, or only what stood before. `unhashed`: the entry is of a version that did not enter what it was. `gone`: a post went out, and
 * the record of it is not there.
 */
export type RecordState = 'kept' | 'altered' | 'absent' | 'unhashed' | 'gone';

/** The entries that say what was decided, by the place where the decision is stored. */
export const DECISIONS_OF = {
  acts: ['act-confirmed', 'act-undone', 'act-found'],
  requests: ['approval-asked', 'approval-given', 'approval-declined', 'approval-withdrawn'],
  broadcasts: [
    'broadcast-confirmed',
    'alert-confirmed',
    'broadcast-rescheduled',
    'broadcast-corrected',
    'broadcast-retracted',
    'broadcast-deleted',
    'broadcast-retried',
  ],
} as const satisfies Record<string, readonly Audited[]>;

/**
 * Compares what is kept with what was decided, by the number of the entry. Only where something can be said: a broadcast is
 * as its last entry has it, an act that was entered twice (since a process died in between) as the second one has it, and a
 * request is forgotten after a week. A post is claimed before it is sent, so one that is out has a record.
 */
export async function recordStatesOf(
  entries: readonly AuditEntry[],
  kept: StoredRecords,
): Promise<Map<number, RecordState>> {
  const recordStates = new Map<number, RecordState>();
  for (const about of Map.groupBy(entries.filter(isDecision), subjectOf).values()) {
    const last = about.at(-1);
    const recordState = last && (await recordStateOf(about, last, kept));
    if (recordState) recordStates.set(last.seq, recordState);
  }
  const posted = entries.filter(({ what }) => what === 'post-sent');
  const recorded = posted.length > 0 ? await kept.posts() : new Set<string>();
  for (const { seq, subject } of posted) if (!recorded.has(subject ?? '')) recordStates.set(seq, 'gone');
  return recordStates;
}

function isDecision({ what }: AuditEntry): boolean {
  return Object.values(DECISIONS_OF).some(each => isOneOf(each, what));
}

function isOneOf(kinds: readonly Audited[], what: Audited): boolean {
  return kinds.includes(what);
}

function subjectOf({ what, subject }: AuditEntry): string {
  return `${isOneOf(DECISIONS_OF.broadcasts, what) ? 'broadcast' : what} ${subject}`;
}

async function recordStateOf(
  about: readonly AuditEntry[],
  last: AuditEntry,
  kept: StoredRecords,
): Promise<RecordState | undefined> {
  if (last.contentHash === undefined) return 'unhashed';
  try {
    const hashes = await hashesFor(last, kept);
    if (hashes === undefined) return isOneOf(DECISIONS_OF.requests, last.what) ? undefined : 'absent';
    if (hashes.includes(last.contentHash)) return 'kept';
    // An entry is written before what it says: a process that died in between left what stood before.
    return about.some(({ contentHash = '' }) => hashes.includes(contentHash)) ? 'absent' : 'altered';
  } catch {
    // What cannot be read any more is not what was written.
    return 'altered';
  }
}

/** The hashes that an entry of the stored record may have; undefined if nothing is stored. */
async function hashesFor(
  { what, subject = '' }: AuditEntry,
  kept: StoredRecords,
): Promise<readonly string[] | undefined> {
  if (isOneOf(DECISIONS_OF.broadcasts, what)) return kept.broadcast(subject);
  const recorded = await kept.act(subject);
  if (isOneOf(DECISIONS_OF.requests, what)) {
    const { act, ...how } = recorded ?? {};
    const asked = act ? { wish: { do: 'act' as const, act }, ...how } : await kept.proposal(subject);
    return asked && [wishHash(asked)];
  }
  if (what === 'act-confirmed') return recorded && [confirmedHash(recorded)];
  if (what === 'act-found') return recorded && [actHash(recorded), confirmedHash(recorded)];
  return recorded?.act.undone && [actHash(recorded)];
}

/** A chain that was verified, and what is kept of the things that it speaks of compared with what was decided. */
export async function withRecordStates(chain: Verified, kept: StoredRecords): Promise<Verified> {
  const { guild, entries, findings, unentered = [] } = chain;
  // Nothing that a damaged entry says can be relied on.
  const damaged = new Set(findings.map(({ seq }) => seq));
  const sound = entries.filter(({ seq }) => !damaged.has(seq));
  const recordStates = [...(await recordStatesOf(sound, kept))];
  const found = recordStates.flatMap(([seq, recordState]): Finding[] =>
    recordState === 'kept' || recordState === 'unhashed' ? [] : [{ guild, seq, fault: recordState }],
  );
  // A record that is not as its entry has it is one fault, and not a record without an entry as well.
  const faulty = new Set(found.map(({ seq }) => seq));
  const subjects = new Set(sound.filter(({ seq }) => faulty.has(seq)).map(({ subject }) => subject));
  const isSaid = ({ about, id }: Doubt) => (about === 'act' || about === 'broadcast') && subjects.has(id);
  return {
    ...chain,
    unentered: unentered.filter(each => !isSaid(each)),
    findings: [...findings, ...found].toSorted((a, b) => a.seq - b.seq),
    unhashed: recordStates.filter(([, recordState]) => recordState === 'unhashed').length,
  };
}
