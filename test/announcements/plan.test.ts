import { describe, expect, it } from 'vitest';
import { type PostKind, postKey } from '../../src/announcements/delivery.ts';
import { planDay } from '../../src/announcements/plan.ts';
import type { Strike, StrikeEvent } from '../../src/strike/strike.ts';
import {
  changesOf,
  day,
  EVERY_DAY,
  type Plain,
  shiftOf,
  siteOf,
  stamp,
  strikeOf,
  type WrittenChange,
} from '../support/strikes.ts';

const QUIET = [{ from: '2024-12-24', to: '2024-12-25', reason: 'Christmas' }];
const CALLED_OFF: WrittenChange = {
  type: 'cancel',
  from: '2024-12-24',
  to: '2024-12-24',
  sites: ['north', 'valley'],
  reason: 'Storm',
};

/** What becomes of one kind of post on a date: "due until deadline", or why it is silent. */
function decided(kind: PostKind, date: string, strike: Plain<Partial<Strike>>, ...changes: WrittenChange[]) {
  const view = { strike: strikeOf(strike), changes: changesOf(...changes) };
  const decision = planDay(view, day(date)).find(each => each.kind === kind);
  if (decision && 'post' in decision) return `${stamp(decision.post.dueAt)} ${stamp(decision.post.deadline)}`;
  const silence = decision?.silence;
  return silence?.because === 'quiet' ? `quiet: ${silence.reason}` : silence?.because;
}

it('decides every kind, in their order, and says whose post it is', () => {
  const decisions = planDay({ strike: strikeOf(), changes: [] }, day('2024-12-22'));
  expect(decisions.map(decision => decision.kind)).toEqual(['morning', 'eve', 'outlook']);
  expect(decisions[2]).toMatchObject({
    post: { guild: '1310000000000000001', channel: '21', date: '2024-12-22', kind: 'outlook' },
  });
});

describe('the morning post', () => {
  const at = (hours: string) => [shiftOf(EVERY_DAY, hours, 'north')];
  const wanted = (morning: string, catchUpMinutes = 120) => ({ announcements: { morning, catchUpMinutes } });

  it.each<[because: string, date: string, strike: Plain<Partial<Strike>>, decision: string]>([
    [
      'two hours, where nothing says otherwise',
      '2024-12-23',
      {},
      '2024-12-23T06:30-08:00 2024-12-23T08:30-08:00',
    ],
    [
      'as long as the host says',
      '2024-12-23',
      wanted('06:30', 45),
      '2024-12-23T06:30-08:00 2024-12-23T07:15-08:00',
    ],
    [
      'never after the first shift has ended',
      '2024-12-23',
      { ...wanted('06:30', 720) },
      '2024-12-23T06:30-08:00 2024-12-23T14:00-08:00',
    ],
    [
      'the first to end counts, not the first to start',
      '2024-12-23',
      {
        ...wanted('06:30', 720),
        picketing: [shiftOf(EVERY_DAY, '06:00-14:00', 'north'), shiftOf(EVERY_DAY, '07:00-09:00', 'valley')],
      },
      '2024-12-23T06:30-08:00 2024-12-23T09:00-08:00',
    ],
    [
      'a shift that has ended by then is passed over',
      '2024-12-23',
      { ...wanted('06:30', 720), picketing: [...at('03:00-06:30'), ...at('08:00-10:00')] },
      '2024-12-23T06:30-08:00 2024-12-23T10:00-08:00',
    ],
    [
      'a shift that still runs is not',
      '2024-12-23',
      { ...wanted('06:30'), picketing: [...at('03:00-06:31'), ...at('08:00-10:00')] },
      '2024-12-23T06:30-08:00 2024-12-23T06:31-08:00',
    ],
    [
      'a shift over midnight ends tomorrow',
      '2024-12-22',
      { ...wanted('16:00', 720), picketing: at('23:00-03:00') },
      '2024-12-22T16:00-08:00 2024-12-23T03:00-08:00',
    ],
    ['in summer time', '2025-07-01', {}, '2025-07-01T06:30-07:00 2025-07-01T08:30-07:00'],
    [
      'a time that the clocks skip',
      '2025-03-09',
      { ...wanted('02:30'), picketing: at('08:00-14:00') },
      '2025-03-09T03:30-07:00 2025-03-09T05:30-07:00',
    ],
    [
      'a time that comes twice',
      '2024-11-03',
      { ...wanted('01:30'), picketing: at('08:00-14:00') },
      '2024-11-03T01:30-07:00 2024-11-03T02:30-08:00',
    ],
    ['too late where every shift is over', '2024-12-23', wanted('14:00'), 'too-late'],
    [
      'not where one minute of it is left',
      '2024-12-23',
      wanted('13:59'),
      '2024-12-23T13:59-08:00 2024-12-23T14:00-08:00',
    ],
    [
      'too late where the only line is a day ahead',
      '2024-12-23',
      { sites: [siteOf('guam', { timezone: 'Pacific/Guam' })] },
      'too-late',
    ],
    ['not wanted', '2024-12-23', { announcements: { catchUpMinutes: 120 } }, 'not-wanted'],
    ['no lines on a Saturday', '2024-12-28', {}, 'off'],
    ['a quiet day', '2024-12-24', { quietDays: QUIET }, 'quiet: Christmas'],
    ['before the strike', '2024-10-20', {}, 'before'],
    ['after the strike', '2024-12-23', { ended: '2024-12-22' }, 'after'],
  ])('%s', (_, date, strike, decision) => {
    expect(decided('morning', date, strike)).toBe(decision);
  });

  it('is silent where every line has been called off', () => {
    expect(decided('morning', '2024-12-24', {}, CALLED_OFF)).toBe('quiet: Storm');
  });

  it('is due in the strike’s zone, and over when the earliest site is', () => {
    const strike = {
      timezone: 'Pacific/Honolulu',
      announcements: { morning: '05:00', catchUpMinutes: 720 },
      sites: [siteOf('kona', { timezone: 'Pacific/Honolulu' }), siteOf('oakland')],
    };
    const decision = decided('morning', '2024-12-23', strike);
    expect(decision).toBe('2024-12-23T05:00-10:00 2024-12-23T14:00-08:00');
  });
});

