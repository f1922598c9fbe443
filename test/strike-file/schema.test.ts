import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { zoneNamed } from '../../src/strike/time-zone.ts';
import { readDuration } from '../../src/strike/values.ts';
import { readWeekdays } from '../../src/strike/weekday-words.ts';
import { readWrittenDate } from '../../src/strike/written-date.ts';
import { readEventTime, readWallTime, readWeekdayTime } from '../../src/strike/written-time.ts';
import { strikeSchema } from '../../src/strike-file/schema.ts';

/** The least that a file must have, of two zones and a group. */
const LEAST = {
  guild: '1310000000000000001',
  name: 'Two islands',
  union: 'A union',
  employer: 'An employer',
  began: 'Mon 2024-10-21',
  timezone: 'America/Los_Angeles',
  roles: { organizer: '1310000000000000011' },
  channels: { announcements: '1310000000000000021', organizers: '1310000000000000022' },
  sites: {
    fontana: { name: 'Fontana', group: 'inland' },
    kona: { name: 'Kona', timezone: 'pacific/honolulu', opens: 'Fri 2024-10-25' },
    downey: { name: 'Downey', group: 'inland' },
  },
  picketing: [{ days: 'Mon-Fri', from: '7:00', to: '14:00' }],
};

/** The strike of that file with some keys added or replaced, given as YAML. */
function strikeOf(more: string) {
  return strikeSchema.parse({ ...LEAST, ...(parse(more) as object | null) });
}

describe('a strike', () => {
  it('has its defaults where the file says nothing', () => {
    expect(strikeOf('')).toEqual({
      guild: '1310000000000000001',
      name: 'Two islands',
      union: 'A union',
      employer: 'An employer',
      began: '2024-10-21',
      timezone: 'America/Los_Angeles',
      language: 'en',
      roles: { organizer: ['1310000000000000011'], captain: new Map(), mention: new Map() },
      channels: { announcements: '1310000000000000021', organizers: '1310000000000000022' },
      sites: [
        { id: 'fontana', name: 'Fontana', group: 'inland', timezone: 'America/Los_Angeles' },
        { id: 'kona', name: 'Kona', timezone: 'Pacific/Honolulu', opens: '2024-10-25' },
        { id: 'downey', name: 'Downey', group: 'inland', timezone: 'America/Los_Angeles' },
      ],
      picketing: [
        { days: [1, 2, 3, 4, 5], from: '07:00', to: '14:00', sites: ['fontana', 'kona', 'downey'] },
      ],
      quietDays: [],
      events: [],
      announcements: { catchUpMinutes: 120 },
      negotiations: { issues: [], sessions: [], statements: [] },
      approval: { everyone: 2, end: 2, broadcast: 1 },
      broadcasts: { channels: new Map([['announcements', '1310000000000000021']]), crosspost: false },
      alerts: { cooldownMinutes: 15 },
      templates: [],
      audit: { keepDays: 30, hold: false },
      info: [],
    });
  });

  it('has groups resolved to sites, in the order of the file and each once', () => {
    const { events } = strikeOf(
      'events: [{ date: 2024-12-23, title: Rally, sites: [downey, kona, inland] }]',
    );
    expect(events[0]?.sites).toEqual(['fontana', 'kona', 'downey']);
  });

  it('has reasons to pick from, where the file lists some', () => {
    expect(strikeOf('reasons: [Storm warning, A vote]').reasons).toEqual(['Storm warning', 'A vote']);
    expect(strikeOf('reasons: []')).not.toHaveProperty('reasons');
  });

  it('has captains by site and by group, each one role or several', () => {
    const { captain } = strikeOf(`
roles:
  organizer: ["1310000000000000011"]
  captain: { kona: "1310000000000000012", inland: ["1310000000000000013", "1310000000000000015"] }`).roles;
    expect([...captain]).toEqual([
      ['kona', ['1310000000000000012']],
      ['inland', ['1310000000000000013', '1310000000000000015']],
    ]);
  });

  it('has quiet days as stretches, events with or without a day, and its own words', () => {
    const strike = strikeOf(`
quiet_days: [{ date: Tue 2024-12-24, reason: Eve }, { from: 2024-12-30, to: 2025-01-01, reason: Year }]
events: [{ announced: 2024-12-23, time: lunchtime, title: Rally }, { date: 2025-02-07, time: 12:00-13:00, title: Picket }]
announcements: { outlook: sunday 18:00, catch_up: 1h30m }
info: { fund: { title: Fund, text: "Line one\\nline two" } }`);
    expect(strike.quietDays).toEqual([
      { from: '2024-12-24', to: '2024-12-24', reason: 'Eve' },
      { from: '2024-12-30', to: '2025-01-01', reason: 'Year' },
    ]);
    expect(strike.events.map(({ date, announced, time }) => ({ date, announced, time }))).toEqual([
      { date: undefined, announced: '2024-12-23', time: { words: 'lunchtime' } },
      { date: '2025-02-07', announced: undefined, time: { from: '12:00', to: '13:00' } },
    ]);
    expect(strike.announcements).toEqual({ outlook: { weekday: 7, time: '18:00' }, catchUpMinutes: 90 });
    expect(strike.info).toEqual([{ id: 'fund', title: 'Fund', text: 'Line one\nline two' }]);
  });
});

