import { describe, expect, it } from 'vitest';
import { bargainingAhead } from '../../src/strike/bargaining-ahead.ts';
import { viewOf } from '../../src/strike/view.ts';
import { entriesOf, type WrittenEntry } from '../support/negotiation-entries.ts';
import { changesOf, day, exampleStrike } from '../support/strikes.ts';

/** In words that a table can hold: what of the day and the day before is news, the session of the day, the next, and so on. */
function ahead(date: string, ...written: WrittenEntry[]): string {
  const change = changesOf({ type: 'quiet', from: '2025-03-01', to: '2025-03-01', reason: 'rest' });
  const acts = [...change, ...entriesOf(...written)].map(act => ({ act, tell: false }));
  const found = bargainingAhead(viewOf(exampleStrike(), acts), day(date));
  const { today, next, underWay, held, unreported, calledOff, votes } = found;
  const off = calledOff.map(session => `${session.state} ${session.date}`);
  const one = (name: string, session?: { date: string }) => (session ? [`${name} ${session.date}`] : []);
  return [
    ...one('under way', underWay),
    ...one(held?.outcome ?? 'held', held),
    ...one('today', today),
    ...one('next', next),
    ...one('unreported', unreported),
    ...off,
    ...votes.map(({ opens }) => `vote ${opens.date}`),
  ].join(', ');
}

const cancel: WrittenEntry = { type: 'session-cancel', on: '2025-01-08', date: '2025-01-09' };
const moved: WrittenEntry = { ...cancel, type: 'session-postpone', newDate: '2025-01-16' };
const add: WrittenEntry = { type: 'session-add', on: '2025-01-07', date: '2025-02-20' };
const undone = { ...cancel, undone: { at: '2025-01-08T21:00:00.000Z', role: 'organizer' as const } };
const held: WrittenEntry = { type: 'session-held', on: '2025-01-08', date: '2025-01-08' };
const begun: WrittenEntry = { type: 'session-under-way', on: '2025-01-10', date: '2025-01-09' };
const agreed: WrittenEntry = {
  type: 'session-held',
  on: '2025-01-10',
  date: '2025-01-09',
  outcome: 'tentative-agreement',
};
const vote: WrittenEntry = {
  type: 'vote',
  on: '2025-01-10',
  vote: { opens: { date: '2025-01-20', time: '08:00' }, closes: { date: '2025-01-22', time: '20:00' } },
};

