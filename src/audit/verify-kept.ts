import type { Doubt } from '../delivery/doubts.ts';
import { type KeptRecords, standingsOf } from './kept.ts';
import type { Finding, Verified } from './verify.ts';

/** A chain that was verified, and what is kept of the things that it speaks of compared with what was decided. */
export async function withKept(chain: Verified, kept: KeptRecords): Promise<Verified> {
  const { guild, entries, findings, unentered = [] } = chain;
  // What a damaged entry says is not to be relied upon.
  const damaged = new Set(findings.map(({ seq }) => seq));
  const sound = entries.filter(({ seq }) => !damaged.has(seq));
  const standings = [...(await standingsOf(sound, kept))];
  const found = standings.flatMap(([seq, standing]): Finding[] =>
    standing === 'kept' || standing === 'unhashed' ? [] : [{ guild, seq, fault: standing }],
  );
  // A record that is not as its entry has it is one fault, and not a record without an entry as well.
  const faulty = new Set(found.map(({ seq }) => seq));
  const subjects = new Set(sound.filter(({ seq }) => faulty.has(seq)).map(({ subject }) => subject));
  const isSaid = ({ about, id }: Doubt) => (about === 'act' || about === 'broadcast') && subjects.has(id);
  return {
    ...chain,
    unentered: unentered.filter(each => !isSaid(each)),
    findings: [...findings, ...found].toSorted((a, b) => a.seq - b.seq),
    unhashed: standings.filter(([, standing]) => standing === 'unhashed').length,
  };
}
