import { expect, it, vi } from 'vitest';
import { rememberOfBoth } from '../../src/strike/remember.ts';

it('finds the answer once for the very same two, and anew where one of them is another', () => {
  const find = vi.fn((some: readonly number[], others: readonly number[]) => [...some, ...others]);
  const remembered = rememberOfBoth(find);
  const [one, two] = [[1], [2]];
  expect(remembered(one, two)).toEqual([1, 2]);
  expect(remembered(one, two)).toBe(remembered(one, two));
  expect(find).toHaveBeenCalledTimes(1);
  expect(remembered(one, [2])).toEqual([1, 2]);
  expect(remembered([1], two)).toEqual([1, 2]);
  expect(remembered(two, one)).toEqual([2, 1]);
  expect(find).toHaveBeenCalledTimes(4);
});
