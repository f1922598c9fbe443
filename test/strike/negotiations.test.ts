import { describe, expect, it } from 'vitest';
import { negotiationsOn, OLD_AFTER_DAYS } from '../../src/strike/negotiations.ts';
import type { Session, Statement } from '../../src/strike/strike.ts';
import { day, exampleStrike, type Plain, strikeOf } from '../support/strikes.ts';

const OCT_23 = { date: '2024-10-23', state: 'held' } as const;
const JAN_9 = { date: '2025-01-09', state: 'scheduled', announced: '2024-12-23' } as const;

function on(date: string, sessions: readonly Plain<Session>[], statements: readonly Plain<Statement>[] = []) {
  return negotiationsOn(
    strikeOf({ negotiations: { issues: [], sessions, statements } }).negotiations,
    day(date),
  );
}

describe('the example', () => {
  const { negotiations } = exampleStrike();

  it.each`
    date            | status                                                                  | because
    ${'2024-10-22'} | ${{ old: false, unreported: [] }}                                       | ${'nothing is known'}
    ${'2024-10-23'} | ${{ asOf: '2024-10-23', old: false, lastHeld: OCT_23, unreported: [] }} | ${'held that day'}
    ${'2024-10-30'} | ${{ asOf: '2024-10-23', old: false, lastHeld: OCT_23, unreported: [] }} | ${'a week is not old yet'}
    ${'2024-10-31'} | ${{ asOf: '2024-10-23', old: true, lastHeld: OCT_23, unreported: [] }}  | ${'more than a week is'}
    ${'2024-12-22'} | ${{ asOf: '2024-10-23', old: true, lastHeld: OCT_23, unreported: [] }}  | ${'the next one is not known yet'}
  `('on $date: $because', ({ date, status }) => {
    expect(negotiationsOn(negotiations, date)).toEqual({ ...status, statements: [] });
  });

  it.each`
    date            | status
    ${'2024-12-23'} | ${{ asOf: '2024-12-23', old: false, lastHeld: OCT_23, next: JAN_9, unreported: [] }}
    ${'2025-01-08'} | ${{ asOf: '2024-12-23', old: true, lastHeld: OCT_23, next: JAN_9, unreported: [] }}
    ${'2025-01-09'} | ${{ asOf: '2024-12-23', old: true, lastHeld: OCT_23, today: JAN_9, unreported: [] }}
    ${'2025-01-10'} | ${{ asOf: '2024-12-23', old: true, lastHeld: OCT_23, unreported: [JAN_9] }}
  `('from the announcement on, on $date', ({ date, status }) => {
    const { statements, ...rest } = negotiationsOn(negotiations, date);
    expect(rest).toEqual(status);
    expect(statements).toEqual(negotiations.statements);
  });
});

