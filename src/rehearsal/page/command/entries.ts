import type {
  APIApplicationCommand,
  APIApplicationCommandBasicOption,
  APIApplicationCommandOption,
  ApplicationCommandOptionType,
  LocalizationMap,
} from 'discord-api-types/v10';
import { OptionType } from '../discord.ts';

/** One thing that can be typed: a command without subcommands, or a subcommand. */
export interface CommandEntry {
  commandId: string;
  /** "picket today", in Discord's own (unlocalized) names: what mentions and requests use. */
  path: string;
  /** The same, in the reader's language. */
  shownPath: string;
  description: string;
  /** The subcommand group and subcommand around the options, outermost first. */
  nesting: { name: string; type: ApplicationCommandOptionType }[];
  /** Required ones first, as Discord demands. */
  options: CommandOption[];
}

export interface CommandOption {
  raw: APIApplicationCommandBasicOption;
  name: string;
  shownName: string;
  description: string;
  required: boolean;
  autocomplete: boolean;
}

/** Everything that can be typed, by path, with names and descriptions in the reader's Discord locale. */
export function listEntries(commands: APIApplicationCommand[], locale: string): CommandEntry[] {
  return commands
    .filter(command => command.type === 1)
    .flatMap(command => leaves(command, command.options ?? [], locale, rootOf(command, locale)))
    .toSorted((a, b) => a.path.localeCompare(b.path, 'en'));
}

interface Stem {
  commandId: string;
  path: string;
  shownPath: string;
  nesting: CommandEntry['nesting'];
}

interface Described {
  name: string;
  name_localizations?: LocalizationMap | null;
  description: string;
  description_localizations?: LocalizationMap | null;
}

function rootOf(command: APIApplicationCommand, locale: string): Stem {
  return {
    commandId: command.id,
    path: command.name,
    shownPath: inLocale(command.name, command.name_localizations, locale),
    nesting: [],
  };
}

function leaves(
  described: Described,
  options: APIApplicationCommandOption[],
  locale: string,
  stem: Stem,
): CommandEntry[] {
  const nested = options.filter(option => 'type' in option && option.type <= 2);
  if (nested.length === 0) {
    const description = inLocale(described.description, described.description_localizations, locale);
    return [
      {
        ...stem,
        description,
        options: options.flatMap(option => readOption(option, locale)).toSorted(byNeed),
      },
    ];
  }
  return nested.flatMap(option =>
    leaves(option, 'options' in option ? (option.options ?? []) : [], locale, {
      commandId: stem.commandId,
      path: `${stem.path} ${option.name}`,
      shownPath: `${stem.shownPath} ${inLocale(option.name, option.name_localizations, locale)}`,
      nesting: [...stem.nesting, { name: option.name, type: option.type }],
    }),
  );
}

function readOption(option: APIApplicationCommandOption, locale: string): CommandOption[] {
  if (option.type === OptionType.Subcommand || option.type === OptionType.SubcommandGroup) return [];
  return [
    {
      raw: option,
      name: option.name,
      shownName: inLocale(option.name, option.name_localizations, locale),
      description: inLocale(option.description, option.description_localizations, locale),
      required: option.required ?? false,
      autocomplete: 'autocomplete' in option && option.autocomplete === true,
    },
  ];
}

function byNeed(a: CommandOption, b: CommandOption): number {
  return Number(b.required) - Number(a.required);
}

/** A name or description in the reader's Discord locale, or as it is. */
export function inLocale(
  plain: string,
  localizations: LocalizationMap | null | undefined,
  locale: string,
): string {
  return localizations?.[locale as keyof LocalizationMap] ?? plain;
}
