import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { expecting, expectingId, expectingText, kindOf } from '../../src/strike/value-words.ts';

/** What a schema's error map says of an input that is of the wrong kind, or wrong in another way. */
function said(map: z.core.$ZodErrorMap, input: unknown, code = 'invalid_type') {
  return map({ code, input } as Parameters<typeof map>[0]);
}

describe('kindOf', () => {
  it.each<[value: unknown, kind: string]>([
    [[1], 'a list'],
    [5, 'the number 5'],
    [5n, 'the number 5'],
    [true, 'the word true, which means yes or no'],
    ['x', '"x"'],
    ['x'.repeat(60), `"${'x'.repeat(60)}"`],
    ['x'.repeat(61), `"${'x'.repeat(57)}…"`],
    [{ x: 1 }, 'a block of keys'],
    [Number.POSITIVE_INFINITY, 'a number without an end'],
  ])('of %o is %s', (value, kind) => {
    expect(kindOf(value)).toBe(kind);
  });
});

describe('expecting', () => {
  it.each<[input: unknown, code: string, words: string | undefined]>([
    [undefined, 'invalid_type', 'is missing; write a date'],
    [null, 'invalid_union', 'is empty; write a date'],
    [5, 'invalid_value', 'is the number 5; write a date'],
    ['x', 'too_small', undefined],
  ])('says of %o with %s: %s', (input, code, words) => {
    expect(said(expecting('a date'), input, code)).toBe(words);
  });

  it('begins with its subject', () => {
    expect(said(expecting('the strike', 'the file '), [])).toBe('the file is a list; write the strike');
  });
});

describe('expectingText', () => {
  it.each<[input: unknown, words: string]>([
    [2024, 'is the number 2024; write a name, in quotes: "2024"'],
    [2024n, 'is the number 2024; write a name, in quotes: "2024"'],
    [false, 'is the word false, which means yes or no; write a name, in quotes: "false"'],
    [['x'], 'is a list; write a name'],
    [null, 'is empty; write a name'],
  ])('says of %o: %s', (input, words) => {
    expect(said(expectingText('a name'), input)).toBe(words);
  });
});

describe('expectingId', () => {
  it.each<[input: unknown, words: RegExp]>([
    [
      1310000000000000001n,
      /^is a number, and so long a number loses its last digits; write it in quotes: "1310000000000000001"$/,
    ],
    [1234567890123456n, /^is the number 1234567890123456; write a Discord id in quotes/],
    [123456789012345678901n, /^is the number 123456789012345678901; write a Discord id in quotes/],
    [['x'], /^is a list; write a Discord id in quotes/],
    [undefined, /^is missing; write a Discord id in quotes/],
  ])('says of %o: %s', (input, words) => {
    expect(said(expectingId, input)).toMatch(words);
  });
});
