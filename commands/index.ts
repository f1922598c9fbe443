import type { Command } from '../src/discord/command.ts';
import { alert } from './alert.ts';
import { automation } from './automation.ts';
import { bargaining } from './bargaining.ts';
import { broadcast } from './broadcast.ts';
import { help } from './help.ts';
import { negotiations } from './negotiations.ts';
import { picket } from './picket.ts';
import { schedule } from './schedule.ts';

/** The registry: the one list that dispatch, registration, /help and the tests read. */
export const commands: readonly Command[] = [
  picket,
  negotiations,
  schedule,
  bargaining,
  broadcast,
  alert,
  automation,
  help,
];
