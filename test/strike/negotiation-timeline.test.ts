import { describe, expect, it } from 'vitest';
import { layEntries } from '../../src/strike/negotiation-entries.ts';
import { newsOn, type TimelineItem, timelineOn } from '../../src/strike/negotiation-timeline.ts';
import { isOverdue } from '../../src/strike/negotiations.ts';
import { COURSE, entriesOf } from '../support/negotiation-entries.ts';
import { day, exampleStrike, LA, strikeOf, time, zoned } from '../support/strikes.ts';

const laid = layEntries({ ...exampleStrike().negotiations, statements: [] }, entriesOf(...COURSE));

/** "2025-01-09 2025-01-16 scheduled", or the words. */
function told(items: TimelineItem[]): string[] {
  return items.map(item => {
    if ('vote' in item) return `${item.date} vote`;
    return 'session' in item
      ? `${item.date} ${item.session.date} ${item.session.state}`
      : `${item.date} ${item.statement.text}`;
  });
}

describe('the timeline', () => {
  it('is told newest first, coming sessions before what has been', () => {
    expect(told(timelineOn(laid, day('2025-01-20')))).toEqual([
      '2025-01-29 2025-01-29 scheduled',
      '2025-01-16 2025-01-16 held',
      '2025-01-09 2025-01-09 cancelled',
      '2024-10-23 2024-10-23 held',
    ]);
  });

  it('does not tell what came later', () => {
    expect(told(timelineOn(laid, day('2024-12-01')))).toEqual(['2024-10-23 2024-10-23 held']);
  });

  it('takes what was said on the day of a session to have followed it', () => {
    const sessions = [{ date: '2025-01-16', state: 'held' }] as const;
    const statements = [{ date: '2025-01-16', source: 'union', text: 'No agreement.' }] as const;
    const { negotiations } = strikeOf({ negotiations: { issues: [], sessions, statements } });
    expect(told(timelineOn(negotiations, day('2025-01-16')))).toEqual([
      '2025-01-16 No agreement.',
      '2025-01-16 2025-01-16 held',
    ]);
  });
});

describe('the news', () => {
  it.each`
    date            | since           | items
    ${'2025-01-08'} | ${'2024-10-23'} | ${['2025-01-08 2025-01-09 cancelled', '2025-01-08 2025-01-16 scheduled']}
    ${'2025-01-20'} | ${'2025-01-16'} | ${['2025-01-17 2025-01-29 scheduled']}
    ${'2025-01-20'} | ${'2025-01-17'} | ${['2025-01-17 2025-01-29 scheduled']}
    ${'2025-01-20'} | ${'2025-01-18'} | ${[]}
    ${'2025-05-05'} | ${'2025-01-29'} | ${['2025-05-04 There is a tentative agreement.', '2025-03-10 Mediation has opened.']}
    ${'2025-01-20'} | ${undefined}    | ${['2025-01-17 2025-01-29 scheduled', '2025-01-08 2025-01-09 cancelled']}
  `('on $date since $since', ({ date, since, items }) => {
    expect(told(newsOn(laid, date, since))).toEqual(items);
  });

  it('does not date what the file does not date', () => {
    const sessions = [{ date: '2025-01-16', state: 'scheduled' }] as const;
    const { negotiations } = strikeOf({ negotiations: { issues: [], sessions, statements: [] } });
    expect(newsOn(negotiations, day('2025-01-10'), undefined)).toEqual([]);
  });
});

describe('a promised update', () => {
  it.each`
    by                                       | now                   | overdue
    ${{ date: '2025-01-03' }}                | ${'2025-01-03T23:59'} | ${false}
    ${{ date: '2025-01-03' }}                | ${'2025-01-04T00:00'} | ${true}
    ${{ date: '2025-01-03', time: '17:00' }} | ${'2025-01-03T16:59'} | ${false}
    ${{ date: '2025-01-03', time: '17:00' }} | ${'2025-01-03T17:00'} | ${false}
    ${{ date: '2025-01-03', time: '17:00' }} | ${'2025-01-03T17:01'} | ${true}
  `('by $by, at $now: overdue $overdue', ({ by, now, overdue }) => {
    expect(isOverdue(by, LA, zoned(now))).toBe(overdue);
  });

  it('is measured by the strike’s clock, wherever the machine stands', () => {
    const by = { date: day('2025-01-03'), time: time('17:00') };
    expect(isOverdue(by, 'Pacific/Honolulu', zoned('2025-01-03T18:00'))).toBe(false);
    expect(isOverdue(by, 'Pacific/Honolulu', zoned('2025-01-03T19:01'))).toBe(true);
    expect(isOverdue({ date: by.date }, LA, zoned('2025-01-04T10:00', 'Europe/Berlin'))).toBe(true);
    expect(isOverdue({ date: by.date }, LA, zoned('2025-01-04T08:00', 'Europe/Berlin'))).toBe(false);
  });
});
