import { type AuditEntry, type AuditEvent, type Link, linkSchema } from './entry.ts';

/** The entry that says that everything up to `last` is gone: by it the rest still has a beginning. */
export function purgeEvent(last: Link): AuditEvent {
  return { what: 'log-purged', subject: String(last.seq), contentHash: last.hash };
}

/** Up to which entry, and which head, a purge took everything away; undefined if this is no purge. */
export function purgedUpTo({ what, subject, contentHash }: AuditEntry): Link | undefined {
  if (what !== 'log-purged') return undefined;
  return linkSchema.safeParse({ seq: Number(subject), hash: contentHash }).data;
}
