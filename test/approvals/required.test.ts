import { expect, it } from 'vitest';
import { type Effect, effectOfAct, required } from '../../src/approvals/required.ts';
import type { Act } from '../../src/strike/acts.ts';
import { changesOf, strikeOf } from '../support/strikes.ts';

const MEMBERS = '1310000000000000014';
const GUILD = '1310000000000000001';
const QUIET = { channels: 0 } as const;

it.each<[string, Effect, { everyone: number; end: number; broadcast: number }, number]>([
  ['nothing but the schedule', QUIET, { everyone: 5, end: 5, broadcast: 5 }, 1],
  ['a ping of everyone', { ...QUIET, ping: GUILD }, { everyone: 2, end: 1, broadcast: 1 }, 2],
  [
    'a ping of everyone, which is also a role',
    { ...QUIET, ping: GUILD },
    { everyone: 1, end: 1, broadcast: 3 },
    3,
  ],
  ['a ping of a role', { ...QUIET, ping: MEMBERS }, { everyone: 4, end: 4, broadcast: 2 }, 2],
  ['an end or a suspension', { ...QUIET, stops: true }, { everyone: 5, end: 2, broadcast: 5 }, 2],
  [
    'an end that rings everyone',
    { stops: true, ping: GUILD, channels: 0 },
    { everyone: 3, end: 2, broadcast: 1 },
    3,
  ],
  ['words of their own in one channel', { channels: 1 }, { everyone: 5, end: 5, broadcast: 2 }, 2],
  ['words of their own in many channels', { channels: 12 }, { everyone: 5, end: 5, broadcast: 3 }, 3],
  ['words of their own to everyone', { channels: 1, ping: GUILD }, { everyone: 2, end: 1, broadcast: 1 }, 2],
  [
    'a warning for safety',
    { channels: 3, ping: GUILD, forSafety: true },
    { everyone: 5, end: 5, broadcast: 5 },
    1,
  ],
])('%s takes as many as the strike file says', (_, effect, approval, count) => {
  expect(required(strikeOf({ approval }), effect)).toBe(count);
});

const [end, suspension, cancellation] = changesOf(
  { type: 'end', lastDay: '2024-12-26' },
  { type: 'suspend', from: '2024-12-26', reason: 'a vote' },
  { type: 'cancel', from: '2024-12-26', to: '2024-12-26', sites: ['north'], reason: 'heat' },
) as [Act, Act, Act];

it.each<[string, Parameters<typeof effectOfAct>, Effect]>([
  ['an end', [{ act: end, isUndone: false }, { isTold: false }], { channels: 0, stops: true }],
  ['a suspension', [{ act: suspension, isUndone: false }, { isTold: true }], { channels: 0, stops: true }],
  [
    'a cancellation',
    [{ act: cancellation, isUndone: false }, { isTold: true }],
    { channels: 0, stops: false },
  ],
  [
    'an end that is taken back',
    [
      { act: end, isUndone: true },
      { isTold: true, mention: GUILD },
    ],
    { channels: 0, stops: true, ping: GUILD },
  ],
  [
    'a suspension that is taken back',
    [{ act: suspension, isUndone: true }, { isTold: true }],
    { channels: 0, stops: false },
  ],
  [
    'one with a ping',
    [
      { act: cancellation, isUndone: false },
      { isTold: true, mention: MEMBERS },
    ],
    { channels: 0, stops: false, ping: MEMBERS },
  ],
  [
    'one with a ping that is not told',
    [
      { act: cancellation, isUndone: false },
      { isTold: false, mention: MEMBERS },
    ],
    { channels: 0, stops: false },
  ],
])('%s has the effect that it has', (_, given, effect) => {
  expect(effectOfAct(...given)).toEqual(effect);
});
