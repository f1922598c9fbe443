import { describe, expect, it } from 'vitest';
import { layEntries } from '../../src/strike/negotiation-entries.ts';
import type { NegotiationEntry } from '../../src/strike/negotiation-entry-schema.ts';
import { negotiationsOn } from '../../src/strike/negotiations.ts';
import type { Negotiations, Session, Statement } from '../../src/strike/strike.ts';
import { COURSE, entriesOf, type WrittenEntry } from '../support/negotiation-entries.ts';
import { day, exampleStrike, type Plain, strikeOf } from '../support/strikes.ts';

const JAN_9 = { date: '2025-01-09', state: 'scheduled', announced: '2024-12-23' } as const;
const SAID = { date: '2025-01-03', source: 'employer', text: 'An offer is on the table.' } as const;

function fileOf(
  sessions: readonly Plain<Session>[],
  statements: readonly Plain<Statement>[] = [],
): Negotiations {
  return strikeOf({ negotiations: { issues: ['a raise'], sessions, statements } }).negotiations;
}

function sessionsAfter(...written: WrittenEntry[]) {
  return layEntries(fileOf([JAN_9]), entriesOf(...written)).sessions;
}

describe('sessions: the last word wins', () => {
  const cancel = { type: 'session-cancel', on: '2025-01-08', date: '2025-01-09' } as const;
  const add16 = { type: 'session-add', on: '2025-01-10', date: '2025-01-16' } as const;
  const held9 = { type: 'session-held', on: '2025-01-12', date: '2025-01-09' } as const;
  const cancelled = { date: '2025-01-09', state: 'cancelled', announced: '2025-01-08' } as const;
  const jan16 = { date: '2025-01-16', state: 'scheduled', announced: '2025-01-08' } as const;

  it.each`
    written                                                               | sessions                                                                             | because
    ${[]}                                                                 | ${[JAN_9]}                                                                           | ${'the file stands'}
    ${[add16]}                                                            | ${[JAN_9, { ...jan16, announced: '2025-01-10' }]}                                    | ${'one more, known from the day on which it was recorded'}
    ${[{ ...held9, type: 'session-under-way', on: '2025-01-09' }]}        | ${[{ ...JAN_9, state: 'under-way' }]}                                                | ${'it has begun'}
    ${[{ ...held9, type: 'session-under-way', on: '2025-01-10' }]}        | ${[{ ...JAN_9, state: 'under-way', told: '2025-01-10' }]}                            | ${'it goes on past midnight'}
    ${[{ ...held9, type: 'session-under-way', on: '2025-01-10' }, held9]} | ${[{ ...JAN_9, state: 'held' }]}                                                     | ${'and is over'}
    ${[{ ...held9, outcome: 'tentative-agreement' }]}                     | ${[{ ...JAN_9, state: 'held', outcome: 'tentative-agreement', told: '2025-01-12' }]} | ${'an agreement, told later'}
    ${[{ ...held9, on: '2025-01-09', outcome: 'no-agreement' }]}          | ${[{ ...JAN_9, state: 'held', outcome: 'no-agreement' }]}                            | ${'none, told on its day'}
    ${[{ ...held9, outcome: 'none' }]}                                    | ${[{ ...JAN_9, state: 'held' }]}                                                     | ${'no word of what came of it'}
    ${[held9]}                                                            | ${[{ ...JAN_9, state: 'held' }]}                                                     | ${'held, and still known from its announcement'}
    ${[{ ...held9, date: '2025-01-10' }]}                                 | ${[JAN_9, { date: '2025-01-10', state: 'held' }]}                                    | ${'held without having been known before'}
    ${[cancel]}                                                           | ${[cancelled]}                                                                       | ${'cancelled without a reason'}
    ${[{ ...cancel, reason: 'wildfires' }]}                               | ${[{ ...cancelled, reason: 'wildfires' }]}                                           | ${'cancelled with one'}
    ${[{ ...cancel, newDate: '2025-01-16' }]}                             | ${[cancelled, jan16]}                                                                | ${'and a new date with it'}
    ${[{ ...cancel, type: 'session-postpone', newDate: '2025-01-16' }]}   | ${[{ ...cancelled, state: 'postponed' }, jan16]}                                     | ${'postponed likewise'}
    ${[{ ...cancel, date: '2025-01-20' }]}                                | ${[JAN_9, { ...cancelled, date: '2025-01-20' }]}                                     | ${'one that was never known may be called off'}
    ${[cancel, { ...add16, date: '2025-01-09' }]}                         | ${[{ ...JAN_9, announced: '2025-01-10' }]}                                           | ${'set again after it was cancelled'}
    ${[{ ...cancel, reason: 'wildfires' }, held9]}                        | ${[{ date: '2025-01-09', state: 'held', announced: '2025-01-08' }]}                  | ${'it was held after all: the reason is gone'}
    ${[{ ...cancel, on: '2025-01-10' }, held9]}                           | ${[{ date: '2025-01-09', state: 'held' }]}                                           | ${'what was recorded after its day hides it on no day'}
    ${[{ ...cancel, newDate: '2025-01-09' }]}                             | ${[{ ...JAN_9, announced: '2025-01-08' }]}                                           | ${'moved within its day it is still on that day'}
  `('$because', ({ written, sessions }) => {
    expect(sessionsAfter(...written)).toEqual(sessions);
  });

  it('is the word that was recorded last, in whatever order the entries are read', () => {
    const [first, second] = entriesOf(cancel, { ...add16, date: '2025-01-09' });
    const { sessions } = layEntries(fileOf([JAN_9]), [second!, first!]);
    expect(sessions).toEqual([{ ...JAN_9, announced: '2025-01-10' }]);
  });

  it('is not one that was taken back', () => {
    const undone = { at: '2025-01-08T21:00:00.000Z', role: 'organizer' } as const;
    expect(sessionsAfter({ ...cancel, undone })).toEqual([JAN_9]);
  });

  it('leaves the file as it was', () => {
    const file = fileOf([JAN_9], [SAID]);
    const before = structuredClone(file);
    layEntries(file, entriesOf(cancel, add16, held9));
    expect(file).toEqual(before);
    expect(layEntries(file, [])).toEqual(before);
  });
});

