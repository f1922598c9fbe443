import { expect, it } from 'vitest';
import { actNotices, pingsOf } from '../../src/announcements/act-notices.ts';
import { NOBODY } from '../../src/announcements/pings.ts';
import { viewOf } from '../../src/strike/view.ts';
import { changesOf, strikeOf } from '../support/strikes.ts';

const MEMBERS = '1310000000000000014';
const GUILD = '1310000000000000001';

it.each([
  ['a role that the file still has', MEMBERS, { members: MEMBERS }, { roles: [MEMBERS], everyone: false }],
  ['everyone, whom the file still has', GUILD, { all: GUILD }, { roles: [], everyone: true }],
  [
    'a role that the file has under another name',
    MEMBERS,
    { all: MEMBERS },
    { roles: [MEMBERS], everyone: false },
  ],
  ['a role that the file has no more', MEMBERS, { members: '1310000000000000015' }, NOBODY],
  ['everyone, whom the file has no more', GUILD, {}, NOBODY],
  ['nobody', undefined, { members: MEMBERS }, NOBODY],
])('a notice that was to ping %s', (_, mention, roles, pings) => {
  const strike = strikeOf({
    guild: GUILD,
    roles: { organizer: ['11'], captain: new Map(), mention: new Map(Object.entries(roles)) },
  });
  const act = changesOf({
    type: 'cancel',
    from: '2024-12-27',
    to: '2024-12-27',
    sites: ['north'],
    reason: 'heat',
  })[0];
  if (!act) throw new Error('no act');
  const view = viewOf(strike, [{ act, tell: true, ...(mention !== undefined && { mention }) }]);
  const [notice] = actNotices(view);
  if (!notice) throw new Error('no notice');
  expect(pingsOf(view, notice)).toEqual(pings);
});
