import { type Link, linkSchema } from './entry.ts';

/** Reads where a chain ended last. */
export function readTip(text: string | undefined): Link | undefined {
  if (text === undefined) return undefined;
  try {
    const tip = linkSchema.safeParse(JSON.parse(text)).data;
    return tip && tipText(tip) === text ? tip : undefined;
  } catch {
    return undefined;
  }
}

/** Where a chain ends, as it is stored. */
export function tipText({ seq, hash }: Link): string {
  return JSON.stringify({ seq, hash });
}
