import { describe, expect, it } from 'vitest';
import { isoDate } from '../../src/strike/dates.ts';
import type { Shift, Site, SiteId, Strike, WallTime } from '../../src/strike/strike.ts';
import { morningPost } from '../../src/text/announcements.ts';
import { dayAnswer } from '../../src/text/day-answer.ts';
import { sitesAnswer } from '../../src/text/sites-answer.ts';
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
      "**Picket today, Sunday, January 12: 11 p.m. to Monday, January 13, 7 a.m. (Pacific Time).**
      One line: Gate 4.
      Bargaining: a session was scheduled for Thursday, January 9; nothing has been recorded of it since."
    `);
  });

  it('says the local hours of lines in several zones, earliest first', () => {
    const strike = strikeWith([depot, kona], [shift([1], '07:00', '12:00', ['depot', 'kona'])]);
    expect(morningPost(english, { strike, changes: [] }, isoDate('2025-01-13'))).toMatchInlineSnapshot(`
      "**Picket today, Monday, January 13: from 7 a.m. (Pacific Time).**
      - 7 a.m. to noon (Pacific Time): Depot
      - 7 a.m. to noon (Hawaii-Aleutian Standard Time): Kona
      Bargaining: a session was scheduled for Thursday, January 9; nothing has been recorded of it since."
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
      "**Picket today, Monday, January 13: 7 a.m. to 3 p.m., 3 p.m. to 11 p.m. and 11 p.m. to Tuesday, January 14, 7 a.m. (Pacific Time).**
      One line: Gate 4.
      Bargaining: a session was scheduled for Thursday, January 9; nothing has been recorded of it since."
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
      No line at Depot: heat in the valley.
      Bargaining: a session was scheduled for Thursday, January 9; nothing has been recorded of it since."
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
      sitesAnswer(english, strikeWith([later, kona], []), [later, kona], isoDate('2025-01-13')),
    ).toMatchInlineSnapshot(`
      "**2 picket lines**
      - **Depot (valley)**: opens Saturday, February 1
      - **Kona**: Gate: the main entrance; Parking: the beach lot; Access: step-free; Hawaii-Aleutian Standard Time"
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
