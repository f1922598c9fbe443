import { describe, expect, it } from 'vitest';
import { said } from './days.ts';

const PT = 'America/Los_Angeles';
const MT = 'America/Boise';
const NY = 'America/New_York';
const HI = 'Pacific/Honolulu';
const BERLIN = 'Europe/Berlin';
const SYDNEY = 'Australia/Sydney';
const DETROIT = 'America/Detroit';

const PONTIAC_FROM_NOON = {
  type: 'hours',
  at: '2023-09-21T12:00:00.000Z',
  sites: ['pontiac'],
  from: '2023-09-22',
  to: '2023-09-22',
  start: '12:00',
  end: '00:00',
} as const;

/** Each case: what is asked when, what the answer must have, each in a line of its own, and what it must not have. */
const CASES: readonly {
  name: string;
  at: string;
  asked: string;
  says: readonly (string | RegExp)[];
  not?: readonly (string | RegExp)[];
}[] = [
  // Between two shifts nothing stands.
  {
    name: 'split-shifts',
    at: `2026-11-24 12:00 ${PT}`,
    asked: 'today',
    says: [
      '**No line stands now. Next today, Tuesday, November 24: 2 p.m. to 6 p.m. (Pacific Time).**',
      'Both lines: Main Gate, Dock.',
      'Over today: 6 a.m. to 10 a.m. (Pacific Time).',
    ],
    not: [/under way/i, /Standing/],
  },
  {
    name: 'split-shifts',
    at: `2026-11-24 12:00 ${PT}`,
    asked: 'today at gate',
    says: [
      '**No line stands at Main Gate now. Next today: 2 p.m. to 6 p.m. (Pacific Time).**',
      'Gate: Corner of 1st and Main',
    ],
  },
  {
    name: 'split-shifts',
    at: `2026-11-24 12:00 ${PT}`,
    asked: 'next',
    says: ['**No line stands now. Next today, Tuesday, November 24: 2 p.m. to 6 p.m. (Pacific Time).**'],
  },
  {
    name: 'split-shifts',
    at: `2026-11-24 07:00 ${PT}`,
    asked: 'today',
    says: [
      '**Standing now: Main Gate, Dock, since 6 a.m. until 10 a.m. (Pacific Time).**',
      /^Next today, Tuesday, November 24: 2 p\.m\. to 6 p\.m\. \(Pacific Time\); starts /,
    ],
  },
  // Two zones, and lines by day and by night.
  {
    name: 'two-zones-and-nights',
    at: `2026-11-23 06:20 ${PT}`,
    asked: 'today',
    says: [
      '**Standing now: Spokane Hub, Kent Yard, since 6 a.m. until noon (Pacific Time).**',
      /^Next today, Monday, November 23, 10 p\.m\. to 6 a\.m\. \(next morning\), Mountain Time: Boise Depot, Idaho Falls Depot; starts /,
    ],
  },
  {
    name: 'two-zones-and-nights',
    at: `2026-11-23 05:20 ${PT}`,
    asked: 'today',
    says: [
      '**Picket today: 6 a.m. (Spokane Hub, Kent Yard) and 10 p.m. (Boise Depot, Idaho Falls Depot).**',
      /^- 6 a\.m\. to noon \(Pacific Time\): Spokane Hub, Kent Yard; starts <t:1795442400:R>/,
      /^- 10 p\.m\. to 6 a\.m\. \(next morning\), Mountain Time: Boise Depot, Idaho Falls Depot; starts <t:1795496400:R>/,
    ],
    not: [/^Starts /m],
  },
  {
    name: 'two-zones-and-nights',
    at: `2026-11-23 05:20 ${PT}`,
    asked: 'today at boise',
    says: ['**Picket at Boise Depot today, Mon Nov 23: 10 p.m. to 6 a.m. (next morning), Mountain Time.**'],
  },
  {
    name: 'two-zones-and-nights',
    at: `2026-11-23 13:00 ${PT}`,
    asked: 'today',
    says: [
      '**No line stands now. Next today: 10 p.m. to 6 a.m. (next morning), Mountain Time.**',
      'At Boise Depot, Idaho Falls Depot.',
      'Over today: Spokane Hub, Kent Yard, 6 a.m. to noon (Pacific Time).',
    ],
  },
  {
    name: 'two-zones-and-nights',
    at: `2026-11-23 05:00 ${PT}`,
    asked: 'morning',
    says: [
      '**Picket today: 6 a.m. (Spokane Hub, Kent Yard) and 10 p.m. (Boise Depot, Idaho Falls Depot).**',
      '- 6 a.m. to noon (Pacific Time): Spokane Hub, Kent Yard',
      '- 10 p.m. to 6 a.m. (next morning), Mountain Time: Boise Depot, Idaho Falls Depot',
    ],
  },
  ...['week', 'outlook'].map(asked => ({
    name: 'two-zones-and-nights',
    at: asked === 'week' ? `2026-11-23 13:00 ${PT}` : `2026-11-22 18:00 ${PT}`,
    asked,
    says: [
      '**Picket November 23 to November 29: Mon to Fri, 6 a.m. (2 lines) and 10 p.m. (2 lines).**',
      '- Mon Nov 23 to Fri Nov 27: 6 a.m. (Spokane Hub, Kent Yard) and 10 p.m. (Boise Depot, Idaho Falls Depot)',
      '- Sat Nov 28: no line starts',
      '- Sun Nov 29: no lines',
    ],
  })),
  {
    name: 'two-zones-and-nights',
    at: `2026-11-28 03:00 ${MT}`,
    asked: 'week',
    says: [
      '**Standing now: Boise Depot, Idaho Falls Depot, until 6 a.m. (Mountain Time).**',
      '- Sat Nov 28: no line starts',
    ],
  },
  {
    name: 'two-zones-and-nights',
    at: `2026-11-28 03:00 ${MT}`,
    asked: 'next',
    says: [
      '**Next picket line: Monday, November 30, 6 a.m. (2 lines) and 10 p.m. (2 lines).**',
      'Standing now: Boise Depot, Idaho Falls Depot, until 6 a.m. (Mountain Time).',
    ],
  },
  {
    name: 'two-zones-and-nights',
    at: `2026-11-24 00:30 ${MT}`,
    asked: 'today at boise',
    says: [
      '**Standing now: Boise Depot, since Monday, 10 p.m. until 6 a.m. (Mountain Time).**',
      /^Next today, Tuesday, November 24: 10 p\.m\. to 6 a\.m\. \(next morning\), Mountain Time; starts /,
    ],
  },
  // Today is the asker's.
  {
    name: 'far-apart',
    at: `2026-11-17 19:30 ${HI}`,
    asked: 'today at honolulu',
    says: ['**Picket at Waikiki today, Tuesday, November 17, is over: it was 7 a.m. to 3 p.m.**'],
  },
  {
    name: 'far-apart',
    at: `2026-11-17 19:30 ${HI}`,
    asked: 'tomorrow at honolulu',
    says: ['**Picket at Waikiki tomorrow, Wed Nov 18: 7 a.m. to 3 p.m. (Hawaii-Aleutian Standard Time).**'],
  },
  {
    name: 'far-apart',
    at: `2026-11-17 19:30 ${HI}`,
    asked: 'today',
    says: [
      '**Picket today, Wednesday, November 18: 7 a.m. to 3 p.m. local time.**',
      'At Waikiki it is Tuesday, November 17.',
    ],
  },
  {
    name: 'far-apart',
    at: `2026-11-17 16:00 ${NY}`,
    asked: 'today',
    says: [
      '**Standing now: Waikiki, since 7 a.m. until 3 p.m. (Hawaii-Aleutian Standard Time).**',
      'Over today: Boston, 7 a.m. to 3 p.m. (Eastern Time).',
    ],
  },
  {
    name: 'night-line',
    at: `2026-11-24 12:00 ${PT}`,
    asked: 'week',
    says: [
      '**Picket November 24 to November 30: every day, 8 p.m. to 4 a.m. (next morning), Pacific Time.**',
      '- Tue Nov 24 to Mon Nov 30: 8 p.m. to 4 a.m. (next morning), Pacific Time',
    ],
  },
  // Before and after the strike no line stands.
  ...['sites', 'week'].map(asked => ({
    name: 'ended',
    at: `2026-12-20 12:00 ${PT}`,
    asked,
    says: ['**The strike ended Friday, December 18; there are no picket lines.**'],
    not: [/\d picket lines/],
  })),
  {
    name: 'ended',
    at: `2026-11-20 12:00 ${PT}`,
    asked: 'sites',
    says: ['**The strike begins Monday, November 23, with 4 picket lines.**'],
  },
  {
    name: 'ended',
    at: `2026-11-10 12:00 ${PT}`,
    asked: 'week',
    says: ['**No picket lines yet: the strike begins Monday, November 23.**'],
  },
  // What is on leads, where no line stands.
  {
    name: 'rally-on-quiet-day',
    at: `2024-12-23 17:00 ${PT}`,
    asked: 'eve',
    says: [
      '**Tomorrow, 10 a.m. to 2 p.m.: Rally at the Legislature; a bus leaves from every line at 8 a.m.**',
      'No picket lines tomorrow, Tue Dec 24: All lines are closed, everybody goes to the rally.',
    ],
    not: [/\.\.$/m],
  },
  {
    name: 'rally-on-quiet-day',
    at: `2024-12-24 07:00 ${PT}`,
    asked: 'today',
    says: [
      '**Today, 10 a.m. to 2 p.m.: Rally at the Legislature; a bus leaves from every line at 8 a.m.**',
      'No picket lines today, Tuesday, December 24: All lines are closed, everybody goes to the rally.',
    ],
  },
  {
    name: 'rally-on-saturday',
    at: `2024-12-27 06:30 ${PT}`,
    asked: 'morning',
    says: ['Saturday, December 28, noon to 1 p.m.: Rally at City Hall.'],
    not: [/at every line/],
  },
  {
    name: 'rally-on-saturday',
    at: `2024-12-27 17:00 ${PT}`,
    asked: 'eve',
    says: ['**No picket lines tomorrow: Rally at City Hall instead. Noon to 1 p.m.**'],
  },
  ...['morning', 'today', 'next'].map(asked => ({
    name: 'rally-on-saturday',
    at: `2024-12-28 07:00 ${PT}`,
    asked,
    says: ['**No picket lines today: Rally at City Hall instead. Noon to 1 p.m.**'],
    not: [/place has been said/],
  })),
  ...['morning', 'today', 'next'].map(asked => ({
    name: 'verdi-berlin-2023',
    at: `2023-12-06 07:00 ${BERLIN}`,
    asked,
    says: [
      '**No picket lines today: Treffpunkt instead. 8:45 a.m., Ernst-Reuter-Platz.**',
      '9:30 a.m.: Demonstrationszug zum Hotel Bristol, Ernst-Reuter-Platz.',
      'Thursday, December 7, 9:30 a.m.: Treffpunkt, Alter Markt (Landtag), Potsdam.',
    ],
    not: [/none are scheduled/],
  })),
  ...['morning', 'today', 'next'].map(asked => ({
    name: 'nswnma-2022',
    at: `2022-09-01 07:00 ${SYDNEY}`,
    asked,
    says: [
      '**No picket lines today: Moree branch rally instead. 7:30 a.m.**',
      '7:30 a.m.: Moree branch rally, In front of Moree Health Service, 35 Alice St.',
    ],
    not: [/none are scheduled/],
  })),
  {
    name: 'cupe3903-2024',
    at: '2024-02-26 08:00 America/Toronto',
    asked: 'today',
    says: ['First picket lines: Tuesday, February 27, 7:30 a.m. to 3:30 p.m. (Eastern Time).'],
    not: [/lines are back/],
  },
  // Which line stands on which day.
  {
    name: 'columbia-2021',
    at: `2021-03-14 18:00 ${NY}`,
    asked: 'outlook',
    says: [
      '- Mon Mar 15: 11 a.m. to 3 p.m. (Eastern Time), Morningside',
      '- Tue Mar 16: 11 a.m. to 3 p.m. (Eastern Time), Manhattanville',
      '- Fri Mar 19: 11 a.m. to 3 p.m. (Eastern Time), Medical Center',
    ],
  },
  {
    name: 'tssu-2023',
    at: '2023-10-01 18:00 America/Vancouver',
    asked: 'outlook',
    says: [
      '- Tue Oct 3: 8 a.m. to 4 p.m. (Pacific Time), Burnaby campus',
      '- Wed Oct 4: 8 a.m. to 4 p.m. (Pacific Time), Surrey campus',
    ],
  },
  {
    name: 'seiu99-2023',
    at: `2023-03-22 04:00 ${PT}`,
    asked: 'morning',
    says: ['New today: Gardena Bus Yard (18421 S. Hoover St.). No longer: Van Nuys Bus Yard.'],
  },
  // Around the clock.
  {
    name: 'uaw-standup-2023',
    at: `2023-09-17 18:00 ${DETROIT}`,
    asked: 'outlook',
    says: [
      '**Picket September 18 to September 24: every day, around the clock.**',
      /^- Fri Sep 22 to Sun Sep 24: around the clock\. New on this day: Pontiac Redistribution, /,
    ],
  },
  {
    name: 'uaw652-2019',
    at: `2019-09-17 12:00 ${DETROIT}`,
    asked: 'today',
    says: [
      '**Picket today, Tuesday, September 17: around the clock.**',
      'All 4 lines: LGR Gate 1, LGR Gate 2, LRS Gate 1, LDT Gate 1.',
      'No longer: LRS Gate 2.',
    ],
    not: [/ (a|p)\.m\./],
  },
  {
    name: 'oakland-2019',
    at: `2019-02-21 12:00 ${PT}`,
    asked: 'today',
    says: ['**No line stands now. Next today, Thursday, February 21: 2:30 p.m. to 4 p.m. (Pacific Time).**'],
  },
  {
    name: 'rally-on-saturday',
    at: `2024-12-23 09:00 ${PT}`,
    asked: '2025-12-23',
    says: ['**As the schedule stands now, picket on Tue, Dec 23, 2025: 8 a.m. to 2 p.m. (Pacific Time).**'],
  },
];

