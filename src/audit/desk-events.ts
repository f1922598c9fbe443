import type { Noted } from '../proposals/desk.ts';
import type { AuditEvent } from './entry.ts';

/** What is recorded of a thing that organizers decide at the desk: the act by its id, a request by the proposal's. */
export function deskEvent({ what, proposal, by }: Noted): AuditEvent {
  const { wish, id } = proposal;
  const isDone = what === 'act-confirmed' || what === 'act-undone';
  return { what, role: by.role, actor: by.hash, subject: isDone && wish.do === 'undo' ? wish.act : id };
}
