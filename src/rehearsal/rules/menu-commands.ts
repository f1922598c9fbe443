import { type Fields, fields, list } from './json.ts';
import { missing, type Problem, problem } from './problem.ts';

/**
 * What stands in a menu has a name with spaces and in mixed case, and nothing else to say. Discord documents no
 * pattern; this one is what discord.js lets through. (Punctuation is allowed, symbols and emoji are not.)
 */
const MENU_NAME = /^(?=.*\S)[\p{P}\p{L}\p{N}\p{sc=Deva}\p{sc=Thai} ]{1,32}$/u;

/** The problems of a command that stands in the menu of a message or a person; `path` is where it is in the request. */
export function menuProblems(command: Fields, path: Problem['path']): Problem[] {
  const names: [Problem['path'], unknown][] = [
    [[...path, 'name'], command.name],
    ...Object.entries(fields(command.name_localizations)).map(
      ([locale, name]): [Problem['path'], unknown] => [[...path, 'name_localizations', locale], name],
    ),
  ];
  const forbidden = (key: string, code: string, message: string) =>
    problem([...path, key], `APPLICATION_COMMAND_${code}`, message);
  return [
    ...(command.name === undefined ? [missing([...path, 'name'])] : []),
    ...names
      .filter(([, name]) => name !== undefined && name !== null)
      .filter(([, name]) => typeof name !== 'string' || !MENU_NAME.test(name))
      .map(([at]) => problem(at, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid')),
    ...(command.description
      ? [forbidden('description', 'DESCRIPTION', 'Context menu commands cannot have description')]
      : []),
    ...(list(command.options).length > 0
      ? [forbidden('options', 'OPTIONS', 'Context menu commands cannot have options')]
      : []),
  ];
}
