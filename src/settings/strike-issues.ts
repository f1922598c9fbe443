import type * as z from 'zod';
import { nearest, suggest } from './suggestion.ts';

type Issue = z.core.$ZodIssue;

/** A problem with a value of a strike file, before it has a place in the file. */
export interface Finding {
  path: readonly PropertyKey[];
  message: string;
  /** It is the key that is wrong, not its value. */
  atKey: boolean;
}

/** The findings of a reading by the schema: where a value may have one of two forms, those of the form it has. */
export function findingsOf(issues: readonly Issue[]): Finding[] {
  const unfolded = withFewSuggestions(issues.flatMap(unfold));
  const meant = new Set(unfolded.flatMap(meantKey));
  return unfolded
    .filter(issue => !meant.has(JSON.stringify(issue.path)))
    .map(issue => ({
      path: issue.path,
      message: wordingOf(issue),
      atKey: issue.code === 'invalid_key' || paramsOf(issue).atKey === true,
    }));
}

/** Among more names than this, a suggestion is only looked for so many times: it takes as long as there are names. */
const MANY = 100;

function withFewSuggestions(issues: readonly Issue[]): Issue[] {
  let sought = 0;
  return issues.map(issue => {
    const { choices, atKey } = paramsOf(issue);
    if (issue.code !== 'custom' || !Array.isArray(choices) || choices.length <= MANY) return issue;
    sought += 1;
    return sought <= MANY ? issue : { ...issue, params: { atKey } };
  });
}

/** The path of the key that was mistyped: that it is missing needs no sentence of its own. */
function meantKey(issue: Issue): string[] {
  const { given, choices, atKey } = paramsOf(issue);
  if (atKey !== true || typeof given !== 'string' || !Array.isArray(choices)) return [];
  const near = nearest(given, choices);
  return near === undefined ? [] : [JSON.stringify([...issue.path.slice(0, -1), near])];
}

function unfold(issue: Issue): Issue[] {
  if (issue.code === 'invalid_key') return [{ ...issue, message: issue.issues[0]?.message ?? issue.message }];
  const inside = issue.code === 'invalid_union' ? issue.errors.find(isOfThisForm) : undefined;
  return inside?.flatMap(inner => unfold({ ...inner, path: [...issue.path, ...inner.path] })) ?? [issue];
}

/** A form that the value does not have fails at the value itself, by its type. */
function isOfThisForm(issues: readonly Issue[]): boolean {
  return !issues.some(issue => issue.code === 'invalid_type' && issue.path.length === 0);
}

/** Names that are not known come with those that are; the nearest one is what was meant. */
function wordingOf(issue: Issue): string {
  const { given, choices } = paramsOf(issue);
  if (typeof given !== 'string' || !Array.isArray(choices)) return issue.message;
  const suggestion = suggest(given, choices);
  if (suggestion === undefined) return issue.message;
  return `${issue.message.replace(/; .*$/, '')}; ${suggestion}`;
}

function paramsOf(issue: Issue): Record<string, unknown> {
  return (issue.code === 'custom' && issue.params) || {};
}
