import { codeOf } from '../audit/chain.ts';
import type { AuditEntry } from '../audit/entry.ts';
import type { Fault, Finding, Verified } from '../audit/verify.ts';

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
  tip: 'is not where the store remembers the end of the log',
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
  const isSound = chains.every(({ findings }) => findings.length === 0);
  return isSound && wanted.every(each => headsLike(chains, each).length > 0);
}

function chainLines({ guild, entries, head, purged, findings, unhashed = 0 }: Verified): string[] {
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
  const verdict = findings.length === 0 ? 'nothing was changed' : faultsInWords(findings.length);
  return [
    ...findings.map(findingLine),
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
  const [found] = headsLike(chains, wanted);
  if (!found) return `${wanted} is the head of no entry: the log is not the one whose head this was.`;
  const where = `${wanted} is the head at entry ${found.seq} of server ${found.guild}`;
  const faults = chains.flatMap(({ findings }) => findings);
  const isSound = !faults.some(({ guild, seq }) => guild === found.guild && seq <= found.seq);
  return isSound ? `${where}: everything up to it is as it was.` : `${where}, but there are faults up to it.`;
}

/** By the code, "3f9a-07c2", or the whole hash. Of what was purged, the last head is known, too. */
function headsLike(chains: readonly Verified[], wanted: string): { guild: string; seq: number }[] {
  const digits = wanted.toLowerCase().replaceAll(/[-`\s]/g, '');
  if (!/^[0-9a-f]{8,64}$/.test(digits)) return [];
  return chains.flatMap(({ guild, entries, purged }) => [
    ...(purged?.hash.startsWith(digits) ? [{ guild, seq: purged.seq }] : []),
    ...entries.filter(({ hash }) => hash.startsWith(digits)),
  ]);
}

function inWords(link: Pick<AuditEntry, 'hash'>): string {
  return `${codeOf(link)} (${link.hash})`;
}
