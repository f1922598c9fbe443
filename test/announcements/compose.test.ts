import { describe, expect, it } from 'vitest';
import { composePost, isLate } from '../../src/announcements/compose.ts';
import type { PostKind } from '../../src/announcements/delivery.ts';
import { planPosts } from '../../src/announcements/owed.ts';
import { type PlannedPost, planDay } from '../../src/announcements/plan.ts';
import type { WallTime } from '../../src/strike/strike.ts';
import { changesOf, day, exampleStrike, zoned } from '../support/strikes.ts';
import { english } from '../wording/say/example.ts';

const LONG_AGO = zoned('2024-10-01T00:00');
const view = { strike: exampleStrike(), changes: [] };

function post(kind: PostKind, date: string): PlannedPost {
  const decision = planDay(view, day(date)).find(each => each.kind === kind);
  if (!decision || !('post' in decision)) throw new Error(`no ${kind} on ${date}`);
  return decision.post;
}

/** The lines of a post as it goes out at a time. */
function composed(kind: PostKind, date: string, at: string): string[] {
  return composePost(english, view, post(kind, date), zoned(at), 'K7Q4-9MX2').split('\n');
}

describe('isLate', () => {
  it.each`
    now                      | late
    ${'2024-12-23T06:30:00'} | ${false}
    ${'2024-12-23T06:31:30'} | ${false}
    ${'2024-12-23T06:32:00'} | ${false}
    ${'2024-12-23T06:32:01'} | ${true}
    ${'2024-12-23T08:10:00'} | ${true}
  `('at $now: $late', ({ now, late }) => {
    expect(isLate(post('morning', '2024-12-23'), zoned(now))).toBe(late);
  });
});

describe('composePost', () => {
  it.each`
    kind         | date            | at                    | first
    ${'morning'} | ${'2024-12-23'} | ${'2024-12-23T06:30'} | ${/^\*\*Picket today, Monday, December 23/}
    ${'eve'}     | ${'2024-12-23'} | ${'2024-12-23T17:00'} | ${/^\*\*No picket lines tomorrow, Tuesday, December 24/}
    ${'outlook'} | ${'2024-12-29'} | ${'2024-12-29T18:00'} | ${/December 30/}
  `('words a $kind post', ({ kind, date, at, first }) => {
    expect(composed(kind, date, at)[0]).toMatch(first);
  });

  it('tells the evening before a picket day when and where the lines are', () => {
    const { strike } = view;
    const evening = { ...strike, announcements: { ...strike.announcements, evening: '18:00' as WallTime } };
    const { due } = planPosts(
      { strike: evening, changes: [] },
      new Map(),
      zoned('2024-12-26T18:00'),
      LONG_AGO,
    );
    const [eve] = due.filter(({ kind }) => kind === 'eve');
    if (!eve) throw new Error('nothing is owed on the evening');
    const lines = composePost(english, view, eve, zoned('2024-12-26T18:00'), 'K7Q4-9MX2').split('\n');
    expect(lines[0]).toBe('**Picket tomorrow, Friday, December 27: 8 a.m. to 2 p.m. (Pacific Time).**');
    expect(lines.join('\n')).toContain('Fontana');
  });

  it('names the lines of each day of a word on which not all stand', () => {
    const { strike } = view;
    const sites = strike.sites.slice(2).map(({ id }) => id);
    const storm = { type: 'cancel', from: '2024-12-27', to: '2024-12-27', sites, reason: 'storm' } as const;
    const dates = ['2024-12-26', '2024-12-27', '2024-12-30'].map(day);
    const word: PlannedPost = { ...post('eve', '2024-12-23'), kind: 'notice', serial: 'word-1', dates };
    const stormy = { strike, changes: changesOf(storm) };
    const lines = composePost(
      english,
      stormy,
      { ...word, date: day('2024-12-26') },
      zoned('2024-12-23T18:00'),
      'K7Q4-9MX2',
    ).split('\n');
    expect(lines.slice(-3, -1)).toEqual([
      expect.stringMatching(/^- Fri Dec 27: 8 a\.m\. to 2 p\.m\. \(Pacific Time\), [^,]+, [^,]+$/),
      '- Mon Dec 30: 8 a.m. to 2 p.m. (Pacific Time)',
    ]);
  });

  it('ends with the strike’s day and the reference', () => {
    expect(composed('morning', '2024-12-23', '2024-12-23T06:30').at(-1)).toMatch(/64.*K7Q4-9MX2/);
  });

  it('has the reference alone before the strike', () => {
    const last = composed('outlook', '2024-10-20', '2024-10-20T18:00').at(-1);
    expect(last).toContain('K7Q4-9MX2');
    expect(last).not.toContain('day 0');
  });

  it('says that it is late, and when it was due, only if it is', () => {
    const onTime = composed('morning', '2024-12-23', '2024-12-23T06:31');
    const late = composed('morning', '2024-12-23', '2024-12-23T08:10');
    expect(late.filter(line => !onTime.includes(line))).toEqual([expect.stringMatching(/6:30 a\.m\./)]);
    expect(late).toHaveLength(onTime.length + 1);
  });
});