describe('as the talks went on', () => {
  const cancelled = { ...JAN_9, state: 'cancelled', reason: 'wildfires' } as const;
  const jan16 = { date: '2025-01-16', state: 'scheduled', announced: '2025-01-10' } as const;
  const jan29 = { date: '2025-01-29', state: 'scheduled', announced: '2025-01-10' } as const;

  it.each`
    date            | sessions                                         | status                                                                              | because
    ${'2025-01-10'} | ${[cancelled, jan16]}                            | ${{ calledOff: cancelled, next: jan16, unreported: [] }}                            | ${'a cancelled one, and a new one'}
    ${'2025-01-09'} | ${[cancelled, jan16]}                            | ${{ calledOff: cancelled, unreported: [] }}                                         | ${'the new one was not known then'}
    ${'2025-01-10'} | ${[{ ...cancelled, state: 'postponed' }, jan16]} | ${{ calledOff: { ...cancelled, state: 'postponed' }, next: jan16, unreported: [] }} | ${'a postponed one likewise'}
    ${'2025-01-17'} | ${[cancelled, { ...jan16, state: 'held' }]}      | ${{ lastHeld: { ...jan16, state: 'held' }, unreported: [] }}                        | ${'one was held since'}
    ${'2025-01-17'} | ${[OCT_23, cancelled]}                           | ${{ lastHeld: OCT_23, calledOff: cancelled, unreported: [] }}                       | ${'called off after the last that was held'}
    ${'2025-01-17'} | ${[jan29, jan16]}                                | ${{ next: jan29, unreported: [jan16] }}                                             | ${'no word of the one that has passed'}
    ${'2025-01-12'} | ${[jan29, jan16]}                                | ${{ next: jan16, unreported: [] }}                                                  | ${'the earlier one is next, wherever it stands'}
    ${'2025-01-30'} | ${[JAN_9, jan16, { ...jan29, state: 'held' }]}   | ${{ lastHeld: { ...jan29, state: 'held' }, unreported: [] }}                        | ${'what was before the last held is not asked for'}
    ${'2025-01-30'} | ${[jan29, JAN_9, { ...jan16, state: 'held' }]}   | ${{ lastHeld: { ...jan16, state: 'held' }, unreported: [jan29] }}                   | ${'what was after it is'}
    ${'2025-01-31'} | ${[jan29, jan16, JAN_9]}                         | ${{ unreported: [JAN_9, jan16, jan29] }}                                            | ${'oldest first'}
    ${'2024-12-30'} | ${[{ ...JAN_9, state: 'held' }]}                 | ${{ next: JAN_9, unreported: [] }}                                                  | ${'what will be held is scheduled until then'}
    ${'2025-01-09'} | ${[{ ...JAN_9, state: 'held' }]}                 | ${{ lastHeld: { ...JAN_9, state: 'held' }, unreported: [] }}                        | ${'held on its day'}
    ${'2024-12-01'} | ${[{ date: '2025-01-09', state: 'scheduled' }]}  | ${{ next: { date: '2025-01-09', state: 'scheduled' }, unreported: [] }}             | ${'known from the start where the file does not say'}
    ${'2025-01-05'} | ${[cancelled]}                                   | ${{ calledOff: cancelled, unreported: [] }}                                         | ${'called off ahead of its day'}
  `('on $date: $because', ({ date, sessions, status }) => {
    const { asOf: _asOf, old: _old, statements: _statements, ...rest } = on(date, sessions);
    expect(rest).toEqual(status);
  });
});

describe('how old it is', () => {
  const said = (date: string): Plain<Statement> => ({ date, source: 'union', text: `On ${date}.` });

  it.each`
    date            | sessions                                        | statements                                  | asOf            | old
    ${'2025-01-10'} | ${[]}                                           | ${[]}                                       | ${undefined}    | ${false}
    ${'2025-01-10'} | ${[]}                                           | ${[said('2025-01-03')]}                     | ${'2025-01-03'} | ${false}
    ${'2025-01-11'} | ${[]}                                           | ${[said('2025-01-03')]}                     | ${'2025-01-03'} | ${true}
    ${'2025-01-11'} | ${[JAN_9]}                                      | ${[said('2025-01-03')]}                     | ${'2025-01-03'} | ${true}
    ${'2025-01-11'} | ${[JAN_9]}                                      | ${[said('2024-12-03')]}                     | ${'2024-12-23'} | ${true}
    ${'2025-01-11'} | ${[{ ...JAN_9, state: 'held' }]}                | ${[said('2025-01-03')]}                     | ${'2025-01-09'} | ${false}
    ${'2025-01-02'} | ${[]}                                           | ${[said('2025-01-01'), said('2025-01-09')]} | ${'2025-01-01'} | ${false}
    ${'2025-01-02'} | ${[{ date: '2025-01-09', state: 'scheduled' }]} | ${[]}                                       | ${undefined}    | ${false}
  `('on $date, as of $asOf, old: $old', ({ date, sessions, statements, asOf, old }) => {
    const status = on(date, sessions, statements);
    expect([status.asOf, status.old]).toEqual([asOf, old]);
    expect('asOf' in status).toBe(asOf !== undefined);
  });

  it('is old after a week', () => {
    expect(OLD_AFTER_DAYS).toBe(7);
  });

  it('tells what was said, newest first, and nothing that was said later', () => {
    const status = on(
      '2025-01-05',
      [],
      [said('2025-01-01'), said('2025-01-05'), said('2025-01-06'), said('2025-01-03')],
    );
    expect(status.statements.map(statement => statement.date)).toEqual([
      '2025-01-05',
      '2025-01-03',
      '2025-01-01',
    ]);
  });
});
