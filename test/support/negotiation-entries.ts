import type { NegotiationEntry } from '../../src/strike/negotiation-entry-schema.ts';
import type { Plain } from './strikes.ts';

/** An entry as a test writes it: what is the same for all of them may be left out. */
export type WrittenEntry = NegotiationEntry extends infer Each
  ? Each extends NegotiationEntry
    ? Omit<Plain<Each>, 'id' | 'at' | 'role'> & Partial<Pick<Each, 'id' | 'at' | 'role'>>
    : never
  : never;

/** Entries by an organizer, the first as `entry-0`, each recorded at eight in the evening UTC of its day, a second apart. */
export function entriesOf(...written: WrittenEntry[]): NegotiationEntry[] {
  return written.map((entry, index) => {
    const at = `${entry.on}T20:00:${String(index).padStart(2, '0')}.000Z`;
    return { id: `entry-${index}`, at, role: 'organizer', ...entry } as NegotiationEntry;
  });
}

/**
 * How the talks of the example went on after the report, as its organizers would have recorded it: the ninth was
 * cancelled for wildfires, the sixteenth took its place, and so on to the tentative agreement.
 */
export const COURSE: readonly WrittenEntry[] = [
  {
    type: 'session-cancel',
    on: '2025-01-08',
    date: '2025-01-09',
    reason: 'wildfires',
    newDate: '2025-01-16',
  },
  { type: 'session-held', on: '2025-01-17', date: '2025-01-16' },
  { type: 'session-add', on: '2025-01-17', date: '2025-01-29' },
  { type: 'session-held', on: '2025-01-29', date: '2025-01-29' },
  {
    type: 'statement',
    on: '2025-03-10',
    statement: { date: '2025-03-10', source: 'union', text: 'Mediation has opened.' },
  },
  {
    type: 'statement',
    on: '2025-05-04',
    statement: { date: '2025-05-04', source: 'union', text: 'There is a tentative agreement.' },
  },
];
