import type { Closed } from '../../strike/closed.ts';
import { UserError } from '../user-error.ts';

/** What a late press is told. */
export function closedError({ closed }: Closed): UserError {
  return new UserError(closed === 'done' ? 'error.proposalDone' : 'error.proposalDiscarded');
}