describe('votes', () => {
  const vote = (opens: string, closes: string, on: string, more: object = {}): WrittenEntry => ({
    type: 'vote',
    on,
    vote: { opens: { date: opens, time: '08:00' }, closes: { date: closes, time: '20:00' } },
    ...more,
  });
  const undone = { at: '2025-05-04T21:00:00.000Z', role: 'organizer' } as const;
  const votesAfter = (...written: WrittenEntry[]) =>
    (layEntries(fileOf([]), entriesOf(...written)).votes ?? []).map(
      ({ opens, closes, announced }) => `${opens.date} to ${closes.date}, known ${announced}`,
    );

  it.each`
    written                                                                                             | votes                                             | because
    ${[]}                                                                                               | ${[]}                                             | ${'there is none'}
    ${[vote('2025-05-05', '2025-05-07', '2025-05-04')]}                                                 | ${['2025-05-05 to 2025-05-07, known 2025-05-04']} | ${'it is known from the day on which it was recorded'}
    ${[vote('2025-05-05', '2025-05-07', '2025-05-04'), vote('2025-05-05', '2025-05-08', '2025-05-06')]} | ${['2025-05-05 to 2025-05-08, known 2025-05-06']} | ${'the last word about the vote of a day wins'}
    ${[vote('2025-05-05', '2025-05-07', '2025-05-04', { undone })]}                                     | ${[]}                                             | ${'it was taken back'}
  `('$because', ({ written, votes }) => expect(votesAfter(...written)).toEqual(votes));
});