describe('what a person writes', () => {
  it.each`
    read               | text                      | value
    ${readWrittenDate} | ${'2024-12-24'}           | ${'2024-12-24'}
    ${readWrittenDate} | ${'Tue 2024-12-24'}       | ${'2024-12-24'}
    ${readWrittenDate} | ${' tuesday, 2024-12-24'} | ${'2024-12-24'}
    ${readWrittenDate} | ${'TUES. 2024-12-24'}     | ${'2024-12-24'}
    ${readWrittenDate} | ${'Thu 2024-02-29'}       | ${'2024-02-29'}
    ${readWeekdays}    | ${'Mon-Fri'}              | ${[1, 2, 3, 4, 5]}
    ${readWeekdays}    | ${'sat – mon'}            | ${[6, 7, 1]}
    ${readWeekdays}    | ${'Monday to Tuesday'}    | ${[1, 2]}
    ${readWeekdays}    | ${'Wed, Mon-Wed'}         | ${[3, 1, 2]}
    ${readWeekdays}    | ${'Sunday'}               | ${[7]}
    ${readWallTime}    | ${'8:05'}                 | ${'08:05'}
    ${readWallTime}    | ${'00:00'}                | ${'00:00'}
    ${readEventTime}   | ${'12:00'}                | ${{ from: '12:00' }}
    ${readEventTime}   | ${'22:00 – 1:00'}         | ${{ from: '22:00', to: '01:00' }}
    ${readEventTime}   | ${'after the last shift'} | ${{ words: 'after the last shift' }}
    ${readWeekdayTime} | ${'Sun 18:00'}            | ${{ weekday: 7, time: '18:00' }}
    ${readDuration}    | ${'2h'}                   | ${120}
    ${readDuration}    | ${'90m'}                  | ${90}
    ${readDuration}    | ${'1h 30min'}             | ${90}
  `('reads $text as $value', ({ read, text, value }) => {
    expect(read(text)).toEqual({ value });
  });

  it.each`
    read               | text
    ${readWrittenDate} | ${'2023-02-29'}
    ${readWrittenDate} | ${'2024-04-31'}
    ${readWrittenDate} | ${'2024-1-5'}
    ${readWrittenDate} | ${'Tue'}
    ${readWeekdays}    | ${'Mo'}
    ${readWeekdays}    | ${''}
    ${readWeekdays}    | ${'Mon-Wed-Fri'}
    ${readWallTime}    | ${'12:60'}
    ${readWallTime}    | ${'0800'}
    ${readEventTime}   | ${'12'}
    ${readEventTime}   | ${'1:00-2:00-3:00'}
    ${readWeekdayTime} | ${'Sun'}
    ${readWeekdayTime} | ${'Sun 18:00 19:00'}
    ${readDuration}    | ${''}
    ${readDuration}    | ${'2'}
    ${readDuration}    | ${'1d'}
  `('does not guess at $text', ({ read, text }) => {
    expect(read(text)).toEqual({ wrong: expect.stringMatching(/; |\[Mon/) });
  });

  it.each([
    ['america/los_angeles', 'America/Los_Angeles'],
    ['US/Pacific', 'US/Pacific'],
    ['utc', 'UTC'],
    ['EST', undefined],
    ['Mars/Olympus', undefined],
    ['+08:00', undefined],
  ])('knows the zone %s as %s', (name, zone) => {
    expect(zoneNamed(name)).toBe(zone);
  });
});
