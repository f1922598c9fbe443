import type { Verified } from './verify.ts';

/** Where a head is on a chain; `isSound`: nothing up to it was changed. `at` is absent where it was purged. */
export interface HeadFound {
  guild: string;
  seq: number;
  at?: string;
  isSound: boolean;
}

/** The digits of a head as somebody types it, "3f9a-07c2" or in full; undefined for anything else. */
export function readHead(typed: string): string | undefined {
  const digits = typed.toLowerCase().replaceAll(/[-`\s]/g, '');
  return /^[0-9a-f]{8,64}$/.test(digits) ? digits : undefined;
}

/** Looks for a head that was posted. Of what was purged, the last head is known, too. */
export function findHead(chains: readonly Verified[], typed: string): HeadFound | undefined {
  const digits = readHead(typed);
  if (digits === undefined) return undefined;
  for (const { guild, entries, purged, findings } of chains) {
    const isSound = (seq: number) => !findings.some(finding => finding.seq <= seq);
    if (purged?.hash.startsWith(digits)) return { guild, seq: purged.seq, isSound: isSound(purged.seq) };
    const entry = entries.find(({ hash }) => hash.startsWith(digits));
    if (entry) return { guild, seq: entry.seq, at: entry.at, isSound: isSound(entry.seq) };
  }
  return undefined;
}
