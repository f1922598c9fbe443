import { describe, expect, it } from 'vitest';
import { changed, EXAMPLE, problemsOf } from './example.ts';

/** What is changed in the example, and what the host is told: the whole text, and nothing beside it. */
type Case = [what: string, from: string, to: string, ...told: string[]];

const BEGAN = 'began: Mon 2024-10-21';
const LAMC = 'lamc: { name: Los Angeles Medical Center';
const EVE = 'date: Tue 2024-12-24,';
const RALLY = 'announced: Mon 2024-12-23, time: lunchtime';
const ORGANIZER = '"1310000000000000011"';
const TO = 'to: "14:00"';

it.each(['language: en # as #4', 'language: "en" #4', 'language: en\n#4', 'language: en #'])(
  'a comment is none of a text: %s',
  line => {
    expect(problemsOf(changed('language: en', line))).toEqual([]);
  },
);

it('a link that shows another address is told at its text', () => {
  expect(problemsOf(changed('name: Kaiser', 'name: "[kaiser.org](https://evil.example)"  # Kaiser'))).toEqual(
    [
      '9:7  name: has a link that shows what looks like an address, and leads to https://evil.example; write the address itself',
    ],
  );
});

describe('what cannot be read as YAML', () => {
  it.each<Case>([
    [
      'a bracket',
      'union: National',
      'union: [National',
      '11:1  a bracket that was opened before this is not closed; close it',
    ],
    ['a quote', 'name: Kaiser', 'name: "Kaiser', '9:35  a quote is not closed; close it where the text ends'],
    [
      'a colon',
      'name: Kaiser',
      'name: Kaiser:',
      '9:7  this line has one colon too many; put the text in quotes',
    ],
    ['a tab', '  organizer: "13', '\torganizer: "13', '18:1  this line is indented by a tab; use spaces'],
    [
      'an indent',
      '  announcements: "13',
      '   announcements: "13',
      '29:1  this line is not indented like its neighbours; start it in the same column',
    ],
    ['an alias', BEGAN, 'began: *day', '12:8  a `*` here means an alias; put the text in quotes'],
    [
      'a block as a key',
      'language: en',
      '{ a: 1 }: x',
      '14:1  this is not a word that can be a key; write one',
    ],
    [
      'a circle',
      'language: en',
      'language: &a [*a]',
      '8:1  the file refers to itself, or repeats too much by aliases; write each value out',
    ],
    [
      'a second document',
      BEGAN,
      `---\n${BEGAN}`,
      '12:1  a second strike starts here; write one strike per file',
    ],
    [
      'a # in a text without quotes',
      'language: en',
      'language: en #4',
      '14:14  a # here begins a comment, so the text ends before it; put the text in quotes',
    ],
    [
      'a key twice',
      'language: en',
      'language: en\nunion: X',
      '15:1  `union` is written twice in the same block; keep one of them',
    ],
  ])('%s', (_, from, to, ...told) => {
    expect(problemsOf(changed(from, to))).toEqual(told);
  });

  it.each([
    ['nothing', '', 'the file is empty; write the strike as keys: guild, name, union, …'],
    ['a comment', '# later\n', 'the file is empty; write the strike as keys: guild, name, union, …'],
    ['a list', '- guild: "1"\n', 'the file is a list; write the strike as keys: guild, name, union, …'],
    ['prose', 'hello', 'the file is "hello"; write the strike as keys: guild, name, union, …'],
  ])('%s instead of a strike', (_, text, told) => {
    expect(problemsOf(text)).toEqual([`1:1  ${told}`]);
  });
});

it('survives brackets without end', () => {
  const told = problemsOf('['.repeat(5000));
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/^1:\d+ {2}(this is nested too deeply|a bracket that was opened)/);
  expect(problemsOf('? '.repeat(40)).length).toBeGreaterThan(0);
});

