import type { BroadcastType } from '../../src/broadcasts/broadcast.ts';
import { marked, UserError } from '../../src/wording/user-error.ts';
import type { StrikeContext } from './command.ts';

/**
 * Throws the UserError that says that an organizer has stopped everything. A captain cannot end that, and an alert is not
 * kept: whoever wants to warn a line is told whom to ask, and to warn it without the bot.
 */
export function refuseFrozen(
  { automation, view }: Pick<StrikeContext, 'automation' | 'view'>,
  type: BroadcastType,
): void {
  const halt = automation.haltOf(view.strike.guild);
  if (halt?.mode !== 'frozen') return;
  const { reason } = halt;
  throw new UserError(type === 'alert' ? 'error.frozenAlert' : 'error.frozen', { reason: marked(reason) });
}
