import { recordHash } from '../announcements/identity.ts';
import type { Noted } from '../approvals/ports.ts';
import type { Proposal } from '../approvals/proposal.ts';
import type { Act, RecordedAct, StoredAct } from '../strike/acts.ts';
import type { AuditEvent } from './entry.ts';

/** Of an act as it is kept: what was confirmed, and how it is told. Who it was stands in the entry itself. */
export function actHash({ act, tell, tellAt, tellUndone, mention, mentionUndone }: RecordedAct): string {
  return recordHash({ act, tell, tellAt, tellUndone, mention, mentionUndone });
}

/** Of an act as it was confirmed, even if it was changed since. */
export function confirmedHash({
  act,
  tell,
  tellAt,
  mention,
}: Omit<RecordedAct, 'tellUndone' | 'mentionUndone'>): string {
  const { undone: _later, ...confirmed } = act;
  return recordHash({ act: confirmed, tell, tellAt, mention });
}

/** Of what others are asked to approve. When it is done, and what its author is by then, is no part of that. */
export function wishHash({ wish, mention, tellAt }: Pick<Proposal, 'wish' | 'mention' | 'tellAt'>): string {
  return recordHash({
    wish: wish.do === 'act' ? { do: 'act', act: wished(wish.act) } : wish,
    mention,
    tellAt,
  });
}

function wished(act: Act): object {
  const { at: _at, role: _role, undone: _undone, ...rest } = act;
  if (!('on' in rest)) return rest;
  const { on: _on, ...said } = rest;
  return said;
}

/**
 * What is recorded of a thing that organizers decide at the desk: the act by its id, a request by the proposal's, and a hash
 * of what was decided, which shows if the stored act was altered afterwards.
 */
export function deskEvent({ what, proposal, by, stored }: Noted): AuditEvent {
  const { id } = proposal;
  return {
    what,
    role: by.role,
    actor: by.hash,
    subject: stored?.act.id ?? id,
    contentHash: stored ? actHash(stored) : wishHash(proposal),
  };
}

/** What is recorded of an act that was kept before the log began. */
export function foundEvent(stored: StoredAct): AuditEvent {
  return { what: 'act-found', subject: stored.act.id, contentHash: actHash(stored) };
}
