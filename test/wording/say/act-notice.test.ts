import { describe, expect, it } from 'vitest';
import type { Act, RecordedAct } from '../../../src/strike/acts.ts';
import type { Change } from '../../../src/strike/change-schema.ts';
import { isoDate } from '../../../src/strike/dates.ts';
import type { StrikeView } from '../../../src/strike/view.ts';
import { actNoticeLines } from '../../../src/wording/say/act-notice.ts';
import { dayAnswer } from '../../../src/wording/say/day-answer.ts';
import { nextAnswer } from '../../../src/wording/say/next-answer.ts';
import { changesOf, type WrittenChange } from '../../support/strikes.ts';
import { english, exampleView, pacific } from './example.ts';

const example = exampleView();
const all = example.strike.sites.map(({ id }) => id);
const today = { from: '2024-12-30', to: '2024-12-30' } as const;
const now = pacific('2024-12-30T07:00');

function viewWith(...written: WrittenChange[]): StrikeView & { changes: Change[] } {
  return { ...example, changes: changesOf(...written) };
}

/** The notice of the last of these changes. */
function noticeOf(...written: WrittenChange[]): string[] {
  const view = viewWith(...written);
  const act = view.changes.at(-1);
  if (!act) throw new Error('no change');
  return actNoticeLines(english, view, act, false, now);
}

describe('a notice', () => {
  it.each`
    change                                                                        | second                                                                                           | because
    ${{ type: 'quiet', ...today, reason: 'Funeral' }}                             | ${/^None tomorrow and Wednesday either \(New Year's Eve, New Year's Day\)\. The lines are back/} | ${'these were not told'}
    ${{ type: 'quiet', ...today, to: '2025-01-02', reason: 'Funeral' }}           | ${/^The lines are back Friday, January 3/}                                                       | ${'all of them were'}
    ${{ type: 'cancel', ...today, sites: all, reason: 'heat' }}                   | ${/^None tomorrow/}                                                                              | ${'no line is left'}
    ${{ type: 'cancel', ...today, sites: all.slice(1), reason: 'heat' }}          | ${/^Picket today, Monday, December 30/}                                                          | ${'one line stands'}
    ${{ type: 'suspend', from: '2024-12-30', to: '2025-01-01', reason: 'Talks' }} | ${/^The lines are back Thursday, January 2/}                                                     | ${'all of them were'}
    ${{ type: 'suspend', from: '2024-12-30', reason: 'Talks' }}                   | ${undefined}                                                                                     | ${'the notice itself says until further notice'}
    ${{ type: 'suspend', from: '2024-12-31', reason: 'Talks' }}                   | ${undefined}                                                                                     | ${'so it does of tomorrow'}
  `('of $change goes on with $second: $because', ({ change, second }) => {
    const [first, next] = noticeOf(change);
    expect(first).toMatch(/^\*\*(?:No picket|The picket lines are suspended)/);
    if (second === undefined) expect(next).toBeUndefined();
    else expect(next).toMatch(second);
  });

  it('says the day as well where another change has the last word on it', () => {
    const quiet = { type: 'quiet', ...today, reason: 'Funeral' } as const;
    const cancel = { type: 'cancel', ...today, sites: all, reason: 'heat' } as const;
    expect(noticeOf(quiet, cancel)[1]).toBe('No picket lines today, Monday, December 30: Funeral.');
  });

  it('of an end says how its day stands where that ends before its lines do', () => {
    expect(noticeOf({ type: 'end', lastDay: '2025-01-02' })).toHaveLength(1);
    expect(noticeOf({ type: 'end', lastDay: '2025-01-02', until: '12:00' })).toContain(
      'Picket on Thursday, January 2: 8 a.m. to noon (Pacific Time).',
    );
  });

  it('of an end that is taken back, where another holds, says how the next day stands', () => {
    const view = viewWith({ type: 'end', lastDay: '2025-01-30' });
    const act = changesOf({ type: 'end', lastDay: '2024-12-29' })[0] as Change;
    expect(actNoticeLines(english, view, act, true, now).slice(0, 2)).toEqual([
      '**Taken back: The strike is over; its last day was Sunday, December 29.**',
      'Picket today, Monday, December 30: 8 a.m. to 2 p.m. (Pacific Time).',
    ]);
  });

  it('of other hours for a week names the days on which they are not had', () => {
    const hours = { type: 'hours', sites: ['fontana', 'lancaster'], start: '09:00', end: '12:00' } as const;
    const span = { from: '2024-12-30', to: '2025-01-03' } as const;
    const close = { type: 'close', site: 'fontana', from: '2025-01-03' } as const;
    expect(noticeOf(close, { ...hours, ...span }).filter(line => line.startsWith('- '))).toEqual([
      expect.stringMatching(/^- 8 a\.m\./),
      expect.stringMatching(/^- 9 a\.m\./),
      "- Tue Dec 31: no lines (New Year's Eve)",
      "- Wed Jan 1: no lines (New Year's Day)",
      expect.stringMatching(/^- Fri Jan 3: .*9 a\.m\. \(Lancaster\)/),
    ]);
  });

  it('of an end at noon that is taken back on its day says how the rest of that is', () => {
    const [act] = changesOf({ type: 'end', lastDay: '2024-12-30', until: '12:00' });
    expect(actNoticeLines(english, example, act as Change, true, now)[1]).toMatch(/^Picket today, Monday/);
  });

  it('of a stop that is taken back after its days says nothing “after all”', () => {
    const [act] = changesOf({ type: 'suspend', from: '2024-12-27', to: '2024-12-29', reason: 'Talks' });
    const lines = actNoticeLines(english, example, act as Change, true, now);
    expect(lines[0]).toBe('**Picket today, Monday, December 30: 8 a.m. to 2 p.m. (Pacific Time).**');
  });

  it('has one stop after "a.m.", within a line, too', () => {
    const event = { date: '2025-01-01', title: 'Parade', time: { from: '10:00' }, sites: all } as const;
    expect(noticeOf({ type: 'add-event', event })[0]).toBe(
      '**Parade: Wednesday, January 1, 10 a.m. No line stands then, and no other place has been said.**',
    );
  });

  it('that nothing is new names the negotiations once', () => {
    const act = {
      id: 'a',
      at: now.toISO(),
      on: isoDate('2024-12-30'),
      role: 'organizer',
      type: 'nothing-new',
    };
    const recorded = { act: act as Act, tell: true } satisfies RecordedAct;
    expect(actNoticeLines(english, example, recorded.act, false, now)).toEqual([
      '**Nothing new from the negotiations.**',
    ]);
  });

  it('keeps a reason apart from the hours', () => {
    const hours = {
      type: 'hours',
      ...today,
      sites: ['fontana', 'lancaster'],
      start: '09:00',
      end: '13:00',
    } as const;
    const notice = noticeOf({ ...hours, reason: 'heat' });
    expect(notice[0]).toBe(
      '**Picket at Fontana and Lancaster, Monday, December 30, is 9 a.m. to 1 p.m. (heat).**',
    );
    expect(notice).toContain('Not the usual hours at Fontana and Lancaster: heat.');
  });
});

