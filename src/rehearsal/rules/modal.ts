import { ComponentType } from 'discord-api-types/v10';
import { allComponents } from './components.ts';
import { type Fields, fields, list, number } from './json.ts';
import { lengthProblems, missing, type Problem, problem, sizeProblems } from './problem.ts';
import { selectProblems } from './selects.ts';

/** The problems of a modal: title, custom id, one to five components, and each of those. */
export function modalProblems(modal: Fields): Problem[] {
  const at: Problem['path'] = ['data'];
  const components = list(modal.components).map(fields);
  const ids = allComponents(components).flatMap(({ component }) => component.custom_id ?? []);
  return [
    ...(modal.title ? lengthProblems([...at, 'title'], modal.title, 1, 45) : [missing([...at, 'title'])]),
    ...(modal.custom_id
      ? lengthProblems([...at, 'custom_id'], modal.custom_id, 1, 100)
      : [missing([...at, 'custom_id'])]),
    ...sizeProblems([...at, 'components'], components, 1, 5),
    ...components.flatMap((component, index) => topProblems(component, [...at, 'components', index])),
    ...(new Set(ids).size < ids.length
      ? [
          problem(
            [...at, 'components'],
            'COMPONENT_CUSTOM_ID_DUPLICATED',
            'Component custom id cannot be duplicated',
          ),
        ]
      : []),
  ];
}

function topProblems(component: Fields, path: Problem['path']): Problem[] {
  switch (component.type) {
    case ComponentType.ActionRow: {
      const inner = list(component.components).map(fields);
      return [
        ...sizeProblems([...path, 'components'], inner, 1, 1),
        ...inner.flatMap((input, index) => {
          const at = [...path, 'components', index];
          return [...(input.label ? [] : [missing([...at, 'label'])]), ...inputProblems(input, at)];
        }),
      ];
    }
    case ComponentType.Label:
      return [
        ...(component.label ? [] : [missing([...path, 'label'])]),
        ...lengthProblems([...path, 'label'], component.label, 1, 45),
        ...lengthProblems([...path, 'description'], component.description, 0, 100),
        ...inputProblems(fields(component.component), [...path, 'component']),
      ];
    case ComponentType.TextDisplay:
      return lengthProblems([...path, 'content'], component.content ?? '', 1, 4000);
    default:
      return [problem([...path, 'type'], 'UNION_TYPE_CHOICES', 'This component is not allowed in a modal.')];
  }
}

function inputProblems(input: Fields, path: Problem['path']): Problem[] {
  if (input.type === ComponentType.TextInput) {
    return [
      ...(input.custom_id ? [] : [missing([...path, 'custom_id'])]),
      ...lengthProblems([...path, 'custom_id'], input.custom_id, 1, 100),
      ...lengthProblems([...path, 'label'], input.label, 0, 45),
      ...lengthProblems([...path, 'placeholder'], input.placeholder, 0, 100),
      ...valueProblems(input, path),
      ...(input.style === 1 || input.style === 2
        ? []
        : [problem([...path, 'style'], 'BASE_TYPE_CHOICES', 'Value must be one of {1, 2}.')]),
    ];
  }
  if (input.type === ComponentType.FileUpload)
    return input.custom_id ? [] : [missing([...path, 'custom_id'])];
  if (input.type === ComponentType.RadioGroup || input.type === ComponentType.CheckboxGroup) {
    return sizeProblems([...path, 'options'], list(input.options), 1, 10);
  }
  if (input.type === ComponentType.Checkbox) return input.custom_id ? [] : [missing([...path, 'custom_id'])];
  return selectProblems(input, path);
}

/** A prefilled value keeps to the limits that the person will have to keep to. */
function valueProblems(input: Fields, path: Problem['path']): Problem[] {
  const least = number(input.min_length ?? 0);
  const most = number(input.max_length ?? 4000);
  if (least > 4000 || most < 1 || most > 4000 || least > most) {
    const words = 'min_length and max_length contradict each other.';
    return [problem([...path, 'max_length'], 'BASE_TYPE_BAD_INT', words)];
  }
  return input.value ? lengthProblems([...path, 'value'], input.value, least, most) : [];
}
