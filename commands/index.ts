import type { Command } from '../src/discord/command.ts';
import { alert } from './alert.ts';
import { audit } from './audit.ts';
import { automation } from './automation.ts';
import { bargaining } from './bargaining.ts';
import { broadcast } from './broadcast.ts';
import { help } from './help.ts';
import { negotiations } from './negotiations.ts';
import { picket } from './picket.ts';
import { schedule } from './schedule.ts';
import { verify } from './verify.ts';

/** The registry: the one list that dispatch, registration, /help and the tests read. */
export const commands: readonly Command[] = [
  picket,
  negotiations,
  verify,
  schedule,
  bargaining,
  broadcast,
  alert,
  automation,
  audit,
  help,
];
