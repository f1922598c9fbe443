import { describe, expect, it } from 'vitest';
import { strikeSchema } from '../../src/strike-file/schema.ts';

/**
 * Where a rule of the strike file begins to hold: what is just allowed, what is just not, and that a part which
 * cannot be read is told once and not compared with anything.
 */

const FILE = {
  guild: '1310000000000000001',
  name: 'Our strike',
  union: 'Our union',
  employer: 'The employer',
  began: 'Mon 2024-10-21',
  timezone: 'America/Los_Angeles',
  roles: { organizer: '1310000000000000011' },
  channels: { announcements: '1310000000000000021', organizers: '1310000000000000022' },
  sites: {
    north: { name: 'North' },
    east: { name: 'East', group: 'valley' },
    west: { name: 'West', group: 'valley' },
  },
  picketing: [{ days: 'Mon-Fri', from: '08:00', to: '14:00' }],
};

/** Where the file with these keys instead has problems. */
function placesIn(keys: object): string[] {
  const { error } = strikeSchema.safeParse({ ...FILE, ...keys });
  return (error?.issues ?? []).map(issue => issue.path.join('.')).toSorted();
}

const shift = (keys: object) => ({ picketing: [{ days: 'Mon', from: '08:00', to: '14:00', ...keys }] });
const quiet = (...days: object[]) => ({ quiet_days: days.map(each => ({ reason: 'Rest', ...each })) });
const site = (keys: object) => ({ sites: { north: { name: 'North', ...keys } } });
const event = (keys: object) => ({ events: [{ title: 'Rally', ...keys }] });
const votes = (...all: object[]) => ({ negotiations: { votes: all } });
const MONDAY = { date: 'Mon 2025-05-05', time: '08:00' };
const sessions = (...all: object[]) => ({ negotiations: { sessions: all } });
const roles = (keys: object) => ({ roles: { ...FILE.roles, ...keys } });

type Case = [because: string, keys: object, ...places: string[]];

describe('shifts', () => {
  it.each<Case>([
    ['an end at the start', shift({ to: '08:00' }), 'picketing.0.to'],
    ['a minute after it', shift({ to: '08:01' })],
    ['an unreadable start', shift({ from: '25:00' }), 'picketing.0.from'],
    ['an unreadable end', shift({ to: '25:00' }), 'picketing.0.to'],
    ['both alike', shift({ from: '25:00', to: '25:00' }), 'picketing.0.from', 'picketing.0.to'],
    ['unknown sites', shift({ sites: ['north', 'south'] }), 'picketing.0.sites.1'],
    ['unreadable sites', shift({ sites: ['North!'] }), 'picketing.0.sites.0'],
  ])('%s', (_, keys, ...places) => expect(placesIn(keys)).toEqual(places));
});

describe('quiet days', () => {
  it.each<Case>([
    ['a stretch of one day', quiet({ from: '2024-12-24', to: '2024-12-24' })],
    [
      'a stretch that ends before it starts',
      quiet({ from: '2024-12-24', to: '2024-12-23' }),
      'quiet_days.0.to',
    ],
    ['an unreadable start', quiet({ from: '2024-12-32', to: '2024-12-01' }), 'quiet_days.0.from'],
    ['an unreadable end', quiet({ from: '2024-12-24', to: '2024-11-32' }), 'quiet_days.0.to'],
    [
      'both unreadable',
      quiet({ from: '2024-12-32', to: '2024-11-32' }),
      'quiet_days.0.from',
      'quiet_days.0.to',
    ],
    [
      'two reasons for a day',
      quiet({ date: '2024-12-24' }, { date: '2024-12-24', reason: 'Eve' }),
      'quiet_days.1',
    ],
    ['one reason twice', quiet({ date: '2024-12-24' }, { date: '2024-12-24' })],
    ['neighbours', quiet({ date: '2024-12-24' }, { date: '2024-12-25', reason: 'Christmas' })],
    [
      'stretches that share their ends',
      quiet(
        { from: '2024-12-24', to: '2024-12-25' },
        { from: '2024-12-25', to: '2024-12-26', reason: 'Eve' },
      ),
      'quiet_days.1',
    ],
    [
      'the same the other way round',
      quiet(
        { from: '2024-12-25', to: '2024-12-26' },
        { from: '2024-12-24', to: '2024-12-25', reason: 'Eve' },
      ),
      'quiet_days.1',
    ],
    [
      'stretches that follow one another',
      quiet(
        { from: '2024-12-26', to: '2024-12-27' },
        { from: '2024-12-24', to: '2024-12-25', reason: 'Eve' },
      ),
    ],
    [
      'an unreadable day beside others',
      quiet({ date: '2024-12-24' }, { date: 'Mon 2024-12-24', reason: 'Eve' }),
      'quiet_days.1.date',
    ],
    ['what is no day at all', { quiet_days: [null, { date: '2024-12-24', reason: 'Eve' }] }, 'quiet_days.0'],
    ['the first day of the strike', quiet({ date: '2024-10-21' })],
    ['the day before it', quiet({ date: '2024-10-20' }), 'quiet_days.0.date'],
    ['a stretch into the strike', quiet({ from: '2024-10-01', to: '2024-10-21' })],
    ['a stretch before it', quiet({ from: '2024-10-01', to: '2024-10-20' }), 'quiet_days.0.to'],
  ])('%s', (_, keys, ...places) => expect(placesIn(keys)).toEqual(places));

  it.each([
    [{ from: '2024-12-24' }, 'has only one end; write `to` as well, or `date`'],
    [{ to: '2024-12-24' }, 'has only one end; write `from` as well, or `date`'],
  ])('%o lacks the other end', (ends, message) => {
    const { error } = strikeSchema.safeParse({ ...FILE, ...quiet(ends) });
    expect(error?.issues.map(issue => issue.message)).toEqual([message]);
  });
});

