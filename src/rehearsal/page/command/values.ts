import type { TypedFile, TypedOption } from '../../protocol.ts';
import type { Directory, Named } from '../directory.ts';
import { OptionType } from '../discord.ts';
import type { CommandEntry, CommandOption } from './entries.ts';
import { type Files, type PickedFile, takesFile } from './files.ts';
import type { Typed } from './line.ts';
import { choicesOf } from './suggestions.ts';

/** Why a command cannot be sent yet, and which option to look at. */
export interface Problem {
  option: CommandOption;
  message: string;
}

export type Request = { ok: true; options: TypedOption[] } | { ok: false; problem: Problem };

type Value = string | number | boolean;

/** Turns what was typed into what Discord would send, or says what is missing. Refuses nothing that the bot should refuse. */
export function buildOptions(
  entry: CommandEntry,
  typed: Typed,
  directory: Directory,
  locale: string,
  files: Files = new Map(),
): Request {
  const options: TypedOption[] = [];
  for (const option of entry.options) {
    const { name } = option;
    const text = typed.get(name)?.trim() ?? '';
    if (!text) {
      if (option.required) return refuse(option, `${option.shownName} is needed.`);
      continue;
    }
    const file = fileOf(files.get(name));
    const value = takesFile(option) ? undefined : readValue(option, text, directory, locale);
    if (takesFile(option) && file) options.push({ name, type: option.raw.type, file });
    else if (value !== undefined) options.push({ name, type: option.raw.type, value });
    else return refuse(option, `${option.shownName}: ${wanted(option)}`);
  }
  return { ok: true, options: nest(entry, options) };
}

/** Wraps options in the subcommand (and group) that they belong to. */
export function nest(entry: CommandEntry, options: TypedOption[]): TypedOption[] {
  return entry.nesting.reduceRight<TypedOption[]>(
    (inner, { name, type }) => [{ name, type, options: inner }],
    options,
  );
}

function refuse(option: CommandOption, message: string): Request {
  return { ok: false, problem: { option, message } };
}

function fileOf(picked: PickedFile | undefined): TypedFile | undefined {
  return picked && { name: picked.name, type: picked.type, data: picked.data };
}

function readValue(
  option: CommandOption,
  text: string,
  directory: Directory,
  locale: string,
): Value | undefined {
  const choices = choicesOf(option, locale);
  if (choices.length > 0)
    return choices.find(choice => same(choice.label, text) || choice.value === text)?.raw;
  switch (option.raw.type) {
    case OptionType.Integer:
      return /^[+-]?\d+$/.test(text) ? Number(text) : undefined;
    case OptionType.Number:
      return Number.isFinite(Number(text)) ? Number(text) : undefined;
    case OptionType.User:
      return findNamed(directory.users, text);
    case OptionType.Role:
      return findNamed(directory.roles, text);
    case OptionType.Channel:
      return findNamed(directory.channels, text);
    case OptionType.Mentionable:
      return findNamed([...directory.users, ...directory.roles], text);
    default:
      return text;
  }
}

function findNamed(named: Named[], text: string): string | undefined {
  const wantedName = text.replace(/^[@#]/, '');
  const id = /^<?[@#]?[&!]?(\d+)>?$/.exec(text)?.[1];
  return named.find(one => one.id === id || same(one.name, wantedName))?.id;
}

function same(a: string, b: string): boolean {
  return a.localeCompare(b, undefined, { sensitivity: 'accent' }) === 0;
}

function wanted({ raw }: CommandOption): string {
  switch (raw.type) {
    case OptionType.Integer:
      return 'a whole number is needed.';
    case OptionType.Number:
      return 'a number is needed.';
    case OptionType.Boolean:
      return 'True or False is needed.';
    case OptionType.Attachment:
      return 'choose a file.';
    default:
      return 'choose one from the list.';
  }
}
