import type { Command } from '../src/discord/command.ts';
import { automation } from './automation.ts';
import { help } from './help.ts';
import { negotiations } from './negotiations.ts';
import { picket } from './picket.ts';

/** The registry: the one list that dispatch, registration, /help and the tests read. */
export const commands: readonly Command[] = [picket, negotiations, automation, help];
