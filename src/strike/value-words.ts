import type * as z from 'zod';

/**
 * How the schema speaks to a host: what is wrong, then what to write instead. Every schema that can meet a value of
 * the wrong kind carries `expecting(…)`, so no message of zod's own is ever shown.
 */
export function expecting(what: string, subject = ''): z.core.$ZodErrorMap {
  return issue => {
    if (issue.code !== 'invalid_type' && issue.code !== 'invalid_union' && issue.code !== 'invalid_value') {
      return undefined;
    }
    if (issue.input === undefined) return `${subject}is missing; write ${what}`;
    if (issue.input === null) return `${subject}is empty; write ${what}`;
    return `${subject}is ${kindOf(issue.input)}; write ${what}`;
  };
}

/** An id that was written without quotes: its digits are still exact where the file was read with big integers. */
export const expectingId: z.core.$ZodErrorMap = issue => {
  const digits = typeof issue.input === 'bigint' ? `${issue.input}` : '';
  if (/^\d{17,20}$/.test(digits)) {
    return `is a number, and so long a number loses its last digits; write it in quotes: "${digits}"`;
  }
  return expecting('a Discord id in quotes, like "1310000000000000001"')(issue);
};

/** As `expecting`, for text: YAML reads 2024 and true as something else unless they are in quotes. */
export function expectingText(what: string): z.core.$ZodErrorMap {
  return issue => {
    const { input } = issue;
    if (typeof input !== 'number' && typeof input !== 'bigint' && typeof input !== 'boolean') {
      return expecting(what)(issue);
    }
    return `is ${kindOf(input)}; write ${what}, in quotes: "${input}"`;
  };
}

/** "a list", "the number 5": what a value is, for a person who wrote YAML. */
export function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'bigint' || Number.isFinite(value)) return `the number ${value as bigint | number}`;
  if (typeof value === 'number') return 'a number without an end';
  if (typeof value === 'boolean') return `the word ${value}, which means yes or no`;
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}…` : value);
  return 'a block of keys';
}