describe('lines that have been named', () => {
  const two = example.strike.sites.filter(({ id }) => ['fontana', 'lancaster'].includes(id));
  const date = isoDate('2024-12-30');

  it('are not named again', () => {
    expect(dayAnswer(english, example, date, now, two)).toMatchInlineSnapshot(`
      "**Picket at Fontana and Lancaster today, Monday, December 30: 8 a.m. to 2 p.m. (Pacific Time).**
      Starts <t:1735574400:R>, <t:1735574400:t> by your clock.
      No lines tomorrow and Wednesday (New Year's Eve, New Year's Day). Next line at Fontana and Lancaster: Thursday, January 2, 8 a.m. to 2 p.m. (Pacific Time).
      -# Strike day 71"
    `);
    expect(nextAnswer(english, example, pacific('2024-12-30T09:00'), two)).toMatchInlineSnapshot(`
      "**Next picket line at Fontana and Lancaster: Thursday, January 2, 8 a.m. to 2 p.m. (Pacific Time).**
      Starts <t:1735833600:R>, <t:1735833600:f> by your clock.
      Standing now: Fontana, Lancaster, since 8 a.m. until 2 p.m. (Pacific Time)."
    `);
  });

  it('are named where not all of them stand, and joined in a sentence', () => {
    const off = viewWith({ type: 'cancel', ...today, sites: ['fontana'], reason: 'heat' });
    expect(dayAnswer(english, off, date, now, two).split('\n').slice(1, 3)).toEqual([
      '1 of 2 lines: Lancaster.',
      'No line at Fontana: heat.',
    ]);
    const both = viewWith({ type: 'cancel', ...today, sites: ['fontana', 'lancaster'], reason: 'heat' });
    expect(dayAnswer(english, both, date, now)).toContain('\nNo line at Fontana and Lancaster: heat.\n');
  });

  it('of which one shift is called off name that, and not the line', () => {
    const { strike } = example;
    const night = { days: [1], from: '19:00', to: '21:00', sites: ['fontana'] } as never;
    const changes = changesOf({
      type: 'cancel',
      ...today,
      sites: ['fontana'],
      reason: 'heat',
      shifts: ['08:00'],
    });
    const view = { strike: { ...strike, picketing: [...strike.picketing, night] }, changes };
    const answer = dayAnswer(english, view, date, now);
    expect(answer).toContain('\nNo line from 8 a.m. at Fontana: heat.\n');
    expect(answer).toContain('\n- 7 p.m. to 9 p.m. (Pacific Time): Fontana;');
  });

  it('say why their hours and their place are others, each for itself', () => {
    const view = viewWith(
      { type: 'hours', ...today, sites: ['fontana'], start: '09:00', end: '13:00', reason: 'heat' },
      { type: 'move', ...today, sites: ['fontana'], place: 'the north gate' },
    );
    const [fontana] = two;
    expect(
      dayAnswer(english, view, date, now, fontana && [fontana])
        .split('\n')
        .slice(1, 3),
    ).toEqual(['Not the usual hours: heat.', 'Fontana meets elsewhere: the north gate.']);
  });

  it('have no hours in the first line, where these were not all alike', () => {
    const view = viewWith({ type: 'hours', ...today, sites: ['fontana'], start: '09:00', end: '13:00' });
    expect(dayAnswer(english, view, date, pacific('2024-12-30T15:00')).split('\n')[0]).toBe(
      '**Picket today, Monday, December 30, is over.**',
    );
  });
});
