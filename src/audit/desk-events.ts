import type { Noted } from '../approvals/desk.ts';
import type { StoredAct } from '../strike/acts.ts';
import { actHash, wishHash } from './decided.ts';
import type { AuditEvent } from './entry.ts';

/**
 * What is recorded of a thing that organizers decide at the desk: the act by its id, a request by the proposal's, and a hash
 * of what was decided, by which it is known if the act that is kept is made to say something else.
 */
export function deskEvent({ what, proposal, by, stored }: Noted): AuditEvent {
  const { wish, id, mention } = proposal;
  return {
    what,
    role: by.role,
    actor: by.hash,
    subject: stored && wish.do === 'undo' ? wish.act : id,
    contentHash: stored ? actHash(stored) : wishHash(wish, mention),
  };
}

/** What is recorded of an act that was kept before the log began. */
export function foundEvent(stored: StoredAct): AuditEvent {
  return { what: 'act-found', subject: stored.act.id, contentHash: actHash(stored) };
}
