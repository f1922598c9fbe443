import type * as z from 'zod';
import { suggest } from './suggestion.ts';

/** A problem with a value of a strike file, before it has a place in the file. */
export interface Finding {
  path: PropertyKey[];
  message: string;
}

/** The findings of a reading by the schema: where a value may have one of two forms, those of the form it has. */
export function findingsOf(issues: readonly z.core.$ZodIssue[]): Finding[] {
  return issues
    .flatMap(issue => unfold(issue))
    .map(({ path, ...issue }) => ({ path, message: wordingOf(issue) }));
}

function unfold(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  const inside =
    issue.code === 'invalid_union'
      ? issue.errors.find(isOfThisForm)
      : issue.code === 'invalid_key'
        ? issue.issues
        : [];
  if (!inside || inside.length === 0) return [issue];
  return inside.flatMap(inner => unfold({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** A form that the value does not have fails at the value itself, by its type. */
function isOfThisForm(issues: readonly z.core.$ZodIssue[]): boolean {
  return !issues.some(issue => issue.code === 'invalid_type' && issue.path.length === 0);
}

/** Names that are not known come with those that are; the nearest one is what was meant. */
function wordingOf(issue: Omit<z.core.$ZodIssue, 'path'>): string {
  const { given, choices }: { given?: unknown; choices?: unknown } =
    'params' in issue ? (issue.params ?? {}) : {};
  if (typeof given !== 'string' || !Array.isArray(choices)) return issue.message;
  const suggestion = suggest(given, choices);
  if (suggestion === undefined) return issue.message;
  return `${issue.message.replace(/; .*$/, '')}; ${suggestion}`;
}
