import { ApplicationCommandOptionType as Type } from 'discord.js';
import { DiscordLimit } from '../../src/wording/limits.ts';

/** An option that takes words, at most so many characters; `command.<command>.<name>` is the key of what describes it. */
export function words<Name extends string>(command: string, name: Name, most: number, required = false) {
  return {
    type: Type.String,
    name,
    description: `command.${command}.${name}`,
    max_length: most,
    required,
  } as const;
}

/** An option that is picked from a list. */
export function picked<Name extends string>(command: string, name: Name, required = false) {
  return { ...words(command, name, DiscordLimit.choiceName, required), autocomplete: true } as const;
}

/** The act that is meant, by its id; the list shows what was done. */
export const act = picked('schedule', 'act', true);
/** The role that a notice pings, by its name in the strike file. */
export const ping = picked('schedule', 'ping');
