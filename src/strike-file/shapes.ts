import * as z from 'zod';
import { expecting } from '../strike/value-words.ts';
import { slug } from '../strike/values.ts';

/** How the parts of a strike file are put together, so that every problem of a file is found in one reading. */

/** Options of a check that runs although other parts are wrong; it asks `sound` before it looks at a part. */
export const despiteOtherProblems = {
  when: (payload: z.core.ParsePayload) => typeof payload.value === 'object' && payload.value !== null,
};

/** Is the part at this path free of problems so far, itself and everything in it? */
export function sound(context: { issues: Issues }, ...path: PropertyKey[]): boolean {
  const { touched, whole } = placesOf(context.issues);
  return !touched.has(JSON.stringify(path)) && !startsOf(path).some(start => whole.has(start));
}

type Issues = readonly { path?: PropertyKey[] | undefined }[];

/** Where issues are: `whole` are their paths, `touched` all that they lie in. */
interface Places {
  whole: Set<string>;
  touched: Set<string>;
  read: number;
  last: Issues[number] | undefined;
}

/** Each issue is read once, for every item of a long list asks. */
const known = new WeakMap<Issues, Places>();

function placesOf(issues: Issues): Places {
  const before = known.get(issues);
  const isGrown = before && before.read <= issues.length && issues[before.read - 1] === before.last;
  const places: Places = isGrown
    ? before
    : { whole: new Set(), touched: new Set(), read: 0, last: undefined };
  for (const { path = [] } of issues.slice(places.read)) {
    places.whole.add(JSON.stringify(path));
    for (const start of startsOf(path)) places.touched.add(start);
  }
  known.set(issues, Object.assign(places, { read: issues.length, last: issues.at(-1) }));
  return places;
}

/** A path and all that it lies in, the file itself first. */
function startsOf(path: readonly PropertyKey[]): string[] {
  return Array.from({ length: path.length + 1 }, (_, length) => JSON.stringify(path.slice(0, length)));
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
  }, despiteOtherProblems);
}

/** A list that may be left out, or left empty once its last item is gone. */
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