describe('the sessions of which an announcement speaks', () => {
  it.each`
    date            | entries                                                                                   | is                                         | because
    ${'2025-01-05'} | ${[]}                                                                                     | ${'next 2025-01-09'}                       | ${'the file says so'}
    ${'2025-01-05'} | ${[cancel]}                                                                               | ${'cancelled 2025-01-09'}                  | ${'it was recorded after the announcement, which is still read'}
    ${'2025-01-05'} | ${[moved]}                                                                                | ${'next 2025-01-16, postponed 2025-01-09'} | ${'the new date, too'}
    ${'2025-01-09'} | ${[moved]}                                                                                | ${'next 2025-01-16, postponed 2025-01-09'} | ${'somebody may believe that it is today'}
    ${'2025-01-10'} | ${[moved]}                                                                                | ${'next 2025-01-16'}                       | ${'that day is over'}
    ${'2025-01-05'} | ${[undone]}                                                                               | ${'next 2025-01-09'}                       | ${'it was taken back'}
    ${'2025-01-05'} | ${[held]}                                                                                 | ${'next 2025-01-09'}                       | ${'nobody had announced what was held on the eighth'}
    ${'2025-01-08'} | ${[add, { ...cancel, date: '2025-02-20' }]}                                               | ${'next 2025-01-09, cancelled 2025-02-20'} | ${'it was announced until today'}
    ${'2025-01-09'} | ${[add, { ...cancel, date: '2025-02-20' }]}                                               | ${'today 2025-01-09'}                      | ${'it is far off, and was called off before'}
    ${'2025-02-13'} | ${[add, { ...cancel, date: '2025-02-20' }]}                                               | ${'cancelled 2025-02-20'}                  | ${'it would be in the week ahead'}
    ${'2025-01-12'} | ${[moved, { type: 'session-held', on: '2025-01-16', date: '2025-01-16' }]}                | ${'next 2025-01-16'}                       | ${'on the twelfth it was still to come'}
    ${'2025-01-09'} | ${[{ ...cancel, date: '2025-01-08' }, { ...held, on: '2025-01-09', date: '2025-01-09' }]} | ${'held 2025-01-09'}                       | ${'what was held today is neither to come nor unreported'}
    ${'2025-01-11'} | ${[{ ...held, on: '2025-01-10', date: '2025-01-10' }]}                                    | ${'held 2025-01-10'}                       | ${'what was held on the tenth, unannounced, answers for the ninth'}
    ${'2025-01-16'} | ${[{ ...held, on: '2025-01-16', date: '2025-01-16' }]}                                    | ${'held 2025-01-16'}                       | ${'what was held on the day itself answers for the ninth, too'}
    ${'2025-01-05'} | ${[add, cancel]}                                                                          | ${'next 2025-02-20, cancelled 2025-01-09'} | ${'everything counts that was recorded since'}
    ${'2025-01-10'} | ${[]}                                                                                     | ${'unreported 2025-01-09'}                 | ${'members are told until the next day'}
    ${'2025-01-11'} | ${[]}                                                                                     | ${''}                                      | ${'and no longer'}
    ${'2025-01-09'} | ${[{ ...begun, on: '2025-01-09' }]}                                                       | ${'under way 2025-01-09'}                  | ${'it has begun'}
    ${'2025-01-10'} | ${[begun]}                                                                                | ${'under way 2025-01-09'}                  | ${'it goes on past midnight'}
    ${'2025-01-11'} | ${[begun]}                                                                                | ${'under way 2025-01-09'}                  | ${'it was said on the day before'}
    ${'2025-01-12'} | ${[begun]}                                                                                | ${''}                                      | ${'nobody has said so for two days'}
    ${'2025-01-05'} | ${[begun, agreed]}                                                                        | ${'next 2025-01-09'}                       | ${'on the fifth it was still to come'}
    ${'2025-01-10'} | ${[begun, agreed]}                                                                        | ${'tentative-agreement 2025-01-09'}        | ${'it was held yesterday'}
    ${'2025-01-11'} | ${[begun, agreed]}                                                                        | ${'tentative-agreement 2025-01-09'}        | ${'what came of it was told yesterday'}
    ${'2025-01-12'} | ${[begun, agreed]}                                                                        | ${''}                                      | ${'it is known by now'}
    ${'2025-01-09'} | ${[{ ...held, on: '2025-01-09', date: '2025-01-09' }]}                                    | ${'held 2025-01-09'}                       | ${'it does not just vanish on its day'}
    ${'2025-01-12'} | ${[agreed, vote]}                                                                         | ${''}                                      | ${'the vote is more than a week ahead'}
    ${'2025-01-13'} | ${[agreed, vote]}                                                                         | ${'vote 2025-01-20'}                       | ${'the vote is a week ahead'}
    ${'2025-01-22'} | ${[agreed, vote]}                                                                         | ${'vote 2025-01-20'}                       | ${'it is open to the evening'}
    ${'2025-01-23'} | ${[agreed, vote]}                                                                         | ${''}                                      | ${'it is over'}
  `('on $date: $is, because $because', ({ date, entries, is }) => {
    expect(ahead(date, ...(entries as WrittenEntry[]))).toBe(is);
  });

  it('speaks of a session of the file that was never announced on a date', () => {
    const strike = exampleStrike();
    const sessions = [{ date: day('2025-01-20'), state: 'scheduled' as const }];
    const view = viewOf({ ...strike, negotiations: { ...strike.negotiations, sessions } }, []);
    expect(bargainingAhead(view, day('2025-01-05')).next?.date).toBe('2025-01-20');
  });

  it('says nothing of what the file announces later, whatever has been changed since', () => {
    const strike = exampleStrike();
    const later = { date: day('2025-01-20'), state: 'scheduled' as const, announced: day('2025-01-08') };
    const negotiations = { ...strike.negotiations, sessions: [later] };
    const [change] = changesOf({ type: 'quiet', from: '2025-03-01', to: '2025-03-01', reason: 'rest' });
    const view = viewOf({ ...strike, negotiations }, change ? [{ act: change, tell: false }] : []);
    expect(bargainingAhead(view, day('2025-01-05'))).toEqual({ calledOff: [], votes: [] });
  });
});
