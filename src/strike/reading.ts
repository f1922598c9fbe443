import * as z from 'zod';

/** What a person's writing comes to: a value, or what is wrong with it and what to write instead. */
export type Reading<T> = { value: T } | { wrong: string };

/** Makes a reader of text the last step of a schema; the problem is reported at the text itself. */
export function readWith<T>(read: (text: string) => Reading<T>) {
  return (text: string, context: z.core.$RefinementCtx<string>): T => {
    const reading = read(text);
    if ('value' in reading) return reading.value;
    context.addIssue({ code: 'custom', message: reading.wrong });
    return z.NEVER;
  };
}

/** Quotes what was written, short enough for one line. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}…` : text);
}
