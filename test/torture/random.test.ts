import { expect, it } from 'vitest';
import { randomFrom } from './random.ts';

const draw = (text: string) => {
  const random = randomFrom(text);
  return Array.from({ length: 50 }, () => random.int(1, 6));
};

it('repeats itself for the same text, and for no other', () => {
  expect(draw('kill/after the claim#7')).toEqual(draw('kill/after the claim#7'));
  expect(draw('kill/after the claim#7')).not.toEqual(draw('kill/after the claim#8'));
});

it('gives every number in its range, and none outside', () => {
  expect(
    [...new Set(Array.from({ length: 20 }, (_, seed) => draw(`${seed}`)).flat())].toSorted((a, b) => a - b),
  ).toEqual([1, 2, 3, 4, 5, 6]);
});

it('picks from what there is', () => {
  const random = randomFrom('pick');
  expect(random.pick(['only'])).toBe('only');
  expect(() => random.pick([])).toThrow('nothing to pick from');
  expect([random.chance(0), random.chance(1)]).toEqual([false, true]);
});
