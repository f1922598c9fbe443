import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
} from 'discord.js';

/** The subcommands of a command, by name, with their options; the words of each are `command.COMMAND.NAME`. */
export function subcommands(
  command: string,
  options: Record<string, APIApplicationCommandBasicOption[]>,
): APIApplicationCommandSubcommandOption[] {
  return Object.entries(options).map(([name, own]) => ({
    type: ApplicationCommandOptionType.Subcommand,
    name,
    description: `command.${command}.${name}`,
    ...(own.length > 0 && { options: own }),
  }));
}
