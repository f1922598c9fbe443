import { fields, list } from './json.ts';
import { lengthProblems, missing, type Problem, sizeProblems } from './problem.ts';

/** The problems of autocomplete choices, of an answer or of a command's option: 25, names and texts up to 100. */
export function choicesProblems(value: unknown, path: Problem['path']): Problem[] {
  const choices = list(value).map(fields);
  return [
    ...sizeProblems(path, choices, 0, 25),
    ...choices.flatMap((choice, index) => [
      ...(choice.name
        ? lengthProblems([...path, index, 'name'], choice.name, 1, 100)
        : [missing([...path, index, 'name'])]),
      ...(choice.value === undefined ? [missing([...path, index, 'value'])] : []),
      ...(typeof choice.value === 'string'
        ? lengthProblems([...path, index, 'value'], choice.value, 0, 100)
        : []),
      ...Object.entries(fields(choice.name_localizations)).flatMap(([locale, name]) =>
        lengthProblems([...path, index, 'name_localizations', locale], name, 1, 100),
      ),
    ]),
  ];
}
