import { createHash } from 'node:crypto';
import { type AuditBook, rowKey } from './book.ts';
import { GENESIS, readEntry } from './chain.ts';
import { type Link, linkSchema } from './entry.ts';
import { rowsOf } from './rows.ts';
import { readTip } from './tip.ts';

/**
 * Where a guild's chain ends. The remembered end may lag behind, if the process died after an entry was written, so
 * the rows after it are looked for. Where it is lost, all rows are read.
 *
 * A damaged last row is followed all the same: the bot goes on, and `verify` says where the damage is.
 */
export async function openEnd(book: AuditBook, guild: string): Promise<Link> {
  let last = readTip(await book.tip(guild)) ?? (await lastOf(book, guild));
  for (;;) {
    const text = await book.read(rowKey(guild, last.seq + 1));
    if (text === undefined) return last;
    last = linkOf(last.seq + 1, text);
  }
}

async function lastOf(book: AuditBook, guild: string): Promise<Link> {
  const [last] = (await rowsOf(book, guild)).toSorted((a, b) => b.seq - a.seq);
  return last ? linkOf(last.seq, last.text) : GENESIS;
}

function linkOf(seq: number, text: string): Link {
  const hash = readEntry(text)?.hash ?? createHash('sha256').update(text).digest('hex');
  return linkSchema.parse({ seq, hash });
}
