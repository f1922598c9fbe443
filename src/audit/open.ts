import { createHash } from 'node:crypto';
import { type AuditBook, rowKey } from './book.ts';
import { GENESIS, isUnchanged, readEntry } from './chain.ts';
import { type Link, linkSchema } from './entry.ts';
import { rowsOf } from './rows.ts';
import { readTip } from './tip.ts';

/**
 * Where a guild's chain ends. The remembered end may lag behind, if the process died after an entry was written, so
 * the rows after it are looked for. Where it is lost, all rows are read.
 *
 * A damaged last row is followed all the same: the bot goes on, and `verify` says where the damage is. Where the remembered end
 * has another hash than its sound row, the row is followed: what is entered next must not hang on a hash that nothing has.
 */
export async function openEnd(book: AuditBook, guild: string): Promise<Link> {
  const tip = readTip(await book.tip(guild));
  let last = tip ? await soundAt(book, guild, tip) : await lastOf(book, guild);
  for (;;) {
    const text = await book.read(rowKey(guild, last.seq + 1));
    if (text === undefined) return last;
    last = linkOf(last.seq + 1, text);
  }
}

/** The entry in the remembered place, where it is as it was written; what is remembered otherwise. */
async function soundAt(book: AuditBook, guild: string, tip: Link): Promise<Link> {
  const text = (await book.read(rowKey(guild, tip.seq))) ?? '';
  const entry = readEntry(text);
  return entry && isUnchanged(entry, text) && entry.seq === tip.seq
    ? { seq: entry.seq, hash: entry.hash }
    : tip;
}

async function lastOf(book: AuditBook, guild: string): Promise<Link> {
  const [last] = (await rowsOf(book, guild)).toSorted((a, b) => b.seq - a.seq);
  return last ? linkOf(last.seq, last.text) : GENESIS;
}

function linkOf(seq: number, text: string): Link {
  const hash = readEntry(text)?.hash ?? createHash('sha256').update(text).digest('hex');
  return linkSchema.parse({ seq, hash });
}
