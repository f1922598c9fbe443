import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../src/strike/dates.ts';
import type { StrikeView } from '../../../src/strike/view.ts';
import { morningPost } from '../../../src/wording/say/announcements.ts';
import { changeSentence } from '../../../src/wording/say/change-sentence.ts';
import { dayAnswer } from '../../../src/wording/say/day-answer.ts';
import { changesOf, siteOf, type WrittenChange } from '../../support/strikes.ts';
import { english, exampleView, pacific } from './example.ts';

const example = exampleView();
const sites = example.strike.sites.map(({ id }) => id);
const carols = { date: '2024-12-25', time: { from: '12:00' }, title: 'Carols', sites };

function viewWith(...written: WrittenChange[]): StrikeView {
  return { ...example, changes: changesOf(...written) };
}

function onDate(view: StrikeView, date: string, now = '2024-12-23T09:00'): string {
  return dayAnswer(english, view, isoDate(date), pacific(now));
}

describe('an event at the lines', () => {
  it('is not told once the strike has ended, with or without a day', () => {
    const ended = viewWith(
      { type: 'end', lastDay: '2024-12-22' },
      { type: 'add-event', event: { ...carols, date: '2024-12-23' } },
      { type: 'add-event', event: { ...carols, date: '2024-12-23', title: 'Vote', place: 'the union hall' } },
    );
    expect(onDate(ended, '2024-12-23')).toBe(
      '**Today, noon: Vote, the union hall.**\nNo picket lines today, Monday, December 23: the strike ended Sunday, December 22.',
    );
  });

  it('claims no lines on a quiet day', () => {
    const view = viewWith(
      { type: 'add-event', event: carols },
      { type: 'add-event', event: { ...carols, title: 'Soup', place: 'the union hall' } },
    );
    expect(onDate(view, '2024-12-25').split('\n').slice(0, 3)).toEqual([
      '**On Wednesday, December 25, noon: Carols.**',
      'No picket lines on Wednesday, December 25: Christmas Day.',
      'Noon: Soup, the union hall.',
    ]);
  });

  it('without a day claims none either, where the day of its announcement has become quiet', () => {
    const view = viewWith({ type: 'quiet', from: '2024-12-23', to: '2024-12-23', reason: 'Funeral' });
    expect(onDate(view, '2024-12-23')).toContain(
      '\nAnnounced without a day: Rally with community and elected leaders, lunchtime (see https://home.nuhw.org).\n',
    );
  });

  it('is at those of its lines that stand', () => {
    const day = { from: '2024-12-26', to: '2024-12-26' };
    const event = { ...carols, date: '2024-12-26', sites: ['fontana', 'anaheim'] };
    const view = viewWith(
      { type: 'cancel', ...day, sites: ['fontana'], reason: 'heat' },
      { type: 'add-event', event },
      { type: 'add-event', event: { ...event, title: 'Soup', sites: ['fontana'] } },
    );
    expect(onDate(view, '2024-12-26')).toContain(
      '\nNoon: Carols, at Anaheim.\nNoon: Soup, at Fontana, where no line stands.\n',
    );
  });

  it.each`
    date            | place               | says
    ${'2024-12-26'} | ${undefined}        | ${'Carols: Thursday, December 26, noon, at every line.'}
    ${'2024-12-25'} | ${undefined}        | ${'Carols: Wednesday, December 25, noon. No line stands then, and no other place has been said.'}
    ${'2024-12-25'} | ${'the union hall'} | ${'Carols: Wednesday, December 25, noon, the union hall.'}
  `('is previewed like that, on $date: $says', ({ date, place, says }) => {
    const [change] = changesOf({ type: 'add-event', event: { ...carols, date, ...(place && { place }) } });
    if (!change) throw new Error('no change');
    expect(changeSentence(english, example, change, isoDate('2024-12-23'))).toBe(says);
  });
});

describe('an event at all lines', () => {
  const opening = {
    type: 'open',
    site: siteOf('woodland-hills', { name: 'Woodland Hills' }),
    from: '2025-01-06',
  } as const;

  it('is the same on its day, when another line opens later', () => {
    const date = isoDate('2024-12-23');
    expect(morningPost(english, viewWith(opening), date)).toBe(morningPost(english, example, date));
  });

  it.each`
    date            | event | because
    ${'2025-01-03'} | ${{}} | ${'the other line is not open yet'}
    ${'2025-01-07'} | ${{}} | ${'it is at the other line, too'}
  `('has the place that was said, none, on $date: $because', ({ date }) => {
    const view = viewWith({ type: 'add-event', event: { ...carols, date } }, opening);
    expect(morningPost(english, view, isoDate(date))).toContain('\nNoon: Carols.\n');
    const [added] = view.changes;
    expect(added && changeSentence(english, view, added, isoDate('2025-01-02'))).toMatch(
      /, noon, at every line\.$/,
    );
  });

  it('has no place that nobody said when some lines are called off either', () => {
    const day = { from: '2024-12-26', to: '2024-12-26' };
    const view = viewWith(
      { type: 'cancel', ...day, sites: ['fontana'], reason: 'heat' },
      { type: 'add-event', event: { ...carols, date: '2024-12-26' } },
    );
    expect(morningPost(english, view, isoDate('2024-12-26'))).toContain('\nNoon: Carols.\n');
  });
});
