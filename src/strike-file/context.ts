import type * as z from 'zod';
import type { WrittenStrike } from './written-strike.ts';

/** What a rule between the parts of a strike file gets beside the file: the problems so far, and where to add one. */
export type Context = z.core.$RefinementCtx<WrittenStrike>;

/** Adds a problem of the value at `path`. */
export function complain(
  context: Context,
  path: PropertyKey[],
  message: string,
  params?: Record<string, unknown>,
): void {
  context.addIssue({ code: 'custom', path, message, ...(params && { params }) });
}

/** The items of a list, or none where the list itself could not be read. */
export function items<Key extends 'picketing' | 'events' | 'quiet_days'>(
  written: WrittenStrike,
  key: Key,
): WrittenStrike[Key] {
  const list: unknown = written[key];
  return (Array.isArray(list) ? list : []) as WrittenStrike[Key];
}
