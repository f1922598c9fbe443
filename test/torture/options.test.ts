import { expect, it } from 'vitest';
import { readOptions, seedsOf } from './options.ts';

it.each([
  [[], { seeds: 5, jobs: 4, story: false, full: false }],
  [['--seeds', '100'], { seeds: 100, jobs: 4, story: false, full: false }],
  [
    ['--only', 'kill/after the claim', '--seed', '7'],
    { seeds: 5, jobs: 4, story: false, full: false, only: 'kill/after the claim', seed: 7 },
  ],
] as const)('%j', (args, options) => {
  expect(readOptions(args)).toEqual(options);
});

it.each([[['--seeds', 'many']], [['--seed', '0']], [['--sead', '7']]])('%j is refused', args => {
  expect(() => readOptions(args)).toThrow(args[0]);
});

it.each([
  [[], 5],
  [['--seeds', '3'], 3],
  [['--full'], 46],
])('%j: %i seeds of each of eleven scenarios', (args, count) => {
  expect(seedsOf(readOptions(args), 11)).toHaveLength(count);
});

it.each([
  [[], 1],
  [['--seeds', '30'], 3],
  [['--full'], 5],
])('%j: %i seeds where a run waits out real time', (args, count) => {
  expect(seedsOf(readOptions(args), 11, true)).toHaveLength(count);
});
