import { fields, list } from './json.ts';
import { type Problem, problem, sizeProblems } from './problem.ts';

/** The problems of `allowed_mentions`: unknown kinds, too many ids, and a kind both parsed and listed. */
export function allowedMentionsProblems(value: unknown): Problem[] {
  if (value === undefined || value === null) return [];
  const { parse, users, roles } = fields(value);
  const problems: Problem[] = [];
  list(parse).forEach((kind, index) => {
    if (kind === 'users' || kind === 'roles' || kind === 'everyone') return;
    problems.push(
      problem(
        ['allowed_mentions', 'parse', index],
        'BASE_TYPE_CHOICES',
        "Value must be one of {'users', 'roles', 'everyone'}.",
      ),
    );
  });
  for (const [kind, ids] of Object.entries({ users: list(users), roles: list(roles) })) {
    problems.push(...sizeProblems(['allowed_mentions', kind], ids, 0, 100));
    if (ids.length > 0 && list(parse).includes(kind)) {
      problems.push(
        problem(
          ['allowed_mentions'],
          'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
          `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
        ),
      );
    }
  }
  return problems;
}
