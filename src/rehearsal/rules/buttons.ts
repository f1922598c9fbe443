import { ButtonStyle } from 'discord-api-types/v10';
import type { Fields } from './json.ts';
import { lengthProblems, missing, type Problem, problem } from './problem.ts';

/**
 * The problems of one button: a link has an address and no custom id, a premium button a SKU and nothing else, every
 * other one a custom id and no address; and all but premium ones need a label or an emoji.
 */
export function buttonProblems(button: Fields, path: Problem['path']): Problem[] {
  const problems = [
    ...lengthProblems([...path, 'label'], button.label, 0, 80),
    ...lengthProblems([...path, 'custom_id'], button.custom_id, 1, 100),
    ...lengthProblems([...path, 'url'], button.url, 1, 512),
  ];
  const has = (key: string) => button[key] !== undefined && button[key] !== null && button[key] !== '';
  switch (button.style) {
    case ButtonStyle.Link:
      if (!has('url')) problems.push(missing([...path, 'url']));
      if (has('custom_id')) problems.push(exclusive(path));
      break;
    case ButtonStyle.Premium:
      if (!has('sku_id')) problems.push(missing([...path, 'sku_id']));
      return problems;
    case ButtonStyle.Primary:
    case ButtonStyle.Secondary:
    case ButtonStyle.Success:
    case ButtonStyle.Danger:
      if (!has('custom_id')) problems.push(missing([...path, 'custom_id']));
      if (has('url')) problems.push(exclusive(path));
      break;
    default:
      problems.push(
        problem([...path, 'style'], 'BASE_TYPE_CHOICES', 'Value must be one of {1, 2, 3, 4, 5, 6}.'),
      );
  }
  if (!has('label') && !has('emoji')) {
    problems.push(
      problem(path, 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', 'A button needs a label or an emoji.'),
    );
  }
  return problems;
}

function exclusive(path: Problem['path']): Problem {
  return problem(path, 'BUTTON_COMPONENT_CUSTOM_ID_AND_URL', 'A custom id and url cannot both be specified');
}
