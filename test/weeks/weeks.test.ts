import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../src/strike/strike.ts';
import { type Beliefs, hear, saidOf } from './belief.ts';
import { playWeeks } from './play.ts';
import { readMessage } from './read-message.ts';
import type { Seen } from './world.ts';

const TODAY = '2025-01-06' as IsoDate;

/** What is believed of a line on a date by whoever has read these messages on Monday, January 6. */
function believed(date: string, site: string, ...messages: string[]): string {
  const beliefs: Beliefs = new Map();
  for (const content of messages)
    hear(beliefs, readMessage({ content, today: TODAY, names: ['Alba', 'Birch'] }));
  const belief = beliefs.get(date as IsoDate);
  const says = belief && saidOf(belief, site);
  if (says?.is === 'hours') return says.ranges.map(([from, to]) => `${from / 60}-${to / 60}`).join();
  if (says?.is === 'start') return `from ${says.at / 60}`;
  return says?.is ?? 'unknown';
}

const MORNING =
  '**Picket today, Monday, January 6: 8 a.m. to 2 p.m. (Pacific Time).**\n1 of 2 lines: Alba.\nNo line at Birch: storm.\n' +
  'No lines tomorrow and Wednesday (talks). The lines are back at 8 a.m. on Thursday, January 9.';
const CALLED_OFF = '**No picket at Alba, Monday, January 6 to Thursday, January 9: ice.**';
const NIGHT =
  '**Picket today: 8 a.m. (Alba) and 7 p.m. (Birch).**\n- 8 a.m. to 2 p.m. and 7 p.m. to 3 a.m. (next morning), Pacific Time: Alba\n- 7 p.m. to 9 p.m. (Pacific Time): Birch';
const WEEK =
  '**Picket January 6 to January 12: Mon to Thu.**\n- Mon Jan 6 to Wed Jan 8: 8 a.m. to 2 p.m. (Pacific Time), Birch\n- Thu Jan 9: no lines (talks)';

describe('a reader of the channel believes', () => {
  it.each<[site: string, date: string, right: string, messages: string[]]>([
    ['Alba', '2025-01-06', '8-14', [MORNING]],
    ['Birch', '2025-01-06', 'none', [MORNING]],
    ['Birch', '2025-01-08', 'none', [MORNING]],
    ['Birch', '2025-01-09', 'unknown', [MORNING]],
    ['Alba', '2025-01-09', 'none', [MORNING, CALLED_OFF]],
    ['Alba', '2025-01-06', '8-14,19-27', [NIGHT]],
    ['Alba', '2025-01-06', '8-14', [NIGHT, '**No picket from 7 p.m. at Alba, Monday, January 6: ice.**']],
    ['Birch', '2025-01-07', '8-14', [WEEK]],
    ['Alba', '2025-01-07', 'none', [WEEK]],
    ['Birch', '2025-01-09', 'none', [WEEK]],
    [
      'Birch',
      '2025-01-13',
      'none',
      ['**The picket lines are suspended from Friday, January 10 until further notice: talks.**'],
    ],
    [
      'Alba',
      '2025-01-07',
      'from 7',
      [
        '**The lines at Alba and Birch are on tomorrow, Tuesday, after all: 7 a.m. (Alba) and 9 a.m. (Birch).**',
      ],
    ],
    [
      'Alba',
      '2025-01-07',
      'unknown',
      [
        '**No longer the last word: a newer message came Mon Jan 6, 9 a.m., link**\nIt said: No picket at Alba, Tuesday, January 7.',
      ],
    ],
  ])('of %s on %s: %s', (site, date, right, messages) => {
    expect(believed(date, site, ...messages)).toBe(right);
  });
});

it('the last word is true as each line begins, and what was lived stays (promises 12 and 13)', async () => {
  const seen: Seen[] = [];
  for (let seed = 0; seed < 12; seed += 1) seen.push(await playWeeks(`weeks#${seed}`, 21));
  expect(seen.flatMap(({ differences }) => differences)).toEqual([]);
  const sum = (of: (each: Seen) => number) => seen.map(of).reduce((total, each) => total + each, 0);
  // It is about something: lines were begun and believed in, and things were done.
  expect(sum(({ heard }) => heard)).toBeGreaterThan(200);
  expect(sum(({ standing }) => standing)).toBeGreaterThan(200);
  expect(sum(({ acts }) => acts)).toBeGreaterThan(100);
});
