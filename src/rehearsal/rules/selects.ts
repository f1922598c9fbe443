import { ComponentType } from 'discord-api-types/v10';
import { type Fields, fields, list, number } from './json.ts';
import { lengthProblems, missing, type Problem, problem, sizeProblems } from './problem.ts';

const MAX_OPTIONS = 25;

/** The problems of one select menu: its custom id, its options (25, distinct values), and how many may be chosen. */
export function selectProblems(select: Fields, path: Problem['path']): Problem[] {
  const problems = [
    ...(select.custom_id ? [] : [missing([...path, 'custom_id'])]),
    ...lengthProblems([...path, 'custom_id'], select.custom_id, 1, 100),
    ...lengthProblems([...path, 'placeholder'], select.placeholder, 0, 150),
  ];
  if (select.type === ComponentType.StringSelect) problems.push(...optionsProblems(select, path));
  const min = number(select.min_values ?? 1);
  const max = number(select.max_values ?? 1);
  const preset = list(select.default_values);
  if (preset.length > 0) problems.push(...sizeProblems([...path, 'default_values'], preset, min, max));
  if (min > max || max > MAX_OPTIONS || max < 1 || min < 0) {
    problems.push(
      problem(
        [...path, 'max_values'],
        'BASE_TYPE_BAD_INT',
        'min_values and max_values contradict each other.',
      ),
    );
  }
  return problems;
}

function optionsProblems(select: Fields, path: Problem['path']): Problem[] {
  const options = list(select.options).map(fields);
  // Discord blames the list, not the number, when more may be chosen than there is.
  const least = Math.max(1, number(select.max_values ?? 1));
  const problems = sizeProblems([...path, 'options'], options, least, MAX_OPTIONS);
  const seen = new Set<unknown>();
  options.forEach((option, index) => {
    const at = [...path, 'options', index];
    for (const key of ['label', 'value']) {
      if (!option[key]) problems.push(missing([...at, key]));
      problems.push(...lengthProblems([...at, key], option[key], 1, 100));
    }
    problems.push(...lengthProblems([...at, 'description'], option.description, 0, 100));
    if (seen.has(option.value)) {
      problems.push(
        problem(
          [...at, 'value'],
          'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
          'The specified option value is already used',
        ),
      );
    }
    seen.add(option.value);
  });
  return problems;
}
