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
  'automation-paused',
  'automation-frozen',
  'automation-resumed',
  'broadcast-written',
  'broadcast-edited',
  'broadcast-asked',
  'broadcast-approved',
  'broadcast-declined',
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

/** What is recorded of a thing that was done. Never a name, never a text, nothing about a member. */
export interface AuditEvent {
  what: Audited;
  /** What their roles made them at that moment; absent where the bot acted by itself. */
  role?: 'organizer' | 'captain';
  /** A keyed hash of who it was. */
  actor?: string;
  /** The id of the act, the proposal or the broadcast; of a post its key; of a purge the last number that is gone. */
  subject?: string;
  channel?: string;
  messageId?: string;
  /** Of the text that went out, of what was decided (audit/decided.ts), or approved; of a purge the head up to then. */
  contentHash?: string;
}

/** One link of a guild's chain. */
export interface AuditEntry extends AuditEvent {
  guild: string;
  /** 1, 2, 3 … without a gap. */
  seq: number;
  /** ISO 8601 in UTC: when it happened. A clock that was set back shows. */
  at: string;
  /** The hash of the entry before; `GENESIS` at the beginning. */
  prev: string;
  /** SHA-256 over everything else, as 64 hexadecimal digits. */
  hash: string;
}

/** Where a chain ends, and what the next entry follows. */
export type Link = Pick<AuditEntry, 'seq' | 'hash'>;

const text = z.string().min(1);
const digest = z.string().regex(/^[0-9a-f]{64}$/);

export const linkSchema: z.ZodType<Link> = z.strictObject({ seq: z.int().positive(), hash: digest });

export const entrySchema: z.ZodType<AuditEntry> = z.strictObject({
  guild: text,
  seq: z.int().positive(),
  at: z.iso.datetime(),
  what: z.enum(AUDITED),
  role: z.enum(['organizer', 'captain']).exactOptional(),
  actor: text.exactOptional(),
  subject: text.exactOptional(),
  channel: text.exactOptional(),
  messageId: text.exactOptional(),
  contentHash: text.exactOptional(),
  prev: digest,
  hash: digest,
});