describe('statements', () => {
  const said = (on: string, text: string): WrittenEntry => ({
    type: 'statement',
    on,
    statement: { date: on, source: 'union', text },
  });
  const correct = (entry: string, text: string): WrittenEntry => ({
    type: 'correct',
    on: '2025-01-05',
    entry,
    text,
  });
  const textsAfter = (...written: WrittenEntry[]) => {
    const laid = layEntries(fileOf([], [SAID]), entriesOf(...written));
    return negotiationsOn(laid, day('2025-02-01')).statements.map(({ text }) => text);
  };

  it.each`
    written                                                                                | texts                          | because
    ${[said('2025-01-04', 'One.')]}                                                        | ${['One.', SAID.text]}         | ${'added to the file’s'}
    ${[said('2025-01-02', 'One.')]}                                                        | ${[SAID.text, 'One.']}         | ${'by its date'}
    ${[said('2025-01-04', 'One.'), said('2025-01-04', 'Two.')]}                            | ${['Two.', 'One.', SAID.text]} | ${'on one day the last word comes first'}
    ${[said('2025-01-03', 'One.')]}                                                        | ${['One.', SAID.text]}         | ${'also before the file’s of that day'}
    ${[said('2025-01-04', 'One.'), correct('entry-0', 'Uno.')]}                            | ${['Uno.', SAID.text]}         | ${'corrected'}
    ${[said('2025-01-04', 'One.'), correct('entry-0', 'Uno.'), correct('entry-0', 'Un.')]} | ${['Un.', SAID.text]}          | ${'corrected twice'}
    ${[said('2025-01-04', 'One.'), correct('nobody', 'Uno.')]}                             | ${['One.', SAID.text]}         | ${'a correction of nothing that stands'}
  `('$because', ({ written, texts }) => {
    expect(textsAfter(...written)).toEqual(texts);
  });

  it('keep speaker, date and link when they are corrected', () => {
    const statement = {
      date: '2025-01-04',
      source: 'mediator',
      text: 'One.',
      link: 'https://example.org/1',
    } as const;
    const laid = layEntries(
      fileOf([]),
      entriesOf({ type: 'statement', on: '2025-01-04', statement }, correct('entry-0', 'Uno.')),
    );
    expect(laid.statements).toEqual([{ ...statement, text: 'Uno.' }]);
  });
});

describe('the word that there is nothing new', () => {
  const update = { date: '2025-01-03', time: '17:00' } as const;
  const nothing = (on: string): WrittenEntry => ({ type: 'nothing-new', on, update });
  const add: WrittenEntry = { type: 'session-add', on: '2025-01-03', date: '2025-01-16' };
  const undone = { at: '2025-01-03T22:00:00.000Z', role: 'organizer' } as const;
  const promiseAfter = (entries: readonly NegotiationEntry[], file = fileOf([])) =>
    negotiationsOn(layEntries(file, entries), day('2025-01-05')).promise;

  it.each`
    written                                                                                     | promise                         | because
    ${[]}                                                                                       | ${undefined}                    | ${'nobody said so'}
    ${[nothing('2025-01-02')]}                                                                  | ${{ on: '2025-01-02', update }} | ${'it stands'}
    ${[{ type: 'nothing-new', on: '2025-01-02' }]}                                              | ${{ on: '2025-01-02' }}         | ${'without a time it promises nothing'}
    ${[nothing('2025-01-02'), { type: 'nothing-new', on: '2025-01-04' }]}                       | ${{ on: '2025-01-04' }}         | ${'the latest counts'}
    ${[{ type: 'nothing-new', on: '2025-01-05' }]}                                              | ${{ on: '2025-01-05' }}         | ${'it is known on its very day'}
    ${[nothing('2025-01-02'), add]}                                                             | ${undefined}                    | ${'there was something since'}
    ${[nothing('2025-01-02'), { ...add, undone }]}                                              | ${{ on: '2025-01-02', update }} | ${'what was taken back overtakes nothing'}
    ${[{ ...nothing('2025-01-02'), undone }]}                                                   | ${undefined}                    | ${'it was taken back itself'}
    ${[nothing('2025-01-02'), { type: 'correct', on: '2025-01-03', entry: 'x', text: 'Uno.' }]} | ${{ on: '2025-01-02', update }} | ${'a correction is nothing new'}
    ${[nothing('2025-01-06')]}                                                                  | ${undefined}                    | ${'not before it was said'}
  `('$because', ({ written, promise }) => {
    expect(promiseAfter(entriesOf(...written))).toEqual(promise);
  });

  it('is overtaken by what a host wrote into the file afterwards, and not by what stood there', () => {
    const entries = entriesOf(nothing('2025-01-02'));
    const saidOn = (date: string) => fileOf([], [{ ...SAID, date }]);
    expect(promiseAfter(entries, saidOn('2025-01-03'))).toBeUndefined();
    expect(promiseAfter(entries, saidOn('2025-01-02'))).toEqual({ on: '2025-01-02', update });
  });

  it('is news', () => {
    const laid = layEntries(fileOf([JAN_9]), entriesOf(nothing('2025-01-02')));
    expect(negotiationsOn(laid, day('2025-01-09'))).toMatchObject({ asOf: '2025-01-02', old: false });
    expect(negotiationsOn(laid, day('2025-01-10'))).toMatchObject({ asOf: '2025-01-02', old: true });
    expect(negotiationsOn(laid, day('2025-01-01'))).toMatchObject({ asOf: '2024-12-23' });
  });
});

