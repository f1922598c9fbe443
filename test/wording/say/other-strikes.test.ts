import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../src/strike/dates.ts';
import type { Shift, Site, SiteId, Strike, WallTime } from '../../../src/strike/strike.ts';
import { morningPost } from '../../../src/wording/say/announcements.ts';
import { dayAnswer } from '../../../src/wording/say/day-answer.ts';
import { sitesAnswer } from '../../../src/wording/say/sites-answer.ts';
import { english, exampleView, pacific } from './example.ts';

const base = exampleView().strike;
const LOS_ANGELES = 'America/Los_Angeles';

function shift(days: Shift['days'], from: string, to: string, sites: SiteId[]): Shift {
  return { days, from: from as WallTime, to: to as WallTime, sites };
}

function strikeWith(sites: Site[], picketing: Shift[], more: Partial<Strike> = {}): Strike {
  return { ...base, sites, picketing, quietDays: [], events: [], ...more };
}

const gate: Site = { id: 'gate-4', name: 'Gate 4', timezone: LOS_ANGELES };
const depot: Site = { id: 'depot', name: 'Depot', timezone: LOS_ANGELES, group: 'valley' };
const kona: Site = {
  id: 'kona',
  name: 'Kona',
  timezone: 'Pacific/Honolulu',
  gate: 'the main entrance',
  parking: 'the beach lot',
  access: 'step-free',
};

