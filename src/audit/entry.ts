import { createHash } from 'node:crypto';
import * as z from 'zod';

/**
 * What can stand in the log. `act-found`: it was there before the log began. `post-unentered`: what became of a post was on
 * record without an entry when the bot started. `broadcast-…` and `alert-confirmed` are an organizer's doing, like `act-…`.
 */
export const AUDITED = [
  'act-confirmed',
  'act-undone',
  'act-found',
  'approval-asked',
  'approval-given',
  'approval-declined',
  'approval-withdrawn',
  'automation-paused',
  'automation-frozen',
  'automation-resumed',
  'broadcast-written',
  'broadcast-edited',
  'broadcast-asked',
  'broadcast-approved',
  'broadcast-declined',
  'broadcast-withdrawn',
  'broadcast-confirmed',
  'broadcast-discarded',
  'broadcast-rescheduled',
  'broadcast-corrected',
  'broadcast-retracted',
  'broadcast-deleted',
  'broadcast-retried',
  'alert-confirmed',
  'post-sent',
  'post-edited',
  'post-published',
  'post-removed',
  'post-failed',
  'post-missed',
  'organizers-told',
  'post-unentered',
  'log-purged',
] as const;
export type Audited = (typeof AUDITED)[number];

const text = z.string().min(1);
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const opt = z.exactOptional;

/** One link of a guild's chain. Never a name, never a text, nothing about a member. */
export const entrySchema = z.strictObject({
  guild: text,
  /** 1, 2, 3 … without a gap. */
  seq: z.int().positive(),
  /** ISO 8601 in UTC: when it happened. A clock that was set back shows. */
  at: z.iso.datetime(),
  what: z.enum(AUDITED),
  /** What their roles made them at that moment; absent where the bot acted by itself. */
  role: opt(z.enum(['organizer', 'captain'])),
  /** A keyed hash of who it was. */
  actor: opt(text),
  /** The id of the act, the proposal or the broadcast; of a post its key; of a purge the last number that is gone. */
  subject: opt(text),
  channel: opt(text),
  messageId: opt(text),
  /** Of the text that went out, of what was decided (decisions.ts), or approved; of a purge the head up to then. */
  contentHash: opt(text),
  /** The hash of the entry before; `GENESIS` at the beginning. */
  prev: digest,
  /** SHA-256 over everything else, as 64 hexadecimal digits. */
  hash: digest,
});
export type AuditEntry = z.infer<typeof entrySchema>;

/** What is recorded of a thing that was done, before it has its place in the chain. */
export type AuditEvent = Omit<AuditEntry, 'guild' | 'seq' | 'at' | 'prev' | 'hash'>;

/** Where a chain ends, and what the next entry follows. */
export const linkSchema = z.strictObject({ seq: z.int().positive(), hash: digest });
export type Link = z.infer<typeof linkSchema>;

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

/** Reads an entry, whether or not its hash is right; undefined for anything that is not an entry. */
export function readEntry(text: string): AuditEntry | undefined {
  try {
    return entrySchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Is this exactly the text that was written for this entry? */
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

/** Reads where a chain ended last. */
export function readTip(text: string | undefined): Link | undefined {
  if (text === undefined) return undefined;
  try {
    const tip = linkSchema.safeParse(JSON.parse(text)).data;
    return tip && tipText(tip) === text ? tip : undefined;
  } catch {
    return undefined;
  }
}

/** Where a chain ends, as it is stored. */
export function tipText({ seq, hash }: Link): string {
  return JSON.stringify({ seq, hash });
}

/** The entry that says that everything up to `last` is gone: by it the rest still has a beginning. */
export function purgeEvent(last: Link): AuditEvent {
  return { what: 'log-purged', subject: String(last.seq), contentHash: last.hash };
}

/** Up to which entry, and which head, a purge took everything away; undefined if this is no purge. */
export function purgedUpTo({ what, subject, contentHash }: AuditEntry): Link | undefined {
  if (what !== 'log-purged') return undefined;
  return linkSchema.safeParse({ seq: Number(subject), hash: contentHash }).data;
}
