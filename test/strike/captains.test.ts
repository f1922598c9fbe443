import { describe, expect, it } from 'vitest';
import type { RecordedAct } from '../../src/strike/acts.ts';
import { mayCaptainsPing, nextCaptainsPing, organizersWordAgainst } from '../../src/strike/captains.ts';
import type { Change } from '../../src/strike/change-schema.ts';
import { viewOf } from '../../src/strike/view.ts';
import { changesOf, strikeOf, type WrittenChange, zoned } from '../support/strikes.ts';

const MEMBERS = '1310000000000000014';
const at = { from: '2024-12-27', to: '2024-12-27', sites: ['north'] };
const byOrganizer = { id: 'organizers', role: 'organizer' } as const;
const hours = { type: 'hours', start: '09:00', end: '12:00', ...at } as const;
const move = { type: 'move', place: 'gate 4', ...at } as const;
const cancel = { type: 'cancel', reason: 'heat', ...at } as const;
const more = { type: 'add-shift', start: '15:00', end: '17:00', ...at } as const;

function made(written: WrittenChange): Change {
  const [change] = changesOf(written);
  if (!change) throw new Error('no change');
  return change;
}

describe('a captain never overrides what an organizer did for a site', () => {
  it.each<[string, WrittenChange, WrittenChange, boolean]>([
    ['calls off what has other hours', { ...hours, ...byOrganizer }, cancel, true],
    ['calls off what was moved', { ...move, ...byOrganizer }, cancel, true],
    ['calls off what has an extra shift', { ...more, ...byOrganizer }, cancel, true],
    ['lets stand what was called off', { ...cancel, ...byOrganizer }, hours, true],
    ['adds a shift to what was called off', { ...cancel, ...byOrganizer }, more, true],
    ['replaces hours', { ...hours, ...byOrganizer }, hours, true],
    ['replaces a place', { ...move, ...byOrganizer }, move, true],
    ['moves what has other hours', { ...hours, ...byOrganizer }, move, false],
    ['gives other hours to what was moved', { ...move, ...byOrganizer }, hours, false],
    ['adds a shift to what has other hours', { ...hours, ...byOrganizer }, more, false],
    ['replaces what a captain did', { ...hours, role: 'captain' }, hours, false],
    [
      'replaces what was left to captains',
      { ...hours, ...byOrganizer, captains: 'may-change' },
      hours,
      false,
    ],
    ['acts at another site', { ...hours, ...byOrganizer, sites: ['valley'] }, hours, false],
    ['acts on another day', { ...hours, ...byOrganizer, from: '2024-12-28', to: '2024-12-29' }, hours, false],
    [
      'acts within a longer stretch',
      { ...hours, ...byOrganizer, from: '2024-12-01', to: '2024-12-31' },
      hours,
      true,
    ],
    [
      'acts after it was taken back',
      { ...hours, ...byOrganizer, undone: { at: '2024-10-02T00:00:00.000Z', role: 'organizer' } },
      hours,
      false,
    ],
  ])('%s: %#', (_, before, captains, isRefused) => {
    const against = organizersWordAgainst([made(before)], made({ ...captains, role: 'captain' }));
    expect(against?.id).toBe(isRefused ? 'organizers' : undefined);
  });
});

it.each<[string, readonly string[] | undefined, boolean]>([
  ['nothing', undefined, false],
  ['an empty list', [], false],
  ['its name', ['members'], true],
  ['another name', ['picketers'], false],
])('where the strike file has %s for captains, they may ping a role: %#', (_, captainMention, may) => {
  const roles = {
    organizer: ['11'],
    captain: new Map(),
    mention: new Map([
      ['members', MEMBERS],
      ['picketers', '15'],
    ]),
    ...(captainMention && { captainMention }),
  };
  expect(mayCaptainsPing(strikeOf({ roles }), MEMBERS)).toBe(may);
});

const pinged = '2024-12-26T15:00:00.000-08:00';
function told(change: Partial<WrittenChange>, mention: string | undefined = MEMBERS): RecordedAct {
  const act = made({
    ...cancel,
    role: 'captain',
    at: new Date(pinged).toISOString(),
    ...change,
  } as WrittenChange);
  return { act, tell: true, ...(mention !== '' && { mention }) };
}

it.each<[string, RecordedAct[], string, string | undefined]>([
  ['nothing was pinged', [], pinged, undefined],
  ['a captain has just pinged', [told({})], pinged, 'north'],
  ['it was a minute less ago than the cooldown', [told({})], '2024-12-26T15:14:00-08:00', 'north'],
  ['the cooldown is over', [told({})], '2024-12-26T15:15:00-08:00', undefined],
  ['it was for another site', [told({ sites: ['valley'] })], pinged, undefined],
  ['it was for this site and another', [told({ sites: ['valley', 'north'] })], pinged, 'north'],
  ['an organizer pinged', [told({ role: 'organizer' })], pinged, undefined],
  ['a captain acted without a ping', [told({}, '')], pinged, undefined],
  [
    'a captain pinged and took it back',
    [told({ undone: { at: new Date(pinged).toISOString(), role: 'captain' } as never })],
    pinged,
    'north',
  ],
  ['it is the very act', [told({ id: 'own' })], pinged, undefined],
])('a captain can ping again: %s', (_, acts, now, site) => {
  const view = viewOf(strikeOf(), acts);
  expect(
    nextCaptainsPing(view, { ...made(cancel), id: 'own' }, zoned(now.replace(/\.000|-08:00$/g, '')))?.site,
  ).toBe(site);
});
