import { describe, expect, it } from 'vitest';
import type { DeliveryOf } from '../../src/announcements/delivery.ts';
import { isoOf } from '../../src/announcements/instants.ts';
import { overtakenBy } from '../../src/announcements/overtaken.ts';
import { toldOf } from '../../src/announcements/told.ts';
import { viewOf } from '../../src/strike/view.ts';
import { changesOf, day, strikeOf, type WrittenChange, zoned } from '../support/strikes.ts';

/** Weekdays 8 to 2, at two sites. */
const strike = strikeOf();
const view = viewOf(strike, []);
const MONDAY = '2025-01-06';

/** A message of that kind, sent then, that told how a Monday was with these changes. */
function told(
  kind: 'notice' | 'morning' | 'eve',
  at: string,
  ...does: WrittenChange[]
): DeliveryOf<'sent'> & { kind: typeof kind } {
  const acts = changesOf(...does).map(act => ({ act: { ...act, at: '2025-01-05T12:00:00Z' }, tell: false }));
  const sentAt = isoOf(zoned(at));
  return {
    key: at,
    guild: strike.guild,
    channel: strike.channels.announcements,
    date: day(MONDAY),
    kind,
    dueAt: sentAt,
    deadline: sentAt,
    reference: 'AAAA-BBBB',
    state: 'sent',
    messageId: at,
    sentAt,
    late: false,
    contentHash: 'c',
    told: toldOf(viewOf(strike, acts), [day(MONDAY)]),
  };
}

const off: WrittenChange = { type: 'cancel', reason: 'storm', from: MONDAY, to: MONDAY, sites: ['north'] };
const rally: WrittenChange = {
  type: 'add-event',
  event: { date: day(MONDAY), title: 'Rally', sites: ['north', 'valley'] },
};

describe('a notice is overtaken', () => {
  it.each`
    first                                       | later                                                                     | by                   | because
    ${told('notice', `${MONDAY}T05:45`, off)}   | ${[told('notice', `${MONDAY}T07:10`)]}                                    | ${`${MONDAY}T07:10`} | ${'a newer one says that the lines stand'}
    ${told('notice', `${MONDAY}T05:45`, off)}   | ${[told('morning', `${MONDAY}T06:30`, off)]}                              | ${undefined}         | ${'the morning post says the same'}
    ${told('notice', `${MONDAY}T05:45`, off)}   | ${[told('morning', `${MONDAY}T06:30`)]}                                   | ${`${MONDAY}T06:30`} | ${'the morning post says otherwise'}
    ${told('notice', `${MONDAY}T05:45`, off)}   | ${[told('notice', `${MONDAY}T09:00`), told('notice', `${MONDAY}T07:10`)]} | ${`${MONDAY}T07:10`} | ${'it is the first of them that counts'}
    ${told('notice', `${MONDAY}T05:45`, off)}   | ${[told('notice', `${MONDAY}T14:00`)]}                                    | ${undefined}         | ${'the line would be over by then'}
    ${told('notice', `${MONDAY}T05:45`, off)}   | ${[told('notice', `${MONDAY}T05:00`)]}                                    | ${undefined}         | ${'what came before it is no news'}
    ${told('notice', `${MONDAY}T05:45`, rally)} | ${[told('notice', `${MONDAY}T20:00`)]}                                    | ${`${MONDAY}T20:00`} | ${'an event of that day is gone'}
    ${told('notice', `${MONDAY}T05:45`, rally)} | ${[told('notice', '2025-01-07T08:00')]}                                   | ${undefined}         | ${'an event of yesterday’s is no matter'}
    ${told('eve', '2025-01-05T17:00', off)}     | ${[told('notice', `${MONDAY}T07:10`)]}                                    | ${undefined}         | ${'an announcement follows the schedule by itself'}
  `('by $by: $because', ({ first, later, by }) => {
    expect(overtakenBy(view, first, [first, ...later])?.messageId).toBe(by);
  });
});

it('by what is told of its own lines; what becomes of another is no matter', () => {
  const [act] = changesOf(off);
  if (!act) throw new Error('no change');
  const own = { ...told('notice', `${MONDAY}T05:45`, off), serial: `act-${act.id}` };
  const standing = viewOf(strike, [{ act, tell: true }]);
  const hours: WrittenChange = {
    type: 'hours',
    from: MONDAY,
    to: MONDAY,
    sites: ['valley'],
    start: '09:00',
    end: '13:00',
  };
  const other = told('notice', `${MONDAY}T05:50`, off, hours);
  expect(overtakenBy(standing, own, [own, other])).toBeUndefined();
  const back = told('notice', `${MONDAY}T06:00`, hours);
  expect(overtakenBy(standing, own, [own, other, back])?.messageId).toBe(`${MONDAY}T06:00`);
});
