import { ApplicationCommandType } from 'discord-api-types/v10';
import { characters, type Fields, fields, list } from './json.ts';
import { menuProblems } from './menu-commands.ts';
import { descriptionProblems, nameProblems, optionsProblems } from './options.ts';
import { type Problem, problem } from './problem.ts';

/** How many commands of a type an application may have for one server, and as many of its own. */
export const MAX_COMMANDS: Record<number, number> = {
  [ApplicationCommandType.ChatInput]: 100,
  [ApplicationCommandType.User]: 15,
  [ApplicationCommandType.Message]: 15,
};
const MAX_CHARACTERS = 8000;

/** The problems of one command; `path` is where it stands in the request. */
export function commandProblems(command: Fields, path: Problem['path']): Problem[] {
  const type = command.type ?? ApplicationCommandType.ChatInput;
  if (type !== ApplicationCommandType.ChatInput) {
    return menuProblems(command, path);
  }
  return [
    ...nameProblems(command, path, 'APPLICATION_COMMAND'),
    ...descriptionProblems(command, path),
    ...optionsProblems(command.options, [...path, 'options']),
    ...(commandCharacters(command) > MAX_CHARACTERS
      ? [problem(path, 'APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${MAX_CHARACTERS})`)]
      : []),
  ];
}

/** The problems of a whole set, as a bulk overwrite sends it: each command's, too many, and the same name twice. */
export function commandSetProblems(commands: Fields[]): Problem[] {
  const problems = commands.flatMap((command, index) => commandProblems(command, [index]));
  const typeOf = (command: Fields) => command.type ?? ApplicationCommandType.ChatInput;
  for (const [type, max] of Object.entries(MAX_COMMANDS)) {
    if (commands.filter(command => typeOf(command) === Number(type)).length > max) {
      problems.push(problem([], 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`));
    }
  }
  commands.forEach((command, index) => {
    const same = (before: Fields) => before.name === command.name && typeOf(before) === typeOf(command);
    if (commands.slice(0, index).some(same)) {
      problems.push(
        problem(
          [index, 'name'],
          'APPLICATION_COMMANDS_DUPLICATE_NAME',
          'Application command names must be unique',
        ),
      );
    }
  });
  return problems;
}

/** What Discord counts against 8,000: names, descriptions and values, of each text only the longest localization. */
export function commandCharacters(thing: Fields): number {
  const own =
    longest(thing.name, thing.name_localizations) +
    longest(thing.description, thing.description_localizations);
  const choices = list(thing.choices)
    .map(fields)
    .reduce(
      (sum, choice) => sum + longest(choice.name, choice.name_localizations) + String(choice.value).length,
      0,
    );
  return list(thing.options)
    .map(fields)
    .reduce((sum, option) => sum + commandCharacters(option), own + choices);
}

function longest(original: unknown, localizations: unknown): number {
  return Math.max(...[original, ...Object.values(fields(localizations))].map(characters));
}
