import { type AuditEntry, codeOf } from '../audit/entry.ts';
import { findHead, readHead } from '../audit/heads.ts';
import type { Fault, Finding, Verified } from '../audit/verify.ts';
import type { Doubt } from '../delivery/doubts.ts';

const SENTENCES: Record<Fault, string> = {
  unreadable: 'cannot be read: the record is damaged',
  changed: 'was changed after it was written',
  misplaced: 'lies in the place of another',
  missing: 'is missing',
  loose: 'does not follow from the one before: from here on the log was written anew, or one was exchanged',
  'out-of-order': 'was written after those that come later',
  altered: 'is sound, but what is kept of it now is not what was decided then',
  absent:
    'is sound, but what it says was done is not kept: the bot ended before it was written, or it was taken out since',
  gone: 'is sound, but the record of the post that it says went out is gone',
  tip: 'is not where the store remembers the end of the log',
};

const UNENTERED: Record<Doubt['about'], string> = {
  act: 'a change of the schedule or of the negotiations has no entry, and does not count',
  broadcast: 'a message is not as any entry has it, and is neither sent nor edited',
  draft: 'a draft is not as any entry has it, and is neither shown nor sent',
  stop: 'a pause or freeze is not kept as the log has it; the stricter of the two holds after a start',
  post: 'the record of a post has no entry',
  gone: 'the record of a post that is out is gone',
  log: 'the log was changed',
  head: 'the log does not lead to the head that was posted as',
};

/**
 * What was found, a sentence each, and where each chain ends, to be compared with what is in the organizers' channel.
 *
 * @param wanted codes or hashes out of that channel
 */
export function auditReport(chains: readonly Verified[], wanted: readonly string[]): string[] {
  if (chains.length === 0) return ['Nothing is in the audit log.'];
  return [...chains.flatMap(chainLines), ...wanted.map(each => wantedLine(chains, each))];
}

/** Is every chain sound, and every wanted head on one of them? */
export function isAllWell(chains: readonly Verified[], wanted: readonly string[]): boolean {
  const isSound = chains.every(({ findings, unentered = [] }) => findings.length + unentered.length === 0);
  return isSound && wanted.every(each => findHead(chains, each) !== undefined);
}

function chainLines({
  guild,
  entries,
  head,
  purged,
  findings,
  unhashed = 0,
  unentered = [],
}: Verified): string[] {
  const gone = purged
    ? [`Server ${guild}: entries up to ${purged.seq} were purged; the head was ${inWords(purged)}.`]
    : [];
  const older =
    unhashed > 0
      ? [
          `Server ${guild}: ${decisionsInWords(unhashed)} entered by an older version, without a hash of what was decided: whether that was changed cannot be told.`,
        ]
      : [];
  const end = head ? ` The head is ${inWords(head)}, entry ${head.seq}.` : '';
  const faults = findings.length + unentered.length;
  const verdict = faults === 0 ? 'nothing was changed' : faultsInWords(faults);
  return [
    ...findings.map(findingLine),
    ...unentered.map(({ about, id }) => `Server ${guild}, ${UNENTERED[about]}: ${id}.`),
    ...gone,
    ...older,
    `Server ${guild}: ${entriesInWords(entries.length)}, ${verdict}.${end}`,
  ];
}

function decisionsInWords(count: number): string {
  return count === 1 ? '1 decision was' : `${count} decisions were`;
}

function entriesInWords(count: number): string {
  return count === 1 ? '1 entry' : `${count} entries`;
}

function faultsInWords(count: number): string {
  return count === 1 ? '1 fault' : `${count} faults`;
}

function findingLine({ guild, seq, last, fault }: Finding): string {
  if (last !== undefined) return `Server ${guild}, entries ${seq} to ${last}: are missing.`;
  return `Server ${guild}, entry ${seq}: ${SENTENCES[fault]}.`;
}

function wantedLine(chains: readonly Verified[], wanted: string): string {
  if (readHead(wanted) === undefined) {
    return `${wanted} is no head: one has eight digits and letters up to f, like 3f9a-07c2, or 64 of them.`;
  }
  const found = findHead(chains, wanted);
  if (!found) return `${wanted} is the head of no entry: the log is not the one whose head this was.`;
  const where = `${wanted} is the head at entry ${found.seq} of server ${found.guild}`;
  return found.isSound
    ? `${where}: everything up to it is as it was.`
    : `${where}, but there are faults up to it.`;
}

function inWords(link: Pick<AuditEntry, 'hash'>): string {
  return `${codeOf(link)} (${link.hash})`;
}
