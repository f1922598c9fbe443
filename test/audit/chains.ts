import type { DeliveryOf } from '../../src/announcements/delivery.ts';
import type { AuditEvent } from '../../src/audit/entry.ts';
import { type AuditLog, openAuditLog } from '../../src/audit/log.ts';
import { movableClock } from '../../src/platform/clock.ts';
import { memoryRepository } from '../support/audit.ts';
import { day } from '../support/strikes.ts';

export const GUILD = '1310000000000000001';
export const OTHER = '1310000000000000002';

/** An act of an organizer's, with every field that one can have. */
export const act: AuditEvent = { what: 'act-confirmed', role: 'organizer', actor: 'Zm9v', subject: 'act-1' };

/** What a post that was sent leaves. */
export function postSent(date: string, kind = 'morning'): AuditEvent {
  const subject = `${GUILD}/21/${date}/${kind}`;
  return {
    what: 'post-sent',
    subject,
    channel: '21',
    messageId: '1320000000000000001',
    contentHash: 'aGFzaA',
  };
}

/** The record of a morning post that was sent. */
export function sentDelivery(date: string, guild = GUILD): DeliveryOf<'sent'> {
  const at = `${date}T14:30:00.000Z`;
  const key = `${guild}/21/${date}/morning`;
  const base = {
    key,
    guild,
    channel: '21',
    date: day(date),
    kind: 'morning' as const,
    reference: 'K7Q4-9MX2',
  };
  const message = { messageId: '1', contentHash: 'text', dayHash: 'day', notices: 0, late: false };
  return { ...base, ...message, state: 'sent', dueAt: at, deadline: at, sentAt: at };
}

/** A log in memory, at the beginning of the last picket day of 2024's first week of winter. */
export async function logOf(...guilds: string[]) {
  const clock = movableClock('2024-12-23T06:30:00-08:00');
  const repository = memoryRepository();
  const failures: unknown[] = [];
  const open = (): Promise<AuditLog> =>
    openAuditLog({ repository, clock, onFailure: (_, why) => failures.push(why) }, guilds);
  return { clock, repository, failures, open, log: await open() };
}