describe('other strikes than the example', () => {
  it('prints both dates of a shift that crosses midnight', () => {
    const strike = strikeWith([gate], [shift([7], '23:00', '07:00', ['gate-4'])]);
    expect(morningPost(english, { strike, changes: [] }, isoDate('2025-01-12'))).toMatchInlineSnapshot(`
      "**Picket today, Sunday, January 12: 11 p.m. to 7 a.m. (next morning), Pacific Time.**
      One line: Gate 4."
    `);
  });

  it.each`
    now                   | told     | because
    ${'2025-01-12T22:00'} | ${false} | ${'it has not begun'}
    ${'2025-01-12T23:30'} | ${false} | ${'it is today’s own'}
    ${'2025-01-13T01:00'} | ${true}  | ${'it began on the day before'}
    ${'2025-01-13T07:00'} | ${false} | ${'it is over'}
  `('says first that a line still stands after midnight: $told at $now, $because', ({ now, told }) => {
    const strike = strikeWith([gate, depot], [shift([7], '23:00', '07:00', ['gate-4'])]);
    const answer = dayAnswer(english, { strike, changes: [] }, isoDate(now.slice(0, 10)), pacific(now));
    expect(answer.split('\n')[0]).toMatch(told ? /^\*\*Standing now/ : /^\*\*(Picket|No picket lines) today/);
  });

  it('says it of the line that is asked for alone', () => {
    const strike = strikeWith([gate, depot], [shift([7], '23:00', '07:00', ['gate-4'])]);
    const answerAt = (site: Site) =>
      dayAnswer(english, { strike, changes: [] }, isoDate('2025-01-13'), pacific('2025-01-13T01:00'), [site]);
    expect(answerAt(depot)).not.toContain('Standing');
    expect(answerAt(gate)).toMatchInlineSnapshot(`
      "**Standing now: Gate 4, since Sunday, 11 p.m. until 7 a.m. (Pacific Time).**
      Until <t:1736780400:t> by your clock (<t:1736780400:R>).
      **No other line starts today, Monday, January 13.**
      Next line at Gate 4: Sunday, January 19, 11 p.m. to 7 a.m. (next morning), Pacific Time.
      -# Strike day 85"
    `);
  });

  it('says of an event without a time no more than is known, whenever it is asked for', () => {
    const event = { date: isoDate('2025-01-15'), title: 'march to the hall', sites: ['gate-4'] };
    const strike = strikeWith([gate], [shift([3], '07:00', '12:00', ['gate-4'])], { events: [event] });
    expect(
      dayAnswer(english, { strike, changes: [] }, isoDate('2025-01-15'), pacific('2025-01-13T09:00')),
    ).toMatchInlineSnapshot(`
      "**Picket on Wednesday, January 15: 7 a.m. to noon (Pacific Time).**
      One line: Gate 4.
      March to the hall.
      -# Strike day 87"
    `);
  });

  it('says the local hours of lines in several zones, earliest first', () => {
    const strike = strikeWith([depot, kona], [shift([1], '07:00', '12:00', ['depot', 'kona'])]);
    expect(morningPost(english, { strike, changes: [] }, isoDate('2025-01-13'))).toMatchInlineSnapshot(`
      "**Picket today, Monday, January 13: 7 a.m. to noon local time.**
      - 7 a.m. to noon (Pacific Time): Depot
      - 7 a.m. to noon (Hawaii-Aleutian Standard Time): Kona"
    `);
  });

  it('says all shifts of a line that stands round the clock', () => {
    const rules = [
      shift([1], '07:00', '15:00', ['gate-4']),
      shift([1], '15:00', '23:00', ['gate-4']),
      shift([1], '23:00', '07:00', ['gate-4']),
    ];
    expect(
      morningPost(english, { strike: strikeWith([gate], rules), changes: [] }, isoDate('2025-01-13')),
    ).toMatchInlineSnapshot(`
      "**Picket today, Monday, January 13: around the clock.**
      One line: Gate 4."
    `);
  });

  it('says which lines are called off or moved, and why', () => {
    const strike = strikeWith([gate, depot], [shift([1], '08:00', '12:30', ['gate-4', 'depot'])]);
    const day = isoDate('2025-01-13');
    const common = { role: 'organizer', at: '2025-01-12T20:00:00.000Z', from: day, to: day } as const;
    const changes = [
      { ...common, id: '1', type: 'cancel', sites: ['depot'], reason: 'heat in the valley' } as const,
      {
        ...common,
        id: '2',
        type: 'move',
        sites: ['gate-4'],
        place: 'the north gate',
        reason: 'road works',
      } as const,
    ];
    expect(morningPost(english, { strike, changes }, day)).toMatchInlineSnapshot(`
      "**Picket today, Monday, January 13: 8 a.m. to 12:30 p.m. (Pacific Time).**
      1 of 2 lines: Gate 4.
      Gate 4 meets elsewhere: the north gate (road works).
      No line at Depot: heat in the valley."
    `);
  });

  it('says where one line is, for who asks for it', () => {
    const strike = strikeWith([depot, kona], [shift([1], '07:00', '12:00', ['depot', 'kona'])]);
    const answer = dayAnswer(
      english,
      { strike, changes: [] },
      isoDate('2025-01-13'),
      pacific('2025-01-13T05:00'),
      [kona],
    );
    expect(answer).toMatchInlineSnapshot(`
      "**Picket at Kona today, Monday, January 13: 7 a.m. to noon (Hawaii-Aleutian Standard Time).**
      Gate: the main entrance
      Parking: the beach lot
      Access: step-free
      Starts <t:1736787600:R>, <t:1736787600:t> by your clock.
      -# Strike day 85"
    `);
  });

  it('lists the sites with what is known of each', () => {
    const later = { ...depot, opens: isoDate('2025-02-01') };
    expect(
      sitesAnswer(
        english,
        { strike: strikeWith([later, kona], []), changes: [] },
        [later, kona],
        isoDate('2025-01-13'),
      ),
    ).toMatchInlineSnapshot(`
      "**One picket line, but none today.**
      - **Depot (valley)**: opens Saturday, February 1
      - **Kona**: Gate: the main entrance; Parking: the beach lot; Access: step-free; Hawaii-Aleutian Standard Time
      I have not been given every address; the union's own list: https://home.nuhw.org"
    `);
  });

  it('keeps an announcement within a message, however many sites there are', () => {
    const sites = Array.from({ length: 60 }, (_, n) => ({
      id: `s${n}`,
      name: `${'Long name '.repeat(9)}${n}`,
      timezone: LOS_ANGELES,
    }));
    const strike = strikeWith(sites, [
      shift(
        [1],
        '08:00',
        '12:00',
        sites.map(site => site.id),
      ),
    ]);
    const post = morningPost(english, { strike, changes: [] }, isoDate('2025-01-13'));
    expect(post.length).toBeLessThan(1900);
    expect(post).toContain('and 48 more');
  });
});