describe('the post on the evening before', () => {
  const until = '2024-12-23T17:00-08:00 2024-12-23T19:00-08:00';

  it.each<[because: string, date: string, strike: Plain<Partial<Strike>>, decision: string]>([
    ['lines are taken away tomorrow', '2024-12-23', { quietDays: QUIET }, until],
    ['the second quiet day follows', '2024-12-24', { quietDays: QUIET }, 'quiet: Christmas'],
    ['the lines are back tomorrow', '2024-12-25', { quietDays: QUIET }, 'quiet: Christmas'],
    ['the quiet day is the day after tomorrow', '2024-12-20', { quietDays: QUIET }, 'nothing-to-say'],
    [
      'the quiet days take no line away',
      '2024-12-27',
      { quietDays: [{ from: '2024-12-28', to: '2024-12-29', reason: 'Rest' }] },
      'nothing-to-say',
    ],
    [
      'a quiet weekend goes on on Monday',
      '2024-12-27',
      { quietDays: [{ from: '2024-12-28', to: '2024-12-30', reason: 'Rest' }] },
      '2024-12-27T17:00-08:00 2024-12-27T19:00-08:00',
    ],
    [
      'on a day that is off itself',
      '2024-12-29',
      { quietDays: [{ from: '2024-12-30', to: '2024-12-30', reason: 'Rest' }] },
      '2024-12-29T17:00-08:00 2024-12-29T19:00-08:00',
    ],
    [
      'on the eve of the strike',
      '2024-10-20',
      { quietDays: [{ from: '2024-10-21', to: '2024-10-21', reason: 'Rest' }] },
      '2024-10-20T17:00-07:00 2024-10-20T19:00-07:00',
    ],
    [
      'not past midnight',
      '2024-12-23',
      { quietDays: QUIET, announcements: { eve: '23:30', catchUpMinutes: 120 } },
      '2024-12-23T23:30-08:00 2024-12-24T00:00-08:00',
    ],
    ['not wanted', '2024-12-23', { quietDays: QUIET, announcements: { catchUpMinutes: 120 } }, 'not-wanted'],
    [
      'the strike is over tomorrow',
      '2024-12-23',
      { quietDays: QUIET, ended: '2024-12-23' },
      'nothing-to-say',
    ],
    ['the strike is over', '2024-12-23', { quietDays: QUIET, ended: '2024-12-22' }, 'after'],
  ])('%s', (_, date, strike, decision) => {
    expect(decided('eve', date, strike)).toBe(decision);
  });

  const evening = { announcements: { eve: '17:00', evening: '18:00', catchUpMinutes: 120 } };
  const every = '2024-12-23T18:00-08:00 2024-12-23T20:00-08:00';

  it.each<[because: string, date: string, strike: Plain<Partial<Strike>>, decision: string]>([
    ['before every picket day, where the file asks for it', '2024-12-23', evening, every],
    ['at the time of the others before a quiet day', '2024-12-23', { ...evening, quietDays: QUIET }, until],
    ['not on a quiet day', '2024-12-25', { ...evening, quietDays: QUIET }, 'quiet: Christmas'],
    ['not before a day without anything', '2024-12-27', evening, 'nothing-to-say'],
    ['on a day off before the week', '2024-12-29', evening, '2024-12-29T18:00-08:00 2024-12-29T20:00-08:00'],
    ['before the first day', '2024-10-20', evening, '2024-10-20T18:00-07:00 2024-10-20T20:00-07:00'],
    ['not on the last day', '2024-12-23', { ...evening, ended: '2024-12-23' }, 'nothing-to-say'],
    ['not after it', '2024-12-23', { ...evening, ended: '2024-12-22' }, 'after'],
    [
      'without a word of quiet days, where only the picket days are asked for',
      '2024-12-23',
      { quietDays: QUIET, announcements: { evening: '18:00', catchUpMinutes: 120 } },
      'not-wanted',
    ],
    [
      'only the picket days are asked for',
      '2024-12-23',
      { announcements: { evening: '18:00', catchUpMinutes: 120 } },
      every,
    ],
    [
      'a march without lines at the time of the others',
      '2024-12-27',
      { ...evening, events: [{ date: '2024-12-28', title: 'March', sites: [] }] },
      '2024-12-27T17:00-08:00 2024-12-27T19:00-08:00',
    ],
  ])('%s', (_, date, strike, decision) => {
    expect(decided('eve', date, strike)).toBe(decision);
  });

  it('is one a day: of lines that are called off between the two times, the first is owed', () => {
    expect(decided('eve', '2024-12-23', evening, CALLED_OFF)).toBe(until);
  });

  it('tells of lines that were called off, and of a suspension without end', () => {
    expect(decided('eve', '2024-12-23', {}, CALLED_OFF)).toBe(until);
    expect(decided('eve', '2024-12-23', {}, { type: 'suspend', from: '2024-12-24', reason: 'Talks' })).toBe(
      until,
    );
  });
});

