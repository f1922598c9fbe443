import { describe, expect, it } from 'vitest';
import { picketDayOn } from '../../src/strike/picket-day.ts';
import type { SiteId } from '../../src/strike/strike.ts';
import { changesOf, day, strikeOf, type WrittenChange } from '../support/strikes.ts';

const sites = ['north', 'valley'];
const strike = strikeOf({
  ended: '2025-01-10',
  events: [
    { date: '2024-12-23', title: 'Some time', sites },
    { date: '2024-12-23', time: { words: 'lunchtime' }, title: 'Lunchtime', sites },
    { date: '2024-12-23', time: { from: '12:00', to: '13:00' }, title: 'Noon', sites },
    { date: '2024-12-23', time: { from: '09:30' }, title: 'Half past nine', sites },
    { announced: '2024-12-26', title: 'Undated', sites },
    { date: '2024-12-28', title: 'On a day off', sites },
    { date: '2024-10-20', title: 'Rally before the strike', sites },
    { date: '2025-01-11', title: 'Ratification vote', place: 'the union hall', sites },
    { date: '2025-01-11', title: 'Rally at the lines', sites },
    { announced: '2025-01-10', title: 'Undated, on the last day', sites },
    { date: '2025-01-10', title: 'On the last day', sites },
    { announced: '2025-01-12', title: 'Undated, after the end', place: 'the union hall', sites },
  ],
});

it.each`
  date            | titles                                                  | because
  ${'2024-12-23'} | ${['Half past nine', 'Noon', 'Some time', 'Lunchtime']} | ${'by the clock, then those without one in the file’s order'}
  ${'2024-12-24'} | ${[]}                                                   | ${'nothing'}
  ${'2024-12-26'} | ${['Undated']}                                          | ${'told when it was announced'}
  ${'2024-12-27'} | ${[]}                                                   | ${'and on no other day'}
  ${'2024-12-28'} | ${['On a day off']}                                     | ${'without lines'}
  ${'2024-10-20'} | ${['Rally before the strike']}                          | ${'before it began'}
  ${'2025-01-11'} | ${['Ratification vote']}                                | ${'after it ended, in a place of its own: there are no lines any more'}
  ${'2025-01-10'} | ${['On the last day']}                                  | ${'what has no day could only be later'}
  ${'2025-01-12'} | ${[]}                                                   | ${'what has no day is not told after the end'}
`('on $date $titles: $because', ({ date, titles }) => {
  expect(picketDayOn(strike, [], date).events.map(event => event.title)).toEqual(titles);
});

describe('one that was announced without a day, and whose day organizers say at last', () => {
  const at = '2024-12-26T20:00:00.000Z';
  const event = { date: '2024-12-30', title: '  undated. ', sites };
  const titles = (date: string, ...changes: WrittenChange[]) =>
    picketDayOn(strike, changesOf(...changes), day(date)).events.map(({ title }) => title);

  it('is on that day alone from then on', () => {
    expect(titles('2024-12-26', { type: 'add-event', at, event })).toEqual([]);
    expect(titles('2024-12-30', { type: 'add-event', at, event })).toEqual(['  undated. ']);
  });

  it('stays what was told on a day that was over by then', () => {
    const later = { at: '2024-12-27T20:00:00.000Z', type: 'add-event', event } as const;
    expect(titles('2024-12-26', later)).toEqual(['Undated']);
  });

  it('has no day again once that is taken back, and is not another event', () => {
    const undone = { at: '2024-12-26T21:00:00.000Z', role: 'organizer' } as const;
    expect(titles('2024-12-26', { type: 'add-event', at, event, undone })).toEqual(['Undated']);
    const other = { ...event, title: 'Undated march' };
    expect(titles('2024-12-26', { type: 'add-event', at, event: other })).toEqual(['Undated']);
  });
});

it('puts added ones in their place by the clock, after the file’s of the same time', () => {
  const changes = changesOf(
    {
      type: 'add-event',
      event: { date: '2024-12-23', time: { from: '12:00' }, title: 'Also at noon', sites },
    },
    {
      type: 'add-event',
      event: { date: '2024-12-23', time: { from: '00:00' }, title: 'At midnight', sites },
    },
    { type: 'add-event', event: { date: '2024-12-23', time: { from: '23:59' }, title: 'Late', sites } },
    { type: 'add-event', event: { date: '2024-12-24', title: 'On another day', sites } },
  );
  expect(picketDayOn(strike, changes, day('2024-12-23')).events.map(event => event.title)).toEqual([
    'At midnight',
    'Half past nine',
    'Noon',
    'Also at noon',
    'Late',
    'Some time',
    'Lunchtime',
  ]);
});

it('stays on the date on a quiet day', () => {
  const quiet = changesOf({ type: 'quiet', from: '2024-12-26', to: '2024-12-26', reason: 'Storm' });
  const found = picketDayOn(strike, quiet, day('2024-12-26'));
  expect(found.kind).toBe('quiet');
  expect(found.events).toHaveLength(1);
});

it.each`
  closed       | only          | count | because
  ${[]}        | ${['north']}  | ${2}  | ${'both are at every line'}
  ${['north']} | ${['north']}  | ${1}  | ${'this line is no more, the hall is'}
  ${['north']} | ${['valley']} | ${2}  | ${'this one is'}
`('to who asks for $only while $closed is closed, tells $count: $because', ({ closed, only, count }) => {
  const events = [
    { date: '2024-12-23', title: 'At the lines', sites },
    { date: '2024-12-23', title: 'At the hall', place: 'the union hall', sites },
  ];
  const changes = changesOf(
    ...closed.map((site: string) => ({ type: 'close', site, from: '2024-12-20' }) as const),
  );
  expect(picketDayOn(strikeOf({ events }), changes, day('2024-12-23'), only).events).toHaveLength(count);
});

it('of a line that has closed, tells who asks for it what has a place of its own, and not what is at the lines', () => {
  const ofValley = strikeOf({
    events: [
      { date: '2024-12-23', title: 'Rally at the lines', sites },
      { date: '2024-12-23', title: 'Meeting', place: 'the union hall', sites: ['valley'] },
      { date: '2024-12-23', title: 'At the other', sites: ['north'] },
    ],
  });
  const titles = (only: string, ...changes: ReturnType<typeof changesOf>) =>
    picketDayOn(ofValley, changes, day('2024-12-23'), [only as SiteId]).events.map(({ title }) => title);
  const closed = changesOf({ type: 'close', site: 'valley', from: '2024-12-20' });
  expect(titles('valley')).toEqual(['Rally at the lines', 'Meeting']);
  expect(titles('valley', ...closed)).toEqual(['Meeting']);
  expect(titles('north', ...closed)).toEqual(['Rally at the lines', 'At the other']);
});
