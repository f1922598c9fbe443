import { alert } from './alert/command.ts';
import { audit } from './audit/command.ts';
import { automation } from './automation/command.ts';
import { bargaining } from './bargaining/command.ts';
import { broadcast } from './broadcast/command.ts';
import { help } from './help/command.ts';
import type { Command } from './kit/command.ts';
import { negotiations } from './negotiations/command.ts';
import { picket } from './picket/command.ts';
import { schedule } from './schedule/command.ts';
import { today } from './today/command.ts';
import { verify } from './verify/command.ts';

/** The registry: the one list that dispatch, registration, /help and the tests read. */
export const commands: readonly Command[] = [
  picket,
  negotiations,
  verify,
  today,
  schedule,
  bargaining,
  broadcast,
  alert,
  automation,
  audit,
  help,
];