describe('the course of the example', () => {
  const { negotiations } = exampleStrike();
  const OCT_23 = { date: '2024-10-23', state: 'held' };
  const off = { date: '2025-01-09', state: 'cancelled', reason: 'wildfires', announced: '2025-01-08' };
  const jan16 = { date: '2025-01-16', state: 'scheduled', announced: '2025-01-08' };
  const held16 = { ...jan16, state: 'held' };
  const jan29 = { date: '2025-01-29', state: 'scheduled', announced: '2025-01-17' };
  const held29 = { ...jan29, state: 'held' };

  it.each`
    recorded | date            | status                                                                                               | newest
    ${0}     | ${'2025-01-07'} | ${{ asOf: '2024-12-23', old: true, lastHeld: OCT_23, next: JAN_9, unreported: [] }}                  | ${/^Both sides return/}
    ${1}     | ${'2025-01-08'} | ${{ asOf: '2025-01-08', old: false, lastHeld: OCT_23, calledOff: off, next: jan16, unreported: [] }} | ${/^Both sides return/}
    ${1}     | ${'2025-01-16'} | ${{ asOf: '2025-01-08', old: true, lastHeld: OCT_23, calledOff: off, today: jan16, unreported: [] }} | ${/^Both sides return/}
    ${1}     | ${'2025-01-17'} | ${{ asOf: '2025-01-08', old: true, lastHeld: OCT_23, calledOff: off, unreported: [jan16] }}          | ${/^Both sides return/}
    ${2}     | ${'2025-01-17'} | ${{ asOf: '2025-01-16', old: false, lastHeld: held16, unreported: [] }}                              | ${/^Both sides return/}
    ${3}     | ${'2025-01-17'} | ${{ asOf: '2025-01-17', old: false, lastHeld: held16, next: jan29, unreported: [] }}                 | ${/^Both sides return/}
    ${3}     | ${'2025-01-29'} | ${{ asOf: '2025-01-17', old: true, lastHeld: held16, today: jan29, unreported: [] }}                 | ${/^Both sides return/}
    ${4}     | ${'2025-01-29'} | ${{ asOf: '2025-01-29', old: false, lastHeld: held29, unreported: [] }}                              | ${/^Both sides return/}
    ${5}     | ${'2025-03-10'} | ${{ asOf: '2025-03-10', old: false, lastHeld: held29, unreported: [] }}                              | ${'Mediation has opened.'}
    ${6}     | ${'2025-05-04'} | ${{ asOf: '2025-05-04', old: false, lastHeld: held29, unreported: [] }}                              | ${'There is a tentative agreement.'}
  `('on $date, with $recorded recorded', ({ recorded, date, status, newest }) => {
    const laid = layEntries(negotiations, entriesOf(...COURSE.slice(0, recorded)));
    const { statements, ...rest } = negotiationsOn(laid, date);
    expect(rest).toEqual(status);
    expect(statements[0]?.text).toMatch(newest);
  });

  it('keeps the issues', () => {
    expect(layEntries(negotiations, entriesOf(...COURSE)).issues).toEqual(negotiations.issues);
  });
});
