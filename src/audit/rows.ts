import { type AuditBook, readRowKey, type StoredText } from './book.ts';
import { isUnchanged, readEntry } from './chain.ts';
import type { AuditEntry } from './entry.ts';

/** An entry as a page shows it; `entry` is absent where the row is damaged or gone. */
export interface AuditRow {
  seq: number;
  entry?: AuditEntry;
}

/** A row as a page shows it: an entry only if it is as it was written. */
export function rowOf(seq: number, text: string): AuditRow {
  const entry = readEntry(text);
  return entry && isUnchanged(entry, text) ? { seq, entry } : { seq };
}

export async function entriesOf(book: AuditBook, guild: string): Promise<AuditEntry[]> {
  const rows = await rowsOf(book, guild);
  return rows.flatMap(({ text }) => readEntry(text) ?? []);
}

/** A guild's rows, whether or not they can be read. */
export async function rowsOf(book: AuditBook, guild: string): Promise<(StoredText & { seq: number })[]> {
  return (await book.rows(guild)).flatMap(row => {
    const key = readRowKey(row.key);
    return key?.guild === guild ? [{ ...row, seq: key.seq }] : [];
  });
}
