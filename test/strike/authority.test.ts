import { describe, expect, it } from 'vitest';
import {
  audienceOf,
  mayUse,
  type Standing,
  standingOf,
  whyMayNotChange,
} from '../../src/strike/authority.ts';
import { changesOf, day, siteOf } from '../support/strikes.ts';

const strike = {
  roles: {
    organizer: ['o1', 'o2'],
    captain: new Map([
      ['north', ['c-north']],
      ['valleys', ['c-valleys', 'c-both']],
      ['kona', ['c-both']],
      ['nowhere', ['c-nowhere']],
    ]),
    mention: new Map([['members', 'm']]),
  },
  sites: [
    siteOf('north'),
    siteOf('east', { group: 'valleys' }),
    siteOf('west', { group: 'valleys' }),
    siteOf('kona'),
  ],
};

describe('standingOf', () => {
  it.each`
    roles                       | standing                                                 | because
    ${[]}                       | ${{ kind: 'member' }}                                    | ${'no role'}
    ${['m', 'x']}               | ${{ kind: 'member' }}                                    | ${'roles that mean nothing here'}
    ${['o1']}                   | ${{ kind: 'organizer' }}                                 | ${'the first organizer role'}
    ${['x', 'o2']}              | ${{ kind: 'organizer' }}                                 | ${'any organizer role'}
    ${['c-north', 'o1']}        | ${{ kind: 'organizer' }}                                 | ${'an organizer who is captain too'}
    ${['c-north']}              | ${{ kind: 'captain', sites: ['north'] }}                 | ${'by a site'}
    ${['c-valleys']}            | ${{ kind: 'captain', sites: ['east', 'west'] }}          | ${'by a group'}
    ${['c-both']}               | ${{ kind: 'captain', sites: ['east', 'west', 'kona'] }}  | ${'one role at several places'}
    ${['c-valleys', 'c-north']} | ${{ kind: 'captain', sites: ['north', 'east', 'west'] }} | ${'in the order of the sites'}
    ${['c-nowhere']}            | ${{ kind: 'member' }}                                    | ${'captain of a place that is not'}
    ${['north', 'valleys']}     | ${{ kind: 'member' }}                                    | ${'a role id that looks like a site'}
  `('$roles: $because', ({ roles, standing }) => {
    expect(standingOf(strike, roles)).toEqual(standing);
  });
});

describe('mayUse', () => {
  const member: Standing = { kind: 'member' };
  const captain: Standing = { kind: 'captain', sites: ['north'] };
  const organizer: Standing = { kind: 'organizer' };

  it.each`
    audience        | who          | may
    ${'everyone'}   | ${member}    | ${true}
    ${'everyone'}   | ${captain}   | ${true}
    ${'everyone'}   | ${organizer} | ${true}
    ${'captains'}   | ${member}    | ${false}
    ${'captains'}   | ${captain}   | ${true}
    ${'captains'}   | ${organizer} | ${true}
    ${'organizers'} | ${member}    | ${false}
    ${'organizers'} | ${captain}   | ${false}
    ${'organizers'} | ${organizer} | ${true}
  `('what is for $audience, $who.kind: $may', ({ audience, who, may }) => {
    expect(mayUse(audience, who)).toBe(may);
  });
});

describe('audienceOf', () => {
  const captain: Standing = { kind: 'captain', sites: ['north'] };
  const span = { from: '2024-12-23', to: '2024-12-23' };
  const own = { ...span, sites: ['north'] };

  it.each`
    change                                                                                 | audience
    ${{ type: 'cancel', ...own, reason: 'heat' }}                                          | ${'captains'}
    ${{ type: 'hours', ...own, start: '08:00', end: '12:00' }}                             | ${'captains'}
    ${{ type: 'move', ...own, place: 'gate 4' }}                                           | ${'captains'}
    ${{ type: 'add-shift', ...own, start: '08:00', end: '12:00' }}                         | ${'captains'}
    ${{ type: 'add-event', event: { date: span.from, title: 'Rally', sites: ['north'] } }} | ${'organizers'}
    ${{ type: 'quiet', ...span, reason: 'a vote' }}                                        | ${'organizers'}
    ${{ type: 'suspend', ...span, reason: 'a vote' }}                                      | ${'organizers'}
    ${{ type: 'open', site: siteOf('north'), from: span.from }}                            | ${'organizers'}
    ${{ type: 'close', site: 'north', from: span.from }}                                   | ${'organizers'}
    ${{ type: 'end', lastDay: span.from }}                                                 | ${'organizers'}
  `('$change.type is for $audience, and a captain of that line is told the same', ({ change, audience }) => {
    const [made] = changesOf(change);
    if (!made) throw new Error('no change');
    expect(audienceOf(made.type)).toBe(audience);
    expect(whyMayNotChange(captain, made, day(span.from))).toBe(
      audience === 'captains' ? undefined : 'organizers',
    );
  });

  it.each(['session-add', 'statement', 'nothing-new', 'correct'] as const)('%s is for organizers', type => {
    expect(audienceOf(type)).toBe('organizers');
  });
});

describe('whyMayNotChange', () => {
  const member: Standing = { kind: 'member' };
  const captain: Standing = { kind: 'captain', sites: ['east', 'west'] };
  const organizer: Standing = { kind: 'organizer' };
  const today = '2024-12-23';
  const tomorrow = '2024-12-24';

  it.each`
    who          | from            | to              | sites               | why
    ${organizer} | ${'2024-11-01'} | ${'2025-03-01'} | ${['kona']}         | ${undefined}
    ${member}    | ${today}        | ${today}        | ${['east']}         | ${'captains'}
    ${captain}   | ${today}        | ${tomorrow}     | ${['east', 'west']} | ${undefined}
    ${captain}   | ${tomorrow}     | ${tomorrow}     | ${['west']}         | ${undefined}
    ${captain}   | ${today}        | ${today}        | ${['east', 'kona']} | ${'other-sites'}
    ${captain}   | ${today}        | ${'2024-12-25'} | ${['east']}         | ${'other-days'}
    ${captain}   | ${'2024-12-22'} | ${today}        | ${['east']}         | ${'other-days'}
  `('of $who.kind at $sites from $from to $to: $why', ({ who, from, to, sites, why }) => {
    const [change] = changesOf({ type: 'cancel', from, to, sites, reason: 'heat' });
    if (!change) throw new Error('no change');
    expect(whyMayNotChange(who, change, day(today))).toBe(why);
  });
});