describe('keys', () => {
  it.each<Case>([
    [
      'mistyped',
      'picketing: #',
      'picketting: #',
      '41:1  picketting: is not a key that belongs here; did you mean `picketing`?',
    ],
    [
      'mistyped inside',
      '{ name: Fontana',
      '{ nam: Fontana',
      '33:14  sites.fontana.nam: is not a key that belongs here; did you mean `name`?',
    ],
    [
      'unknown',
      'language: en',
      'language: en\nfoo: 1',
      '15:1  foo: is not a key that belongs here; take it out',
    ],
    [
      '__proto__',
      'language: en',
      '__proto__: { x: 1 }',
      '14:1  __proto__: is not a key that belongs here; take it out',
    ],
    [
      'missing',
      'guild: "1310000000000000001"',
      '',
      '9:1  guild: is missing; write a Discord id in quotes, like "1310000000000000001"',
    ],
    [
      'missing inside',
      `organizer: ${ORGANIZER}`,
      '',
      '17:1  roles.organizer: is missing; write a Discord id in quotes, like "1310000000000000001"',
    ],
    [
      'missing in a list',
      ', reason: Christmas Eve',
      '',
      '45:5  quiet_days[0].reason: is missing; write a reason, like Christmas Eve',
    ],
    ['empty', BEGAN, 'began:', '12:1  began: is empty; write a date, like "Mon 2024-10-21"'],
  ])('%s', (_, from, to, ...told) => {
    expect(problemsOf(changed(from, to))).toEqual(told);
  });
});

describe('dates and times', () => {
  it.each<Case>([
    [
      'a weekday that contradicts its date',
      EVE,
      'date: Mon 2024-12-24,',
      '45:13  quiet_days[0].date: 2024-12-24 is a Tuesday, not a Monday; write "Tue 2024-12-24", or the date that you mean',
    ],
    [
      'no weekday',
      EVE,
      'date: Moon 2024-12-24,',
      '45:13  quiet_days[0].date: "Moon" is not a weekday; write "Tue 2024-12-24"',
    ],
    [
      'an impossible day',
      EVE,
      'date: 2024-02-30,',
      '45:13  quiet_days[0].date: 2024-02-30 does not exist: February 2024 has 29 days; write the date that you mean',
    ],
    [
      'an impossible month',
      EVE,
      'date: 2024-13-24,',
      '45:13  quiet_days[0].date: there is no month 13; write year, month and day, like 2024-10-21',
    ],
    [
      'a mistyped year',
      BEGAN,
      'began: 0204-10-21',
      '12:8  began: the year 204 cannot be meant; write the date that you mean',
    ],
    [
      'another order',
      EVE,
      'date: 24.12.2024,',
      '45:13  quiet_days[0].date: "24.12.2024" is not a date; write it like "Mon 2024-10-21"',
    ],
    [
      'a year alone',
      BEGAN,
      'began: 2024',
      '12:8  began: is the number 2024; write a date, like "Mon 2024-10-21"',
    ],
    [
      'an hour alone',
      'from: "08:00"',
      'from: 8',
      '42:28  picketing[0].from: is the number 8; write a time, like "08:00"',
    ],
    [
      'a.m.',
      'from: "08:00"',
      'from: 8 a.m.',
      '42:28  picketing[0].from: "8 a.m." is not a time; write it on the 24-hour clock, like "08:00"',
    ],
    [
      '24:00',
      TO,
      'to: "24:00"',
      '42:41  picketing[0].to: midnight is written "00:00"; write that instead of "24:00"',
    ],
    [
      '25:00',
      TO,
      'to: 25:00',
      '42:41  picketing[0].to: there is no time 25:00; write one from "00:00" to "23:59"',
    ],
    [
      'a shift without a length',
      TO,
      'to: "08:00"',
      '42:41  picketing[0].to: is the same as `from`, 08:00; write another end, or for a line round the clock two shifts',
    ],
    [
      'no weekdays',
      'days: Mon-Fri',
      'days: [Mon, Bob]',
      '42:19  picketing[0].days[1]: "Bob" does not name weekdays; write them like Mon-Fri or [Mon, Wed]',
    ],
    [
      'days by number',
      'days: Mon-Fri',
      'days: 5',
      '42:13  picketing[0].days: is the number 5; write weekdays, like Mon-Fri or [Mon, Wed]',
    ],
    [
      'no day at all',
      'days: Mon-Fri',
      'days: []',
      '42:13  picketing[0].days: is an empty list; write at least one weekday',
    ],
    [
      'an outlook without a day',
      'Sun 18:00',
      '18:00',
      '57:12  announcements.outlook: "18:00" is not a weekday and a time; write them like "Sun 18:00"',
    ],
    [
      'a catch-up without a unit',
      'catch_up: 2h',
      'catch_up: 2',
      '58:13  announcements.catch_up: is the number 2; write a length of time, like 2h or 90m',
    ],
    [
      'a catch-up in words',
      'catch_up: 2h',
      'catch_up: two hours',
      '58:13  announcements.catch_up: "two hours" is not a length of time; write it like 2h, 90m or 1h30m',
    ],
    [
      'a catch-up of days',
      'catch_up: 2h',
      'catch_up: 99h',
      '58:13  announcements.catch_up: must be from 5 minutes to 12 hours; write it like 2h',
    ],
    [
      'an event at no time',
      'time: lunchtime',
      'time: 12:00-25:00',
      '52:40  events[0].time: there is no time 25:00; write one from "00:00" to "23:59"',
    ],
    [
      'an event without a length',
      'time: lunchtime',
      'time: 12:00-12:00',
      '52:40  events[0].time: it ends when it starts, at 12:00; write the end, or only the start',
    ],
  ])('%s', (_, from, to, ...told) => {
    expect(problemsOf(changed(from, to))).toEqual(told);
  });
});