describe('the ends of the strike, and of a site', () => {
  it.each<Case>([
    ['a strike of one day', { ended: '2024-10-21' }],
    ['of two', { ended: '2024-10-22' }],
    ['that ends before it begins', { ended: '2024-10-20' }, 'ended'],
    ['whose first day is unreadable', { began: '2024-10-32', ended: '2024-10-20' }, 'began'],
    ['whose last day is', { ended: '2024-09-32' }, 'ended'],
    ['a site open for one day', site({ opens: '2024-12-24', closes: '2024-12-24' })],
    [
      'that closes before it opens',
      site({ opens: '2024-12-24', closes: '2024-12-23' }),
      'sites.north.closes',
    ],
    [
      'whose first day is unreadable',
      site({ opens: '2024-12-32', closes: '2024-12-23' }),
      'sites.north.opens',
    ],
    ['whose last day is', site({ opens: '2024-12-24', closes: '2024-11-32' }), 'sites.north.closes'],
    ['both', site({ opens: '2024-12-32', closes: '2024-11-32' }), 'sites.north.closes', 'sites.north.opens'],
    ['that closes on the first day', site({ closes: '2024-10-21' })],
    ['before it', site({ closes: '2024-10-20' }), 'sites.north.closes'],
    ['no site', { sites: {} }, 'sites'],
    ['sites that are none, and a shift at one', { sites: 5, ...shift({ sites: ['north'] }) }, 'sites'],
    ['no sites', { sites: null }, 'sites'],
    ['what is no site', { sites: { north: null, east: { name: 'East' } } }, 'sites.north'],
  ])('%s', (_, keys, ...places) => expect(placesIn(keys)).toEqual(places));
});

describe('events and sessions', () => {
  it.each<Case>([
    ['an event a year before', event({ date: '2023-10-21' })],
    ['more than a year before', event({ date: '2023-10-20' }), 'events.0.date'],
    ['announced a year before', event({ announced: '2023-10-21' })],
    ['announced more than a year before', event({ announced: '2023-10-20' }), 'events.0.announced'],
    ['announced by itself', event({ date: '2024-12-23', time: '12:00', announce: '08:00' })],
    [
      'announced by itself, at a time in words',
      event({ date: '2024-12-23', time: 'noon', announce: '08:00' }),
    ],
    [
      'announced by itself as it begins',
      event({ date: '2024-12-23', time: '12:00', announce: '12:00' }),
      'events.0.announce',
    ],
    [
      'announced by itself on a day that nobody knows',
      event({ announced: '2024-12-23', announce: '08:00' }),
      'events.0.announce',
    ],
    ['what is no event', { events: [null] }, 'events.0'],
    [
      'a session on its announcement',
      sessions({ date: '2025-01-09', state: 'scheduled', announced: '2025-01-09' }),
    ],
    [
      'announced later',
      sessions({ date: '2025-01-09', state: 'scheduled', announced: '2025-01-10' }),
      'negotiations.sessions.0.announced',
    ],
    ['told of after it was held', sessions({ date: '2025-01-09', state: 'held', announced: '2025-01-10' })],
    [
      'an unreadable date',
      sessions({ date: '2025-01-32', state: 'scheduled', announced: '2026-01-10' }),
      'negotiations.sessions.0.date',
    ],
    [
      'an unreadable announcement',
      sessions({ date: '2025-01-09', state: 'scheduled', announced: '2025-01-32' }),
      'negotiations.sessions.0.announced',
    ],
    [
      'an unreadable state',
      sessions({ date: '2025-01-09', state: 'lost', announced: '2025-01-10' }),
      'negotiations.sessions.0.state',
    ],
    ['one that is under way', sessions({ date: '2025-01-09', state: 'under-way' })],
    ['an outcome', sessions({ date: '2025-01-09', state: 'held', outcome: 'tentative-agreement' })],
    ['an outcome of nothing', sessions({ date: '2025-01-09', state: 'held', outcome: 'none' })],
    [
      'an unreadable outcome',
      sessions({ date: '2025-01-09', state: 'held', outcome: 'won' }),
      'negotiations.sessions.0.outcome',
    ],
    [
      'an outcome of what is to come',
      sessions({ date: '2025-01-09', state: 'scheduled', outcome: 'no-agreement' }),
      'negotiations.sessions.0.outcome',
    ],
    ['a vote', votes({ opens: MONDAY, closes: { date: 'Mon 2025-05-05', time: '08:01' } })],
    [
      'a vote that closes as it opens',
      votes({ opens: MONDAY, closes: MONDAY }),
      'negotiations.votes.0.closes',
    ],
    [
      'a vote without an hour',
      votes({ opens: MONDAY, closes: { date: '2025-05-07' } }),
      'negotiations.votes.0.closes.time',
    ],
    [
      'two on a day',
      sessions({ date: '2025-01-09', state: 'held' }, { date: '2025-01-09', state: 'held' }),
      'negotiations.sessions.1.date',
    ],
  ])('%s', (_, keys, ...places) => expect(placesIn(keys)).toEqual(places));
});

