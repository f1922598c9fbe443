import { ComponentType, MessageFlags } from 'discord-api-types/v10';
import { buttonProblems } from './buttons.ts';
import { characters, type Fields, fields, list } from './json.ts';
import { lengthProblems, type Problem, problem, sizeProblems } from './problem.ts';
import { selectProblems } from './selects.ts';

const MAX_IN_V2 = 40;
const MAX_TEXT_IN_V2 = 4000;
const SELECTS: unknown[] = [
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
];

/** The problems of a message's components, with or without the components v2 flag. */
export function componentsProblems(value: unknown, flags: number): Problem[] {
  const top = list(value).map(fields);
  const all = allComponents(value);
  const problems = [
    ...top.flatMap((row, index) => componentProblems(row, ['components', index])),
    ...duplicates(all),
  ];
  if (flags & MessageFlags.IsComponentsV2) {
    const shown = all.reduce((sum, { component }) => sum + characters(component.content), 0);
    if (all.length > MAX_IN_V2) {
      problems.push(
        problem(
          ['components'],
          'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
          `At most ${MAX_IN_V2} components are allowed.`,
        ),
      );
    }
    if (shown > MAX_TEXT_IN_V2) {
      problems.push(
        problem(
          ['components'],
          'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
          `Displayable text exceeds maximum size of ${MAX_TEXT_IN_V2}`,
        ),
      );
    }
    return problems;
  }
  problems.push(...sizeProblems(['components'], top, 0, 5));
  top.forEach((row, index) => {
    if (row.type !== ComponentType.ActionRow) {
      problems.push(
        problem(
          ['components', index, 'type'],
          'UNION_TYPE_CHOICES',
          'Value of field "type" must be one of (1,) without MessageFlags.IS_COMPONENTS_V2.',
        ),
      );
    }
  });
  return problems;
}

/** Every component at any depth, with the path to it. */
export function allComponents(value: unknown, path: Problem['path'] = ['components']): Placed[] {
  return list(value)
    .map(fields)
    .flatMap((component, index) => {
      const at = [...path, index];
      const inner = allComponents(component.components, [...at, 'components']);
      // A section has an accessory, a label of a modal one component.
      const single = ['accessory', 'component'].flatMap(key =>
        component[key] ? [{ component: fields(component[key]), path: [...at, key] }] : [],
      );
      return [{ component, path: at }, ...inner, ...single];
    });
}

interface Placed {
  component: Fields;
  path: Problem['path'];
}

function componentProblems(component: Fields, path: Problem['path']): Problem[] {
  const inner = list(component.components).map(fields);
  const each = () =>
    inner.flatMap((child, index) => componentProblems(child, [...path, 'components', index]));
  switch (component.type) {
    case ComponentType.ActionRow:
      return [...rowProblems(inner, path), ...each()];
    case ComponentType.Button:
      return buttonProblems(component, path);
    case ComponentType.Section:
      return [
        ...sizeProblems([...path, 'components'], inner, 1, 3),
        ...each(),
        ...componentProblems(fields(component.accessory), [...path, 'accessory']),
      ];
    case ComponentType.Container:
      return [...sizeProblems([...path, 'components'], inner, 1, MAX_IN_V2), ...each()];
    case ComponentType.TextDisplay:
      return lengthProblems([...path, 'content'], component.content ?? '', 1, MAX_TEXT_IN_V2);
    case ComponentType.Thumbnail:
    case ComponentType.MediaGallery:
    case ComponentType.File:
    case ComponentType.Separator:
      return [];
    default:
      if (SELECTS.includes(component.type)) return selectProblems(component, path);
      return [
        problem([...path, 'type'], 'UNION_TYPE_CHOICES', 'This component is not allowed in a message.'),
      ];
  }
}

function rowProblems(inner: Fields[], path: Problem['path']): Problem[] {
  const problems = sizeProblems([...path, 'components'], inner, 1, 5);
  if (inner.length > 1 && inner.some(child => SELECTS.includes(child.type))) {
    problems.push(
      problem(path, 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'The specified component exceeds the maximum width'),
    );
  }
  return problems;
}

function duplicates(all: Placed[]): Problem[] {
  const seen = new Set<unknown>();
  return all.flatMap(({ component, path }) => {
    const id = component.custom_id;
    if (id === undefined || id === null) return [];
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [
      problem(
        [...path, 'custom_id'],
        'COMPONENT_CUSTOM_ID_DUPLICATED',
        'Component custom id cannot be duplicated',
      ),
    ];
  });
}
