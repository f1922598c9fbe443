import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composePost } from '../../src/announcements/compose.ts';
import { addDays, datesFrom } from '../../src/strike/dates.ts';
import { picketDayOn } from '../../src/strike/picket-day.ts';
import type { Strike, Weekday } from '../../src/strike/strike.ts';
import type { StrikeView } from '../../src/strike/view.ts';
import { fitContent, fitted } from '../../src/wording/fit-lines.ts';
import { dayAnswer } from '../../src/wording/say/day-answer.ts';
import { nextAnswer } from '../../src/wording/say/next-answer.ts';
import { sitesAnswer } from '../../src/wording/say/sites-answer.ts';
import { weekAnswer } from '../../src/wording/say/week.ts';
import { shortDate } from '../../src/wording/times.ts';
import { runs } from '../support/runs.ts';
import { changesOf, day, EVERY_DAY, strikeOf, type WrittenChange, zoned } from '../support/strikes.ts';
import { english } from './say/example.ts';

const REFERENCE = 'K7Q4-9MX2';
const TODAY = day('2024-12-23');
const ZONES = ['America/Los_Angeles', 'America/Denver', 'America/New_York', 'Pacific/Honolulu'];

describe('a message', () => {
  it('that fits stays as it is', () => {
    expect(fitted(english, () => ['a', 'b\nc'])).toBe('a\nb\nc');
    expect(fitContent(english, 'a\nb')).toBe('a\nb');
  });

  it('that is too long is made of whole lines, says how many are missing, and begins and ends as it was', () => {
    const lines = fc.array(
      fc.string({ minLength: 1, maxLength: 700, unit: fc.constantFrom('a', 'é', '字') }),
      {
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(lines, middle => {
        const all = ['**first**', ...middle, '<@&1>', '-# ref ABCD'];
        const said = fitted(english, () => all).split('\n');
        expect(said.join('\n').length).toBeLessThanOrEqual(2000);
        expect([said[0], ...said.slice(-2)]).toEqual(['**first**', '<@&1>', '-# ref ABCD']);
        const own = said.filter(line => all.includes(line));
        const [, counted = '0'] = /There (?:is|are) (\d+) more/.exec(said.join('\n')) ?? [];
        expect(own.length + Number(counted)).toBe(all.length);
      }),
    );
  });
});

/** Names that can be told to be whole: each begins and ends with a mark of its own. */
const nameOf = (index: number, length: number) => `«${index} ${'n'.repeat(Math.max(1, length - 8))}»`;

const hour = (each: number) => `${String(each % 24).padStart(2, '0')}:${each % 3 === 0 ? '30' : '00'}`;

interface Shape {
  lines: number;
  length: number;
  spread: number;
  zones: number;
  events: number;
  unusual: number;
  quiet: boolean;
  night: boolean;
}

const shapes: fc.Arbitrary<Shape> = fc.record({
  lines: fc.integer({ min: 1, max: 150 }),
  length: fc.integer({ min: 9, max: 100 }),
  spread: fc.integer({ min: 1, max: 150 }),
  zones: fc.integer({ min: 1, max: 4 }),
  events: fc.integer({ min: 0, max: 9 }),
  unusual: fc.integer({ min: 0, max: 150 }),
  quiet: fc.boolean(),
  night: fc.boolean(),
});

function viewOf({ lines, length, spread, zones, events, unusual, quiet, night }: Shape): StrikeView {
  const sites = Array.from({ length: lines }, (_, index) => ({
    id: `line-${index}`,
    name: nameOf(index, length),
    timezone: ZONES[index % zones] ?? 'UTC',
  }));
  const picketing: Strike['picketing'] = sites.map(({ id }, index) => {
    const start = 5 + (index % spread);
    return {
      days: EVERY_DAY as Weekday[],
      from: hour(start),
      to: hour(start + (night ? 9 : 2)),
      sites: [id],
    };
  }) as never;
  const changes: WrittenChange[] = sites.slice(0, unusual).map(({ id, name }, index) => {
    const span = { from: TODAY, to: addDays(TODAY, 3), sites: [id], reason: `because of ${name}` };
    if (index % 3 === 0) return { type: 'cancel', ...span };
    if (index % 3 === 1) return { type: 'move', place: `the gate of ${name}`, ...span };
    return { type: 'hours', start: hour(index), end: hour(index + 3), ...span };
  });
  const titled = (index: number) => ({
    title: `«${index} ${'e'.repeat(150)}»`,
    place: 'p'.repeat(150),
    sites: [],
  });
  const strike = strikeOf({
    sites,
    picketing,
    quietDays: quiet
      ? datesFrom(addDays(TODAY, 1), addDays(TODAY, 5)).map(date => ({
          from: date,
          to: date,
          reason: `${date} ${'r'.repeat(180)}`,
        }))
      : [],
    events: Array.from({ length: events }, (_, index) => ({
      date: addDays(TODAY, index % 2),
      ...titled(index),
    })),
  });
  return { strike, changes: changesOf(...changes) };
}

function answersOf(view: StrikeView): string[] {
  const now = zoned('2024-12-23T03:00');
  const sites = view.strike.sites;
  return [
    dayAnswer(english, view, TODAY, now),
    dayAnswer(english, view, addDays(TODAY, 1), now),
    dayAnswer(english, view, TODAY, now, sites),
    dayAnswer(english, view, TODAY, now, sites.slice(0, 1)),
    nextAnswer(english, view, now),
    nextAnswer(english, view, zoned('2024-12-23T20:00'), sites),
    weekAnswer(english, view, TODAY, now),
    weekAnswer(english, view, TODAY, now, sites.slice(0, 7)),
    sitesAnswer(english, view, sites, TODAY),
  ];
}

function postsOf(view: StrikeView): string[] {
  const dueAt = zoned('2024-12-23T06:30');
  return (['morning', 'eve', 'outlook', 'notice'] as const).map(kind => {
    const post = {
      strike: view.strike.guild,
      guild: view.strike.guild,
      channel: '21',
      kind,
      date: TODAY,
      dueAt,
    };
    return composePost(
      english,
      view,
      { ...post, deadline: dueAt.plus({ hours: 2 }) } as never,
      dueAt.plus({ hours: 1 }),
      REFERENCE,
      dueAt,
    );
  });
}

const numberIn = (line: string, pattern: RegExp) => Number(pattern.exec(line)?.[1] ?? 0);

/** How many lines the rows of a day name or count. */
function toldIn(content: string): number {
  const rows = content
    .split('\n')
    .filter(line => line.startsWith('- ') || /^(?:One line|All \d+|\d+ of \d+)/.test(line));
  return rows
    .map(
      row =>
        row.split('«').length -
        1 +
        numberIn(row, / and (\d+) more(?:\.?$| lines?:)/) +
        numberIn(row, /^- (\d+) lines?:/),
    )
    .reduce((sum, each) => sum + each, 0);
}

describe('strikes of up to 150 lines, with long names, in several zones', () => {
  const check = (judge: (view: StrikeView) => void) =>
    fc.assert(
      fc.property(shapes, shape => judge(viewOf(shape))),
      { numRuns: runs(10) },
    );

  it('no message is too long, none cuts a name, and a post ends with its reference', () => {
    check(view => {
      const names = new Set(
        [...view.strike.sites, ...view.strike.events.map(({ title }) => ({ name: title }))].map(
          ({ name }) => name,
        ),
      );
      const posts = postsOf(view);
      for (const content of [...answersOf(view), ...posts]) {
        expect(content.length).toBeLessThanOrEqual(2000);
        expect(content).not.toContain('…');
        for (const part of content.split('«').slice(1))
          expect(names).toContain(`«${part.slice(0, part.indexOf('»') + 1)}`);
      }
      for (const post of posts) expect(post.split('\n').at(-1)).toContain(`ref ${REFERENCE}`);
    });
  });

  it('each line that stands is named, or counted with the place where it can be read', () => {
    check(view => {
      const today = picketDayOn(view.strike, view.changes, TODAY);
      const standing = today.kind === 'picket' ? new Set(today.shifts.map(({ site }) => site.id)).size : 0;
      const [morning = ''] = postsOf(view);
      if (standing > 0) expect(toldIn(morning)).toBe(standing);
      if (standing > 0 && morning.includes('- and ')) expect(morning).toContain('`/picket sites`');
    });
  });

  it('a week has seven days', () => {
    check(view => {
      const now = zoned('2024-12-23T03:00');
      const [, , outlook = ''] = postsOf(view);
      for (const [content, from] of [
        [weekAnswer(english, view, TODAY, now), TODAY],
        [outlook, addDays(TODAY, 1)],
      ] as const) {
        const rows = content.split('\n').filter(line => line.startsWith('- '));
        const dates = datesFrom(from, addDays(from, 6)).map(date => shortDate(english, date));
        const told = rows.flatMap(row => {
          const [first = '', last = first] = row.slice(2, row.indexOf(': ')).split(' to ');
          return dates.slice(dates.indexOf(first), dates.indexOf(last) + 1);
        });
        expect(told).toEqual(dates);
      }
    });
  });
});