describe('days that make no sense together', () => {
  it.each<Case>([
    [
      'quiet for two reasons',
      'date: Wed 2024-12-25, reason: Christmas Day',
      'from: Mon 2024-12-23, to: Wed 2024-12-25, reason: Holidays',
      '46:5  quiet_days[1]: Tue 2024-12-24 is already quiet for another reason ("Christmas Eve"); write one reason for a day',
    ],
    [
      'a stretch with one end',
      EVE,
      'from: Tue 2024-12-24,',
      '45:5  quiet_days[0]: has only one end; write `to` as well, or `date`',
    ],
    [
      'a stretch with a date',
      EVE,
      `${EVE} to: 2024-12-25,`,
      '45:5  quiet_days[0]: has both a date and a stretch; write `date`, or `from` and `to`',
    ],
    [
      'a quiet day without a date',
      EVE,
      '',
      '45:5  quiet_days[0]: has no date; write `date`, or `from` and `to`',
    ],
    [
      'a stretch backwards',
      EVE,
      'from: 2024-12-24, to: 2024-12-22,',
      '45:29  quiet_days[0].to: is before `from` (Tue 2024-12-24); write a later date',
    ],
    [
      'quiet before it began',
      EVE,
      'date: 2023-12-24,',
      '45:13  quiet_days[0].date: is before the strike began (Mon 2024-10-21); write a later date',
    ],
    [
      'ended before it began',
      BEGAN,
      `${BEGAN}\nended: Sun 2024-10-20`,
      '13:8  ended: is before the strike began (Mon 2024-10-21); write a later date',
    ],
    [
      'closed before it opens',
      LAMC,
      `${LAMC}, opens: 2025-01-02, closes: 2025-01-01`,
      '32:72  sites.lamc.closes: is before the day on which the site opens (Thu 2025-01-02); write a later date',
    ],
    [
      'closed before it began',
      LAMC,
      `${LAMC}, closes: 2024-01-01`,
      '32:53  sites.lamc.closes: is before the strike began (Mon 2024-10-21); write a later date',
    ],
    [
      'an event without a day',
      RALLY,
      'time: lunchtime',
      '52:5  events[0]: has no date; write `date`, or `announced` if the union has not said which day',
    ],
    [
      'an event with two',
      RALLY,
      `date: Mon 2024-12-23, ${RALLY}`,
      '52:5  events[0]: has both `date` and `announced`; write `date` if the day is known, else `announced`',
    ],
    [
      'an event of another year',
      RALLY,
      'date: 2022-12-23',
      '52:13  events[0].date: is more than a year before the strike began (Mon 2024-10-21); write a later date',
    ],
    [
      'two sessions on a day',
      'Wed 2024-10-23',
      'Thu 2025-01-09',
      '67:15  negotiations.sessions[1].date: Thu 2025-01-09 already has a session; write one session for a day',
    ],
    [
      'a session announced too late',
      'scheduled, announced: Mon 2024-12-23',
      'scheduled, announced: Fri 2025-01-10',
      '67:60  negotiations.sessions[1].announced: is after the session itself (Thu 2025-01-09); write the day on which it was announced',
    ],
  ])('%s', (_, from, to, ...told) => {
    expect(problemsOf(changed(from, to))).toEqual(told);
  });
});

