import { DateTime } from 'luxon';
import { expect, it } from 'vitest';
import { postOf, recordOf } from '../../src/announcements/record.ts';
import type { Broadcast } from '../../src/broadcasts/broadcast.ts';
import { composeBroadcast } from '../../src/broadcasts/post-text.ts';
import { postsOf } from '../../src/broadcasts/posts.ts';
import { exampleStrike } from '../support/strikes.ts';
import { english } from '../wording/say/example.ts';

const strike = exampleStrike();
const broadcast: Broadcast = {
  id: 'A',
  guild: strike.guild,
  type: 'broadcast',
  author: { hash: 'somebody', role: 'organizer' },
  message: { headline: 'Town hall', text: 'Tonight.' },
  channels: [{ name: 'announcements', id: strike.channels.announcements }],
  approvedAt: '2024-12-26T23:00:00.000Z',
  dueAt: '2024-12-26T23:00:00.000Z',
  isScheduled: false,
  corrections: [],
  retries: {},
};

it('says on the strike’s clock when a late one was due, also when it is read from the ledger again', () => {
  const [planned] = postsOf(strike, broadcast);
  if (!planned) throw new Error('nothing is owed');
  const sentAt = DateTime.fromISO('2024-12-26T23:30:00.000Z');
  const compose = (post: typeof planned) =>
    composeBroadcast(english, strike, broadcast, post, sentAt, 'AAAA-AAAA');
  expect(compose(planned)).toContain('-# Late: this was due at 3 p.m. and could');
  expect(compose(postOf(recordOf(planned, new Uint8Array(32))))).toBe(compose(planned));
});