describe('the outlook', () => {
  const until = '2024-12-22T18:00-08:00 2024-12-22T20:00-08:00';

  it.each<[because: string, date: string, strike: Plain<Partial<Strike>>, decision: string]>([
    ['on its weekday', '2024-12-22', {}, until],
    ['on no other', '2024-12-23', {}, 'nothing-to-say'],
    ['on the Sunday before the strike', '2024-10-20', {}, '2024-10-20T18:00-07:00 2024-10-20T20:00-07:00'],
    [
      'a week before the first day is the first',
      '2024-10-20',
      { began: '2024-10-27' },
      '2024-10-20T18:00-07:00 2024-10-20T20:00-07:00',
    ],
    ['not eight days before', '2024-10-20', { began: '2024-10-28' }, 'before'],
    ['a day before the last', '2024-12-22', { ended: '2024-12-23' }, until],
    ['not on the last day itself', '2024-12-22', { ended: '2024-12-22' }, 'after'],
    ['not after it', '2024-12-22', { ended: '2024-12-21' }, 'after'],
    [
      'silent on a quiet day',
      '2024-12-22',
      { quietDays: [{ from: '2024-12-22', to: '2024-12-22', reason: 'Rest' }] },
      'quiet: Rest',
    ],
    [
      'not past midnight',
      '2024-12-22',
      { announcements: { outlook: { weekday: 7, time: '22:30' }, catchUpMinutes: 120 } },
      '2024-12-22T22:30-08:00 2024-12-23T00:00-08:00',
    ],
    ['not wanted', '2024-12-22', { announcements: { catchUpMinutes: 120 } }, 'not-wanted'],
  ])('%s', (_, date, strike, decision) => {
    expect(decided('outlook', date, strike)).toBe(decision);
  });

  it('says nothing of a week after the end that organizers have declared', () => {
    expect(decided('outlook', '2024-12-22', {}, { type: 'end', lastDay: '2024-12-22' })).toBe('after');
  });
});

