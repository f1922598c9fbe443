import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { fitLines } from '../../src/text/fit-lines.ts';

it('what fits stays as it is', () => {
  expect(fitLines(['a', 'b\nc'])).toBe('a\nb\nc');
});

it('whatever is said, it fits, and begins and ends as it was', () => {
  const words = fc.array(fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom('a', 'é', '字') }), {
    minLength: 1,
    maxLength: 120,
  });
  fc.assert(
    fc.property(fc.array(words, { maxLength: 30 }), middle => {
      const lines = ['**first**', ...middle.map(each => each.join(' ')), '-# ref ABCD'];
      const content = fitLines(lines);
      expect(content.length).toBeLessThanOrEqual(2000);
      expect(content).toMatch(/^\*\*first\*\*\n/);
      expect(content).toMatch(/\n-# ref ABCD$/);
      expect(content.split('\n')).toHaveLength(lines.length);
    }),
  );
});