describe('roles, ids and single values', () => {
  it.each<Case>([
    ['the server as organizer', roles({ organizer: FILE.guild }), 'roles.organizer'],
    ['among organizers', roles({ organizer: ['1310000000000000011', FILE.guild] }), 'roles.organizer'],
    ['as captain', roles({ captain: { north: FILE.guild } }), 'roles.captain.north'],
    ['a captain of nowhere', roles({ captain: { south: '1310000000000000012' } }), 'roles.captain.south'],
    ['a captain of a group', roles({ captain: { valley: '1310000000000000012' } })],
    ['an unreadable captain', roles({ captain: { south: 'x' } }), 'roles.captain.south'],
    ['no roles', { roles: null }, 'roles'],
    [
      'one channel for both',
      { channels: { announcements: '1310000000000000021', organizers: '1310000000000000021' } },
      'channels.organizers',
    ],
    [
      'an unreadable channel',
      { channels: { announcements: 'x', organizers: 'x' } },
      'channels.announcements',
      'channels.organizers',
    ],
    ['an id of 16 digits', { guild: '1'.repeat(16) }, 'guild'],
    ['of 17', { guild: '1'.repeat(17) }],
    ['of 20', { guild: '1'.repeat(20) }],
    ['of 21', { guild: '1'.repeat(21) }, 'guild'],
    ['with more behind', { guild: `${'1'.repeat(18)}x` }, 'guild'],
    ['with more before', { guild: `x${'1'.repeat(18)}` }, 'guild'],
    ['a language', { language: 'zh-Hans-CN' }],
    ['with more behind', { language: 'en-US!' }, 'language'],
    ['with a part too short', { language: 'en-U' }, 'language'],
    ['a short name with more behind', { sites: { 'north!': { name: 'North' } } }, 'sites.north!'],
    ['an address', { more: 'http://home.nuhw.org' }],
    ['of another kind', { more: 'ftp://home.nuhw.org' }, 'more'],
    ['without a place', { more: 'https://' }, 'more'],
    ['after something else', { more: 'see https://home.nuhw.org' }, 'more'],
    ['inside another', { more: 'ftp://home.nuhw.org/?https://home.nuhw.org' }, 'more'],
    ['the shortest catch-up', { announcements: { catch_up: '5m' } }],
    ['a shorter one', { announcements: { catch_up: '4m' } }, 'announcements.catch_up'],
    ['the longest', { announcements: { catch_up: '12h' } }],
    ['a longer one', { announcements: { catch_up: '721m' } }, 'announcements.catch_up'],
  ])('%s', (_, keys, ...places) => expect(placesIn(keys)).toEqual(places));
});

describe('what a file says is in the strike, and nothing where it does not', () => {
  it.each<[keys: object, strike: object]>([
    [{ ended: '2025-05-04' }, { ended: '2025-05-04' }],
    [{ more: 'https://home.nuhw.org' }, { more: 'https://home.nuhw.org' }],
    [{ announcements: { morning: '06:30' } }, { announcements: { morning: '06:30', catchUpMinutes: 120 } }],
    [{ announcements: { eve: '17:00' } }, { announcements: { eve: '17:00', catchUpMinutes: 120 } }],
    [
      { announcements: { outlook: 'Sun 18:00', catch_up: '30m' } },
      { announcements: { outlook: { weekday: 7, time: '18:00' }, catchUpMinutes: 30 } },
    ],
    [shift({ sites: 'valley' }), { picketing: [expect.objectContaining({ sites: ['east', 'west'] })] }],
    [
      shift({ sites: ['west', 'north'] }),
      { picketing: [expect.objectContaining({ sites: ['north', 'west'] })] },
    ],
    [
      event({ date: '2024-12-23', sites: ['valley'] }),
      { events: [expect.objectContaining({ sites: ['east', 'west'] })] },
    ],
  ])('%j', (keys, strike) => {
    expect(strikeSchema.parse({ ...FILE, ...keys })).toMatchObject(strike);
  });

  it('has no key that the file has not', () => {
    const strike = strikeSchema.parse(FILE);
    for (const key of ['ended', 'more']) expect(strike).not.toHaveProperty(key);
    expect(strike.announcements).toEqual({ catchUpMinutes: 120 });
    expect(strike.picketing[0]?.sites).toEqual(['north', 'east', 'west']);
  });
});
