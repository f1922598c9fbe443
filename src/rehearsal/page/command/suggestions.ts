import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import type { Directory, Named } from '../directory.ts';
import { OptionType } from '../discord.ts';
import type { CommandEntry, CommandOption } from './entries.ts';

/** A line of the listbox: what it says, and what it stands for. */
export interface Suggestion {
  label: string;
  detail?: string;
  value: string;
}

/** A suggestion with the value as Discord sends it. */
export interface Choice extends Suggestion {
  raw: string | number | boolean;
}

const longest = 25;

/** The commands that a half-typed line may become: those that begin with it first, then those that contain it. */
export function suggestCommands(text: string, entries: CommandEntry[]): CommandEntry[] {
  const typed = text.replace(/^\//, '').replace(/\s+/g, ' ').toLocaleLowerCase().trimStart();
  const names = (entry: CommandEntry) => [entry.path, entry.shownPath].map(name => name.toLocaleLowerCase());
  const begins = entries.filter(entry => names(entry).some(name => name.startsWith(typed)));
  const contains = entries.filter(
    entry => !begins.includes(entry) && names(entry).some(name => name.includes(typed.trim())),
  );
  return [...begins, ...contains].slice(0, longest);
}

/** The same as lines of the listbox, for a line that begins with a slash. */
export function commandOffers(text: string, entries: CommandEntry[]): Suggestion[] {
  if (!text.startsWith('/')) return [];
  return suggestCommands(text, entries).map(({ path, shownPath, description }) => ({
    label: `/${shownPath}`,
    detail: description,
    value: path,
  }));
}

/** The fixed choices of an option, in the reader's language; True and False for a boolean. */
export function choicesOf({ raw }: CommandOption, locale: string): Choice[] {
  if (raw.type === OptionType.Boolean) {
    return [
      { label: 'True', value: 'true', raw: true },
      { label: 'False', value: 'false', raw: false },
    ];
  }
  return 'choices' in raw && raw.choices ? raw.choices.map(choice => fromChoice(choice, locale)) : [];
}

/** A choice of a command or of an autocomplete answer, as the listbox shows it. */
export function fromChoice(choice: APIApplicationCommandOptionChoice, locale: string): Choice {
  const localized = choice.name_localizations?.[locale as keyof typeof choice.name_localizations];
  return { label: localized ?? choice.name, value: String(choice.value), raw: choice.value };
}

/** What the page itself can offer for an option; autocompleted options are asked of the bot instead. */
export function suggestValues(
  option: CommandOption,
  typed: string,
  directory: Directory,
  locale: string,
): Suggestion[] {
  const all = [...choicesOf(option, locale), ...named(option, directory)];
  const wanted = typed.trim().toLocaleLowerCase();
  const matching = all.filter(({ label }) => label.toLocaleLowerCase().includes(wanted));
  return matching.slice(0, longest);
}

function named({ raw }: CommandOption, { users, roles, channels }: Directory): Suggestion[] {
  const people = users.map(user => mark('@', user));
  const groups = roles.map(role => ({ ...mark('@', role), detail: 'Role' }));
  switch (raw.type) {
    case OptionType.User:
      return people;
    case OptionType.Role:
      return groups;
    case OptionType.Mentionable:
      return [...people, ...groups];
    case OptionType.Channel:
      return channels.map(channel => mark('#', channel));
    default:
      return [];
  }
}

function mark(sign: string, { id, name }: Named): Suggestion {
  return { label: `${sign}${name}`, value: id };
}