describe('what a day says', () => {
  it.each(CASES)('$name, $at: $asked', ({ name, at, asked, says, not = [] }) => {
    const answer = said(name, at, asked);
    const lines = answer.split('\n');
    const missing = says.filter(each =>
      typeof each === 'string' ? !lines.includes(each) : !lines.some(line => each.test(line)),
    );
    expect({ missing, answer }).toEqual({ missing: [], answer });
    // The first of these answers: it leads, and fits a lock screen.
    const [lead] = says;
    if (typeof lead === 'string' && lead.startsWith('**')) expect(lines[0]).toBe(lead);
    expect(lines[0]?.length).toBeLessThanOrEqual(100);
    for (const words of not) expect(answer).not.toMatch(words);
  });

  it.each`
    time       | says                                                                                                         | because
    ${'10:00'} | ${'**Picket at Pontiac Redistribution today, Friday, September 22: noon to midnight (Eastern Time).**\nSta'} | ${'it opens at noon'}
    ${'13:00'} | ${'**Picket at Pontiac Redistribution today, Friday, September 22: noon to midnight (Eastern Time).**\n-# '} | ${'it goes on after midnight'}
  `('of a line that opens at noon, at $time: $because', ({ time, says }) => {
    const answer = said(
      'uaw-standup-2023',
      `2023-09-22 ${time} ${DETROIT}`,
      'today at pontiac',
      PONTIAC_FROM_NOON,
    );
    expect(answer.slice(0, says.length)).toBe(says);
  });

  it('of those that stand around the clock, when another is to come', () => {
    const answer = said('uaw-standup-2023', `2023-09-22 10:00 ${DETROIT}`, 'today', PONTIAC_FROM_NOON);
    expect(answer.split('\n')[0]).toBe('**Standing now, around the clock: 6 lines.**');
    expect(answer).toContain(
      '\nNext today, Friday, September 22, noon to midnight (Eastern Time): Pontiac Redistribution; starts ',
    );
  });
});
