import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { choicesProblems } from './choices.ts';
import { type Fields, fields, list } from './json.ts';
import { lengthProblems, missing, type Problem, problem, sizeProblems } from './problem.ts';

const { Subcommand, SubcommandGroup } = ApplicationCommandOptionType;
/** Lower case where the script has one; letters, digits, dash, underscore and apostrophe; up to 32. */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** The problems of a name or of one of its localizations. */
export function nameProblems(thing: Fields, path: Problem['path'], what: string): Problem[] {
  const check = (name: unknown, at: Problem['path']) =>
    typeof name === 'string' && NAME.test(name) && name === name.toLowerCase()
      ? []
      : [problem(at, `${what}_INVALID_NAME`, 'Command name is invalid')];
  return [
    ...(thing.name === undefined ? [missing([...path, 'name'])] : check(thing.name, [...path, 'name'])),
    ...Object.entries(fields(thing.name_localizations)).flatMap(([locale, name]) =>
      name === null ? [] : check(name, [...path, 'name_localizations', locale]),
    ),
  ];
}

/** The problems of a description or of one of its localizations: 1 to 100 characters. */
export function descriptionProblems(thing: Fields, path: Problem['path']): Problem[] {
  return [
    ...(thing.description
      ? lengthProblems([...path, 'description'], thing.description, 1, 100)
      : [missing([...path, 'description'])]),
    ...Object.entries(fields(thing.description_localizations)).flatMap(([locale, text]) =>
      lengthProblems([...path, 'description_localizations', locale], text, 1, 100),
    ),
  ];
}

/** The problems of a list of options, at any depth. */
export function optionsProblems(value: unknown, path: Problem['path'], depth = 0): Problem[] {
  const options = list(value).map(fields);
  return [
    ...sizeProblems(path, options, 0, 25),
    ...mixtureProblems(options, path),
    ...orderProblems(options, path),
    ...duplicateProblems(options, path),
    ...options.flatMap((option, index) => optionProblems(option, [...path, index], depth)),
  ];
}

function optionProblems(option: Fields, path: Problem['path'], depth: number): Problem[] {
  const deeper = option.type === Subcommand || option.type === SubcommandGroup;
  const misplaced =
    (option.type === SubcommandGroup && depth > 0) || (option.type === Subcommand && depth > 1)
      ? [
          problem(
            [...path, 'type'],
            'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
            'This option may not be nested here',
          ),
        ]
      : [];
  const both =
    option.autocomplete === true && list(option.choices).length > 0
      ? [
          problem(
            [...path],
            'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES',
            'Autocomplete and choices are exclusive',
          ),
        ]
      : [];
  return [
    ...nameProblems(option, path, 'APPLICATION_COMMAND'),
    ...descriptionProblems(option, path),
    ...choicesProblems(option.choices, [...path, 'choices']),
    ...misplaced,
    ...both,
    ...(deeper ? optionsProblems(option.options, [...path, 'options'], depth + 1) : []),
  ];
}

function mixtureProblems(options: Fields[], path: Problem['path']): Problem[] {
  const deeper = options.filter(({ type }) => type === Subcommand || type === SubcommandGroup).length;
  if (deeper === 0 || deeper === options.length) return [];
  return [
    problem(
      path,
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'Sub-command and sub-command group option types are mutually exclusive to all other types',
    ),
  ];
}

function orderProblems(options: Fields[], path: Problem['path']): Problem[] {
  return options.flatMap((option, index) =>
    option.required === true && options.slice(0, index).some(before => before.required !== true)
      ? [
          problem(
            [...path, index],
            'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
            'Required options must be placed before non-required options',
          ),
        ]
      : [],
  );
}

function duplicateProblems(options: Fields[], path: Problem['path']): Problem[] {
  return options.flatMap((option, index) =>
    options.slice(0, index).some(before => before.name === option.name)
      ? [
          problem(
            [...path, index, 'name'],
            'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
            'Option name already exists',
          ),
        ]
      : [],
  );
}
