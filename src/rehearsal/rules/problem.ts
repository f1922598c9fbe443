import { characters } from './json.ts';

/** One thing that is wrong with a request, and where: `['embeds', 0, 'fields', 2, 'value']`. */
export interface Problem {
  path: (string | number)[];
  code: string;
  message: string;
}

/** A problem at a place. */
export function problem(path: Problem['path'], code: string, message: string): Problem {
  return { path, code, message };
}

/** "This field is required", as Discord says it. */
export function missing(path: Problem['path']): Problem {
  return problem(path, 'BASE_TYPE_REQUIRED', 'This field is required');
}

/** The problems of a text's length, which Discord counts in Unicode code points. `undefined` and `null` have none. */
export function lengthProblems(path: Problem['path'], text: unknown, min: number, max: number): Problem[] {
  if (text === undefined || text === null) return [];
  if (typeof text !== 'string')
    return [problem(path, 'STRING_TYPE_CONVERT', 'Could not interpret as a string.')];
  return outside(path, characters(text), min, max);
}

/** The problems of a list's length. */
export function sizeProblems(path: Problem['path'], list: unknown[], min: number, max: number): Problem[] {
  return outside(path, list.length, min, max);
}

function outside(path: Problem['path'], length: number, min: number, max: number): Problem[] {
  if (length >= min && length <= max) return [];
  if (min === 0) return [problem(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`)];
  return [problem(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`)];
}

/** Discord's `errors` tree: nested by path, with `_errors` at the leaves. */
export function problemTree(problems: Problem[]): object {
  const here = problems.filter(({ path }) => path.length === 0);
  const steps = new Set(problems.flatMap(({ path }) => path[0] ?? []));
  const tree: Record<string, unknown> = {};
  for (const step of steps) {
    const below = problems.filter(({ path }) => path[0] === step);
    tree[step] = problemTree(below.map(each => ({ ...each, path: each.path.slice(1) })));
  }
  if (here.length > 0) tree._errors = here.map(({ code, message }) => ({ code, message }));
  return tree;
}
