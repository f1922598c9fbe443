import { expect, it } from 'vitest';
import type { Broadcast } from '../../src/broadcasts/broadcast.ts';
import { standingPostsOf } from '../../src/broadcasts/posts.ts';
import { exampleStrike } from '../support/strikes.ts';

const strike = exampleStrike();
const channel = { name: 'announcements', id: strike.channels.announcements };
const scheduled: Broadcast = {
  id: 'A',
  guild: strike.guild,
  type: 'broadcast',
  author: { hash: 'somebody', role: 'organizer' },
  message: { headline: 'Town hall', text: 'Tonight.' },
  channels: [channel],
  approvedAt: '2024-12-26T20:00:00.000Z',
  dueAt: '2024-12-26T23:00:00.000Z',
  isScheduled: true,
  corrections: [],
  retries: {},
};

it.each`
  noticeTo        | serials    | because
  ${[]}           | ${[]}      | ${'it was called off: nobody missed it'}
  ${[channel.id]} | ${['A.r']} | ${'only the word that it is to be disregarded is owed'}
`('of a retracted message, $because', ({ noticeTo, serials }) => {
  const retraction = { at: '2024-12-26T22:59:59.000Z', reason: 'moved', noticeTo, remove: false };
  expect(standingPostsOf(strike, scheduled).map(({ serial }) => serial)).toEqual(['A']);
  const standing = standingPostsOf(strike, { ...scheduled, retraction });
  expect(standing.map(({ serial }) => serial)).toEqual(serials);
});
