import { expect, it, vi } from 'vitest';
import { watchParent } from '../../src/platform/parent.ts';

it('says once that the parent is gone, and looks no more', () => {
  let parent = 7;
  let look = () => {};
  const stop = vi.fn();
  const onGone = vi.fn();
  watchParent(
    onGone,
    () => parent,
    each => {
      look = each;
      return { stop };
    },
  );
  look();
  expect([onGone.mock.calls.length, stop.mock.calls.length]).toEqual([0, 0]);
  parent = 1;
  look();
  expect([onGone.mock.calls.length, stop.mock.calls.length]).toEqual([1, 1]);
});
