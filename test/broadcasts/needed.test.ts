import { expect, it } from 'vitest';
import type { Broadcast } from '../../src/broadcasts/broadcast.ts';
import { neededFor } from '../../src/broadcasts/draft.ts';
import { pingsOfPost } from '../../src/broadcasts/post-text.ts';
import { postsOf } from '../../src/broadcasts/posts.ts';
import type { Strike } from '../../src/strike/strike.ts';
import { exampleStrike } from '../support/strikes.ts';

const example = exampleStrike();
const channels = [{ name: 'announcements', id: example.channels.announcements }];
const MEMBERS = { name: 'members', id: example.roles.mention.get('members') ?? '' };
const EVERYONE = { name: 'everyone', id: example.guild };

it.each`
  type           | ping         | broadcast | everyone | needed
  ${'broadcast'} | ${undefined} | ${1}      | ${2}     | ${1}
  ${'broadcast'} | ${undefined} | ${2}      | ${2}     | ${2}
  ${'broadcast'} | ${MEMBERS}   | ${1}      | ${3}     | ${1}
  ${'broadcast'} | ${EVERYONE}  | ${1}      | ${3}     | ${3}
  ${'broadcast'} | ${EVERYONE}  | ${3}      | ${2}     | ${3}
  ${'alert'}     | ${EVERYONE}  | ${3}      | ${3}     | ${1}
`('$type that pings $ping.name takes $needed', ({ type, ping, broadcast, everyone, needed }) => {
  const strike = { ...example, approval: { ...example.approval, broadcast, everyone } };
  expect(neededFor(strike, { type, channels, ping })).toBe(needed);
});

/** The strike file as it is at the moment of sending. */
const mentioning = (roles: [string, string][]): Strike => ({
  ...example,
  roles: { ...example.roles, mention: new Map(roles) },
});
const OTHER = '1310000000000000099';

it.each`
  roles                        | ping         | rings           | because
  ${[['members', MEMBERS.id]]} | ${MEMBERS}   | ${[MEMBERS.id]} | ${'it is allowed still'}
  ${[]}                        | ${MEMBERS}   | ${undefined}    | ${'the strike file names it no more'}
  ${[['members', OTHER]]}      | ${MEMBERS}   | ${undefined}    | ${'the name means another role by now'}
  ${[['others', MEMBERS.id]]}  | ${MEMBERS}   | ${undefined}    | ${'the role has another name by now'}
  ${[['members', MEMBERS.id]]} | ${EVERYONE}  | ${undefined}    | ${'everyone may not be pinged any more'}
  ${[['members', MEMBERS.id]]} | ${undefined} | ${undefined}    | ${'nobody was chosen'}
`('a message that goes out pings $rings, since $because', ({ roles, ping, rings }) => {
  const strike = mentioning(roles);
  const broadcast: Broadcast = {
    id: 'A',
    guild: strike.guild,
    type: 'broadcast',
    author: { hash: 'somebody', role: 'organizer' },
    message: { headline: 'Town hall', text: 'Tonight.' },
    channels,
    ...(ping && { ping }),
    approvedAt: '2024-12-26T20:00:00.000Z',
    dueAt: '2024-12-26T20:00:00.000Z',
    isScheduled: false,
    corrections: [],
    retries: {},
  };
  const [post] = postsOf(strike, broadcast);
  if (!post) throw new Error('nothing is owed');
  const pings = pingsOfPost(strike, broadcast, post);
  expect(pings.everyone ?? false).toBe(false);
  expect(pings.roles ?? []).toEqual(rings ?? []);
});
