import { createHash } from 'node:crypto';
import { type AuditEntry, type AuditEvent, entrySchema, type Link } from './entry.ts';

/** What the first entry follows. */
export const GENESIS: Link = { seq: 0, hash: '0'.repeat(64) };

/** The entry that follows `last` in a guild's chain. */
export function linked(guild: string, last: Link, at: string, event: AuditEvent): AuditEntry {
  const entry = { ...event, guild, at, seq: last.seq + 1, prev: last.hash };
  return { ...entry, hash: hashOf(entry) };
}

/**
 * An entry as it lies in the store: JSON without spaces, its fields in one order. There is exactly one such text for
 * an entry, so that any other byte in it is a change.
 */
export function textOf(entry: AuditEntry): string {
  return JSON.stringify(ordered(entry));
}

/** The hash that an entry must have: over the text that it would have without one. */
export function hashOf(entry: Omit<AuditEntry, 'hash'>): string {
  return createHash('sha256')
    .update(JSON.stringify({ ...ordered(entry), hash: undefined }))
    .digest('hex');
}

/** Reads an entry, whether or not its hash is right; undefined for anything that is none. */
export function readEntry(text: string): AuditEntry | undefined {
  try {
    return entrySchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Is this the very text that was written for this entry? */
export function isUnchanged(entry: AuditEntry, text: string): boolean {
  return text === textOf(entry) && entry.hash === hashOf(entry);
}

/** The first digits of a hash, to compare by eye: "3f9a-07c2". */
export function codeOf({ hash }: Pick<Link, 'hash'>): string {
  return `${hash.slice(0, 4)}-${hash.slice(4, 8)}`;
}

/** What is undefined is left out by JSON. */
function ordered(entry: Omit<AuditEntry, 'hash'> & { hash?: string }) {
  const { guild, seq, at, what, role, actor, subject, channel, messageId, contentHash, prev, hash } = entry;
  return { guild, seq, at, what, role, actor, subject, channel, messageId, contentHash, prev, hash };
}
