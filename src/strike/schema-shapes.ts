import * as z from 'zod';
import { slug } from './schema-values.ts';
import { expecting } from './schema-words.ts';

/** How the parts of a strike file are put together, so that every problem of a file is found in one reading. */

/** For a check that runs even so, when other parts are wrong; it asks `sound` before it looks at a part. */
export const evenSo = {
  when: (payload: z.core.ParsePayload) => typeof payload.value === 'object' && payload.value !== null,
};

/** Is the part at this path free of problems so far, itself and everything in it? */
export function sound(
  context: { issues: readonly { path?: PropertyKey[] | undefined }[] },
  ...path: PropertyKey[]
): boolean {
  return !context.issues.some(issue =>
    path.every((key, index) => (issue.path ?? []).length <= index || issue.path?.[index] === key),
  );
}

/** A block of known keys. Each unknown key is a problem of its own, with the known ones to choose from. */
export function block<Shape extends z.core.$ZodLooseShape>(what: string, shape: Shape, subject = '') {
  return z.strictObject(shape, { error: expecting(what, subject) }).superRefine((_, context) => {
    const unknown = context.issues.filter(issue => issue.code === 'unrecognized_keys' && !issue.path?.length);
    for (const issue of unknown) {
      context.issues.splice(context.issues.indexOf(issue), 1);
      for (const key of 'keys' in issue ? (issue.keys as string[]) : []) {
        const params = { given: key, choices: Object.keys(shape), atKey: true };
        context.addIssue({
          code: 'custom',
          path: [key],
          message: 'is not a key that belongs here; take it out',
          params,
        });
      }
    }
  }, evenSo);
}

/** A list that may be left out, or be left empty evenSo its last item is gone. */
export function list<Item extends z.ZodType>(item: Item, what: string) {
  return z
    .array(item, { error: expecting(`a list of ${what}`) })
    .nullish()
    .transform(items => items ?? []);
}

/** Entries by the host's own short names; may be left out or empty. */
export function entries<Item extends z.ZodType>(item: Item, what: string) {
  return z
    .record(slug, item, { error: expecting(what) })
    .nullish()
    .transform(record => record ?? {});
}
