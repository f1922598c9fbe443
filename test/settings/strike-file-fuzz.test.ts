import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readStrikeText } from '../../src/settings/strike-file.ts';
import { runs } from '../support/runs.ts';
import { EXAMPLE } from './example.ts';

const LINES = EXAMPLE.split('\n');
const JUNK = fc.oneof(
  fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ':',
    '- ',
    '? ',
    '"',
    "'",
    '\t',
    '&a ',
    '*a',
    '!x ',
    '<<: ',
    '|',
    '>',
    '#',
    '---',
  ),
  fc.constantFrom(
    'null',
    '~',
    '{}',
    '[]',
    '-1',
    '1e999',
    '0x1F',
    '.nan',
    'true',
    '2024-02-30',
    'Tue 2024-12-25',
    '[[]]',
  ),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString: 1',
    'sites: [x]',
    'roles: 7',
    'guild: {}',
    'events: [null, 3]',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
type Mutation = (lines: string[]) => string[];
const at = fc.nat({ max: LINES.length - 1 });
const MUTATION: fc.Arbitrary<Mutation> = fc.oneof(
  at.map(
    (line): Mutation =>
      lines =>
        lines.toSpliced(line, 1),
  ),
  fc.tuple(at, at).map(
    ([one, other]): Mutation =>
      lines =>
        lines.with(one, LINES[other]!).with(other, LINES[one]!),
  ),
  fc.tuple(at, JUNK).map(
    ([line, junk]): Mutation =>
      lines =>
        lines.toSpliced(line, 0, junk),
  ),
  fc.tuple(at, fc.nat({ max: 60 }), JUNK).map(
    ([line, col, junk]): Mutation =>
      lines =>
        lines.with(line, `${LINES[line]!.slice(0, col)}${junk}${LINES[line]!.slice(col)}`),
  ),
  fc.tuple(at, JUNK).map(
    ([line, junk]): Mutation =>
      lines =>
        lines.with(line, LINES[line]!.replace(/: .*$/, `: ${junk}`)),
  ),
);

/** What a schema library or a parser says of its own accord is not for a host to read. */
const JARGON = /invalid|expected (?!here)|undefined|zod|NaN|object Object|received|input/i;

it('finds a strike, or problems with a place and a plain sentence, in whatever is left of the example', () => {
  fc.assert(
    fc.property(fc.array(MUTATION, { minLength: 1, maxLength: 4 }), mutations => {
      const lines = mutations.reduce(
        (text, mutate) => (text.length === LINES.length ? mutate(text) : text),
        LINES,
      );
      const text = lines.join('\n');
      const reading = readStrikeText(text, 'our.yaml');
      if (reading.ok) return;
      expect(reading.problems.length).toBeGreaterThan(0);
      for (const { line, col, message } of reading.problems) {
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(lines.length + 1);
        expect(col).toBeGreaterThanOrEqual(1);
        expect(message).toMatch(/; |\?$/);
        expect(message.replace(/"(?:[^"\\]|\\.)*"|`[^`]*`/g, '')).not.toMatch(JARGON);
      }
    }),
    { numRuns: runs(400) },
  );
});
