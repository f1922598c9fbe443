import { isEntry, type RecordedAct } from './acts.ts';
import type { NegotiationEntry } from './negotiation-entry-schema.ts';
import type { IsoDate, Statement } from './strike.ts';

/** A statement that was recorded on Discord, and what became of it. */
export interface CorrectedStatement {
  /** As it reads now: with the last correction that stands. */
  statement: Statement;
  /** The strike's local date on which it was recorded. */
  on: IsoDate;
  /** When its words last became others, by a correction or by taking one back. ISO 8601 in UTC, as the next. */
  correctedAt?: string;
  takenBackAt?: string;
}

/** The statement that an entry records or corrects; undefined for an entry of another kind, or if the statement is not on record. */
export function correctedStatement(
  acts: readonly RecordedAct[],
  entry: NegotiationEntry,
): CorrectedStatement | undefined {
  const id = entry.type === 'correct' ? entry.entry : entry.id;
  const entries = acts.flatMap(({ act }) => (isEntry(act) ? [act] : []));
  const recorded = entries.find(each => each.id === id);
  if (recorded?.type !== 'statement') return undefined;
  const { statement, on, undone } = recorded;
  const corrections = entries
    .filter(each => each.type === 'correct' && each.entry === id)
    .toSorted((a, b) => a.at.localeCompare(b.at));
  const words = corrections.findLast(each => each.undone === undefined);
  const correctedAt = corrections
    .map(each => each.undone?.at ?? each.at)
    .toSorted()
    .at(-1);
  return {
    statement: { ...statement, ...(words?.type === 'correct' && { text: words.text }) },
    on,
    ...(correctedAt !== undefined && { correctedAt }),
    ...(undone && { takenBackAt: undone.at }),
  };
}
