import type { ChatInputCommandInteraction } from 'discord.js';
import type { Broadcast } from '../../src/broadcasts/broadcast.ts';
import { UserError } from '../../src/wording/user-error.ts';
import type { StrikeContext } from '../kit/command.ts';
import * as option from './options.ts';

/** The message that was picked. Throws a UserError for anything that is not on the list. */
export function pickedBroadcast(
  { options }: ChatInputCommandInteraction,
  { broadcasting, view }: StrikeContext,
): Broadcast {
  const found = broadcasting.find(view.strike.guild, options.getString(option.broadcast.name, true));
  if (!found) throw new UserError('error.unknownBroadcast');
  return found;
}
