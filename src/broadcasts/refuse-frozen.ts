import type { Halt } from '../delivery/halts.ts';
import { marked, UserError } from '../wording/user-error.ts';
import type { BroadcastType } from './broadcast.ts';

/**
 * Throws the UserError that says that an organizer has stopped everything. A captain cannot end that, and an alert is not
 * kept: its author is told to ask an organizer, and to warn the line without the bot.
 */
export function refuseFrozen(halt: Halt | undefined, type: BroadcastType): void {
  if (halt?.mode !== 'frozen') return;
  const { reason } = halt;
  throw new UserError(type === 'alert' ? 'error.frozenAlert' : 'error.frozen', { reason: marked(reason) });
}