describe('ids, names and places', () => {
  it.each<Case>([
    [
      'an id as a number, with all its digits',
      ORGANIZER,
      '1310000000000000011',
      '18:14  roles.organizer: is a number, and so long a number loses its last digits; write it in quotes: "1310000000000000011"',
    ],
    [
      'a short id',
      ORGANIZER,
      '"131"',
      '18:14  roles.organizer: "131" is not a Discord id, which is 17 to 20 digits; copy it with "Copy ID"',
    ],
    [
      'an id among several',
      ORGANIZER,
      `[${ORGANIZER}, 1310000000000000019]`,
      '18:38  roles.organizer[1]: is a number, and so long a number loses its last digits; write it in quotes: "1310000000000000019"',
    ],
    [
      'several roles to mention',
      '"1310000000000000014"',
      '["1310000000000000014"]',
      '25:14  roles.mention.members: is a list; write a Discord id in quotes, like "1310000000000000001"',
    ],
    [
      'everyone as organizer',
      ORGANIZER,
      '"1310000000000000001"',
      '18:14  roles.organizer: is the server itself, which means everyone in it; write the id of a role',
    ],
    [
      'everyone as captain',
      '"1310000000000000012"',
      '"1310000000000000001"',
      '20:11  roles.captain.lamc: is the server itself, which means everyone in it; write the id of a role',
    ],
    [
      'alerts where members read',
      '"1310000000000000022"',
      '"1310000000000000021"',
      '29:15  channels.organizers: is the channel of the announcements too, where members would read the alerts; write another id',
    ],
    [
      'a mistyped zone',
      'America/Los_Angeles',
      'America/Los_Angles',
      '13:11  timezone: "America/Los_Angles" is not a time zone with a place; did you mean `America/Los_Angeles`?',
    ],
    [
      'an abbreviated zone',
      'America/Los_Angeles',
      'PST',
      '13:11  timezone: "PST" is not a time zone with a place; write one like America/Los_Angeles',
    ],
    [
      'a mistyped site',
      `${TO} }`,
      `${TO}, sites: [fontanna, lamc] }`,
      '42:58  picketing[0].sites[0]: there is no site or group `fontanna`; did you mean `fontana`?',
    ],
    [
      'an unknown group',
      `${TO} }`,
      `${TO}, sites: valley }`,
      '42:57  picketing[0].sites: there is no site or group `valley`; write one of lamc, fontana, anaheim, san-diego, bakersfield, downey, lancaster',
    ],
    [
      'a captain of nowhere',
      '    lamc: "13',
      '    lam: "13',
      '20:5  roles.captain.lam: there is no site or group `lam`; did you mean `lamc`?',
    ],
    [
      'a group like a site',
      LAMC,
      `${LAMC}, group: fontana`,
      '32:52  sites.lamc.group: `fontana` is the name of a site as well; write another name for the group',
    ],
    [
      'a name that cannot be short',
      '  lamc: {',
      '  L.A.: {',
      '20:5  roles.captain.lamc: there is no site or group `lamc`; write one of fontana, anaheim, san-diego, bakersfield, downey, lancaster',
      '32:3  sites["L.A."]: "L.A." cannot be a short name; write small letters, digits and hyphens, like san-diego',
    ],
    [
      'a topic',
      '# info: the',
      'info:\n  Hardship Fund: { title: x, text: y }\n#',
      '115:3  info["Hardship Fund"]: "Hardship Fund" cannot be a short name; write small letters, digits and hyphens, like san-diego',
    ],
    [
      'a language in words',
      'language: en',
      'language: English',
      '14:11  language: "English" is not a language tag; write one like en, es or zh-CN',
    ],
    [
      'half an address',
      'https://home.nuhw.org',
      'home.nuhw.org',
      '15:7  more: "home.nuhw.org" is not a web address; write it in full, like https://home.nuhw.org',
    ],
  ])('%s', (_, from, to, ...told) => {
    expect(problemsOf(changed(from, to))).toEqual(told);
  });
});

