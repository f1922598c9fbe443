import { describe, expect, it } from 'vitest';
import type { Broadcast } from '../../src/broadcasts/broadcast.ts';
import { noticesOf, resultsOf } from '../../src/broadcasts/results.ts';
import { progressText, statusText } from '../../src/broadcasts/results-text.ts';
import { strikeOf, zoned } from '../support/strikes.ts';
import { english } from '../wording/say/example.ts';

const strike = strikeOf();
const at = '2024-12-26T23:00:00.000Z';
const now = zoned('2024-12-26T15:01');

/** A broadcast to so many channels that has been corrected so often, each time with a message of its own. */
function broadcastTo(count: number, corrections = 0): Broadcast {
  const channels = Array.from({ length: count }, (_, index) => {
    const id = `13100000000000000${10 + index}`;
    return { name: id, id };
  });
  const noticeTo = channels.map(({ id }) => id);
  return {
    id: 'AbCdEfGhIjKl',
    guild: strike.guild,
    type: 'broadcast',
    author: { hash: 'olga', role: 'organizer' },
    message: { headline: 'Town hall tonight', text: 'At 7 p.m.' },
    channels,
    approvedAt: at,
    dueAt: at,
    isScheduled: false,
    corrections: Array.from({ length: corrections }, () => ({ at, noticeTo })),
    retries: {},
  };
}

describe('how far a message has come', () => {
  it.each`
    channels | said
    ${1}     | ${'**Sending: 0 of 1 channel.**'}
    ${3}     | ${'**Sending: 0 of 3 channels.**'}
  `('to $channels: $said', ({ channels, said }) => {
    expect(progressText(english, resultsOf(strike, broadcastTo(channels), []))).toBe(said);
  });
});

describe('what was posted anew', () => {
  it.each`
    channels | corrections | named | said
    ${1}     | ${2}        | ${2}  | ${undefined}
    ${3}     | ${2}        | ${3}  | ${'- And 3 more that were posted anew.'}
    ${12}    | ${1}        | ${0}  | ${'- And 12 more that were posted anew.'}
  `(
    'in $channels channels, $corrections times: $named are named',
    ({ channels, corrections, named, said }) => {
      const broadcast = broadcastTo(channels, corrections);
      const known = { results: resultsOf(strike, broadcast, []), notices: noticesOf(strike, broadcast, []) };
      const rows = statusText(english, strike, broadcast, known, now).split('\n');
      expect(rows.filter(row => row.includes('the correction posted anew'))).toHaveLength(named);
      expect(rows.find(row => row.includes('more that'))).toBe(said);
    },
  );
});
