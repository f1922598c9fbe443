import * as z from 'zod';
import { type Act, actSchema } from '../strike/acts.ts';
import { expecting } from '../strike/value-words.ts';
import { list } from './shapes.ts';

/**
 * Acts are not written by hand: they come out of `npm run export`, and are taken as they are or not at all. What their
 * sites and sessions are is not checked against the file, which may have changed since.
 */
const act = z
  .record(z.string(), z.unknown(), { error: expecting('an act, as `npm run export` writes it') })
  .refine(value => actSchema.safeParse(value).success, {
    error: 'is not an act as `npm run export` writes it; take it out, or export again',
  });

export const writtenActs = list(act, 'acts').transform(acts => acts as unknown as Act[]);