describe('values of another kind', () => {
  it.each<Case>([
    [
      'a list for a block',
      '{ name: Fontana }',
      '[Fontana]',
      '33:12  sites.fontana: is a list; write a site, like { name: Fontana }',
    ],
    [
      'yes for a text',
      'name: Kaiser mental health strike',
      'name: true',
      '9:7  name: is the word true, which means yes or no; write the name of the strike, in quotes: "true"',
    ],
    [
      'blanks for a text',
      'name: Kaiser mental health strike',
      'name: " "',
      '9:7  name: is empty; write the name of the strike',
    ],
    [
      'two lines for one',
      'name: Kaiser mental health strike',
      'name: "a\\nb"',
      '9:7  name: has a line break or a control character; write it on one line',
    ],
    [
      'too long a name',
      'name: Kaiser mental health strike',
      `name: ${'K'.repeat(101)}`,
      '9:7  name: is 101 characters long; write 100 at most, so that it can be shown',
    ],
    [
      'too long a reason',
      'Christmas Eve',
      'C'.repeat(201),
      '45:37  quiet_days[0].reason: is 201 characters long; write 200 at most, so that it can be shown',
    ],
    [
      'no such state',
      'state: held',
      'state: done',
      '66:38  negotiations.sessions[0].state: is "done"; write scheduled, under-way, held, cancelled or postponed',
    ],
    [
      'no such source',
      'source: press',
      'source: paper',
      '70:15  negotiations.statements[0].source: is "paper"; write union, employer, mediator or press',
    ],
    [
      'a number in quotes',
      'broadcast: 1',
      'broadcast: "1"',
      '91:14  approval.broadcast: is "1"; write a whole number from 1 to 5, without quotes',
    ],
    [
      'no approval',
      'broadcast: 1',
      'broadcast: 0',
      '91:14  approval.broadcast: is too few; write a whole number from 1 to 5, without quotes',
    ],
    [
      'a fraction',
      'broadcast: 1',
      'broadcast: 1.5',
      '91:14  approval.broadcast: is the number 1.5; write a whole number from 1 to 5, without quotes',
    ],
    [
      'a huge number',
      'broadcast: 1',
      'broadcast: 99999999999999999999',
      '91:14  approval.broadcast: is the number 99999999999999999999; write a whole number from 1 to 5, without quotes',
    ],
  ])('%s', (_, from, to, ...told) => {
    expect(problemsOf(changed(from, to))).toEqual(told);
  });
});

it('tells everything at once, in the order of the file', () => {
  const text = changed('Tue 2024-12-24', 'Mon 2024-12-24')
    .replace('union: National', 'onion: National')
    .replace(`${TO} }`, `${TO}, sites: [nowhere] }`)
    .replace(ORGANIZER, '5');
  expect(problemsOf(text).map(line => line.split(': ')[0])).toEqual([
    '10:1  onion',
    '18:14  roles.organizer',
    '42:58  picketing[0].sites[0]',
    '45:13  quiet_days[0].date',
  ]);
});

it.each([
  ['a list of which the last item is gone', EXAMPLE.replace(/quiet_days:[\s\S]*?\n\n/, 'quiet_days:\n\n')],
  ['windows line ends', EXAMPLE.replaceAll('\n', '\r\n')],
  ['a file that calls itself YAML 1.1', `%YAML 1.1\n---\n${EXAMPLE.replaceAll('"08:00"', '08:00')}`],
])('takes %s', (_, text) => {
  expect(problemsOf(text)).toEqual([]);
});
