import { describe, expect, it } from 'vitest';
import { fieldsOf, fillTemplate } from '../../src/strike/templates.ts';
import { strikeSchema } from '../../src/strike-file/schema.ts';

/** What a strike file says of broadcasts, alerts, templates and the audit log, and what is told of mistakes in it. */

const FILE = {
  guild: '1310000000000000001',
  name: 'Our strike',
  union: 'Our union',
  employer: 'The employer',
  began: 'Mon 2024-10-21',
  timezone: 'America/Los_Angeles',
  roles: { organizer: '1310000000000000011', mention: { members: '1310000000000000014' } },
  channels: { announcements: '1310000000000000021', organizers: '1310000000000000022' },
  sites: { north: { name: 'North' } },
  picketing: [],
};

function problemsIn(keys: object): string[] {
  const { error } = strikeSchema.safeParse({ ...FILE, ...keys });
  return (error?.issues ?? []).map(issue => `${issue.path.join('.')}: ${issue.message}`);
}

const channels = (more: object) => ({ broadcasts: { channels: more } });
const template = (keys: object) => ({
  templates: { rally: { title: 'Rally', headline: 'Rally at {place}', text: 'We meet at {time}.', ...keys } },
});

describe('a file that says nothing of them', () => {
  it('lets broadcasts go to the announcements, and an alert ping nobody', () => {
    const { broadcasts, alerts, templates, audit } = strikeSchema.parse(FILE);
    expect([...broadcasts.channels]).toEqual([['announcements', '1310000000000000021']]);
    expect({ crosspost: broadcasts.crosspost, alerts, templates, audit }).toEqual({
      crosspost: false,
      alerts: { cooldownMinutes: 15 },
      templates: [],
      audit: { keepDays: 30, hold: false },
    });
  });
});

describe('a file that says it all', () => {
  it('is read', () => {
    const strike = strikeSchema.parse({
      ...FILE,
      broadcasts: { channels: { valley: '1310000000000000031' }, crosspost: true },
      alerts: { mention: 'members', cooldown: '30m' },
      ...template({}),
      audit: { keep_days: 90, hold: true },
    });
    expect([...strike.broadcasts.channels.keys()]).toEqual(['announcements', 'valley']);
    expect(strike.broadcasts.crosspost).toBe(true);
    expect(strike.alerts).toEqual({ mention: 'members', cooldownMinutes: 30 });
    expect(strike.templates.map(({ id }) => id)).toEqual(['rally']);
    expect(strike.audit).toEqual({ keepDays: 90, hold: true });
  });
});

describe('mistakes', () => {
  it.each([
    [
      'the organizers’ channel',
      channels({ valley: '1310000000000000022' }),
      'broadcasts.channels.valley: is channels.organizers as well; write another id or take it out',
    ],
    [
      'the announcements under another name',
      channels({ all: '1310000000000000021' }),
      'broadcasts.channels.all: is channels.announcements as well; write another id or take it out',
    ],
    [
      'one channel twice',
      channels({ a: '1310000000000000031', b: '1310000000000000031' }),
      'broadcasts.channels.b: is broadcasts.channels.a as well; write another id or take it out',
    ],
    [
      'the announcements again',
      channels({ announcements: '1310000000000000031' }),
      'broadcasts.channels.announcements: is always in the list, as channels.announcements has it; take it out',
    ],
    [
      'a role that may not be pinged',
      { alerts: { mention: 'captains' } },
      'alerts.mention: there is no role `captains` in roles.mention',
    ],
    [
      'a role that captains may not ping',
      {
        roles: {
          organizer: '1310000000000000011',
          mention: { members: '1310000000000000014' },
          captain_mention: ['member'],
        },
      },
      'roles.captain_mention.0: there is no role `member` in roles.mention',
    ],
    [
      'an alert every second',
      { alerts: { cooldown: '0m' } },
      'alerts.cooldown: must be from 1 minute to 12 hours; write it like 15m',
    ],
    [
      'more fields than a form has',
      template({ text: '{a} {b} {c}' }),
      'templates.rally.text: has 4 fields (place, a, b, c); write 3 at most, so that they fit into one form',
    ],
    [
      'a log that is kept for no time',
      { audit: { keep_days: 0 } },
      'audit.keep_days: is too few; write a whole number of days, from 1 to 3650',
    ],
    ['a hold in words', { audit: { hold: 'yes' } }, 'audit.hold: is "yes"; write true or false'],
  ])('%s', (_, keys, problem) => expect(problemsIn(keys)).toEqual([problem]));
});

describe('where a rule begins to hold', () => {
  const cooldown = (length: string) => problemsIn({ alerts: { cooldown: length } });
  const placesIn = (keys: object) => problemsIn(keys).map(problem => problem.split(':')[0]);

  it.each(['1m', '12h'])('a cooldown of %s is one', length => expect(cooldown(length)).toEqual([]));

  it('a cooldown of more than half a day is none', () => expect(cooldown('721m')).toHaveLength(1));

  it.each([
    ['a text that is none', template({ text: 5, headline: '{a} {b} {c} {d}' }), ['templates.rally.text']],
    [
      'a headline that is none',
      template({ headline: 5, text: '{a} {b} {c} {d}' }),
      ['templates.rally.headline'],
    ],
    ['a channel that is none', channels({ a: 'x', b: '1310000000000000022' }), ['broadcasts.channels.a']],
    [
      'channels of the strike that are none',
      {
        ...channels({ a: '1310000000000000022' }),
        channels: { announcements: '1310000000000000021', organizers: 'x' },
      },
      ['channels.organizers'],
    ],
    [
      'roles that are none',
      {
        alerts: { mention: 'captains' },
        roles: { organizer: '1310000000000000011', mention: { members: 'x' } },
      },
      ['roles.mention.members'],
    ],
  ])('%s is told once, and compared with nothing', (_, keys, places) => {
    expect(placesIn(keys)).toEqual(places);
  });

  it('an unknown role comes with the known ones to choose from', () => {
    const { error } = strikeSchema.safeParse({ ...FILE, alerts: { mention: 'member' } });
    expect(error?.issues[0]).toMatchObject({ params: { given: 'member', choices: ['members'] } });
  });
});

describe('a template', () => {
  const rally = { headline: 'Rally at {place}, {day}', text: '{place} is where {who} speaks. {Not a field}' };

  it('has the fields that stand in braces, each once', () => {
    expect(fieldsOf(rally)).toEqual(['place', 'day', 'who']);
  });

  it('is filled in; what is not given stays to be seen', () => {
    expect(
      fillTemplate(
        rally,
        new Map([
          ['place', 'Fontana'],
          ['day', '{who}'],
        ]),
      ),
    ).toEqual({
      headline: 'Rally at Fontana, {who}',
      text: 'Fontana is where {who} speaks. {Not a field}',
    });
  });
});