describe('an event that is announced by itself', () => {
  const rally = { date: '2024-12-24', title: 'Rally', time: { from: '10:00' }, sites: [], announce: '08:00' };
  const at = '2024-12-24T08:00-08:00';
  const { announce: _none, ...unannounced } = rally;
  const wanted = { announcements: { catchUpMinutes: 120 } };

  it.each<[because: string, strike: Plain<Partial<Strike>>, decision: string | undefined]>([
    ['on a picket day', { events: [rally] }, `${at} ${at.replace('08', '10')}`],
    ['on a quiet day', { events: [rally], quietDays: QUIET }, `${at} ${at.replace('08', '10')}`],
    ['whatever else is announced', { ...wanted, events: [rally] }, `${at} ${at.replace('08', '10')}`],
    [
      'not once it has begun',
      { events: [{ ...rally, time: { from: '08:30' } }] },
      `${at} ${at.replace('08:00', '08:30')}`,
    ],
    [
      'where nobody said at what time it begins',
      { events: [{ ...rally, time: { words: 'noon' } }] },
      `${at} ${at.replace('08', '10')}`,
    ],
    ['only where it was asked for', { events: [unannounced] }, undefined],
    ['on no other day', { events: [{ ...rally, date: '2024-12-25' }] }, undefined],
  ])('%s', (_, strike, decision) => {
    expect(decided('event', '2024-12-24', strike)).toBe(decision);
  });

  it('is one of organizers’, and silent once that is taken back', () => {
    const added: WrittenChange = { type: 'add-event', event: rally };
    const undone = { at: '2024-12-24T15:00:00.000Z', role: 'organizer' as const };
    expect(decided('event', '2024-12-24', {}, added)).toBe(`${at} ${at.replace('08', '10')}`);
    expect(decided('event', '2024-12-24', {}, { ...added, undone })).toBeUndefined();
  });

  it('is the same post whatever hour it gets, and another for another event of the day', () => {
    const keys = (...events: Plain<StrikeEvent>[]) =>
      planDay({ strike: strikeOf({ events }), changes: [] }, day('2024-12-24')).flatMap(each =>
        'post' in each && each.kind === 'event' ? [postKey(each.post)] : [],
      );
    expect(keys({ ...rally, announce: '09:00', time: { from: '11:00' } })).toEqual(keys(rally));
    expect(new Set(keys(rally, { ...rally, title: 'March' })).size).toBe(2);
  });
});

describe('a day with a march and no line', () => {
  const march = (date: string, quiet: boolean) => ({
    strike: strikeOf({
      events: [{ date, title: 'March', time: { from: '12:00', to: '13:00' }, place: 'City Hall', sites: [] }],
      quietDays: quiet ? [{ from: date, to: date, reason: 'Rally day' }] : [],
    }),
    changes: [],
  });

  it.each([
    ['a Saturday has its post', '2024-12-28', '2024-12-28', false, ['morning']],
    ['and is said on Friday evening', '2024-12-28', '2024-12-27', false, ['morning', 'eve']],
    ['on the union’s list it is silent', '2024-12-26', '2024-12-26', true, []],
    ['and said the evening before', '2024-12-26', '2024-12-25', true, ['morning', 'eve']],
  ])('%s', (_, date, asked, quiet, kinds) => {
    const decisions = planDay(march(date, quiet), day(asked));
    expect(decisions.flatMap(each => ('post' in each ? [each.kind] : []))).toEqual(kinds);
  });
});
