import type { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import type { DeliveryOf } from '../../src/announcements/delivery.ts';
import { isoOf } from '../../src/announcements/instants.ts';
import type { Broadcast } from '../../src/broadcasts/broadcast.ts';
import { readSerial, serialOf } from '../../src/broadcasts/parts.ts';
import { followUpOf, isOwed, postsOf } from '../../src/broadcasts/posts.ts';
import type { Halt } from '../../src/delivery/halts.ts';
import { strikeOf, zoned } from '../support/strikes.ts';

const strike = strikeOf();
const NINE = zoned('2024-12-27T09:00');
const at = (minutes: number) => NINE.plus({ minutes });

function broadcastOf(more: Partial<Broadcast> = {}): Broadcast {
  return {
    id: 'abc',
    guild: strike.guild,
    type: 'broadcast',
    author: { hash: 'olga', role: 'organizer' },
    message: { headline: 'Town hall', text: 'Tonight.' },
    channels: [
      { name: 'announcements', id: '21' },
      { name: 'valley', id: '31' },
    ],
    approvedAt: isoOf(NINE),
    dueAt: isoOf(NINE),
    isScheduled: false,
    corrections: [],
    retries: {},
    ...more,
  };
}

/** Is the first channel's message owed? */
function owed(broadcast: Broadcast, now: DateTime, halt?: Halt['mode']): boolean {
  const [post] = postsOf(strike, broadcastOf());
  if (!post) throw new Error('nothing is owed');
  const stopped = halt && { mode: halt, reason: 'a dispute', at: isoOf(NINE) };
  return isOwed(strike, broadcast, post, now, stopped);
}

describe('a broadcast is owed', () => {
  it.each`
    now        | more                                                                   | halt         | is       | because
    ${at(-1)}  | ${{}}                                                                  | ${undefined} | ${false} | ${'it is not due'}
    ${at(0)}   | ${{}}                                                                  | ${undefined} | ${true}  | ${'it is due'}
    ${at(119)} | ${{}}                                                                  | ${undefined} | ${true}  | ${'it is still in time'}
    ${at(120)} | ${{}}                                                                  | ${undefined} | ${false} | ${'its time is over'}
    ${at(30)}  | ${{ type: 'alert' }}                                                   | ${undefined} | ${false} | ${'an alert is right for half an hour'}
    ${at(0)}   | ${{ retraction: { at: '', noticeTo: [], reason: '', remove: false } }} | ${undefined} | ${false} | ${'it was taken back'}
    ${at(0)}   | ${{}}                                                                  | ${'paused'}  | ${true}  | ${'somebody has sent it'}
    ${at(0)}   | ${{ isScheduled: true }}                                               | ${'paused'}  | ${false} | ${'it would go out by itself'}
    ${at(0)}   | ${{}}                                                                  | ${'frozen'}  | ${false} | ${'everything is stopped'}
    ${at(0)}   | ${{ dueAt: isoOf(at(240)) }}                                           | ${undefined} | ${false} | ${'the embargo was moved'}
    ${at(10)}  | ${{ retries: { 21: { number: 2, at: isoOf(at(5)) } } }}                | ${undefined} | ${false} | ${'another try counts by now'}
    ${at(10)}  | ${{ retries: { 31: { number: 2, at: isoOf(at(5)) } } }}                | ${undefined} | ${true}  | ${'another channel is tried again'}
  `(
    '$is: $because',
    ({
      now,
      more,
      halt,
      is,
    }: {
      now: DateTime;
      more: Partial<Broadcast>;
      halt?: Halt['mode'];
      is: boolean;
    }) => {
      expect(owed(broadcastOf(more), now, halt)).toBe(is);
    },
  );

  it('in every channel once, and a notice only where it is wanted', () => {
    const corrected = broadcastOf({
      corrections: [
        { at: isoOf(at(5)), noticeTo: ['31'] },
        { at: isoOf(at(6)), noticeTo: [] },
      ],
    });
    expect(postsOf(strike, corrected).map(({ channel, serial }) => `${channel} ${serial}`)).toEqual([
      '21 abc',
      '31 abc',
      '31 abc.c0',
    ]);
  });

  it('the word that it was taken back even while all is frozen', () => {
    const retracted = broadcastOf({
      retraction: { at: isoOf(at(5)), noticeTo: ['21'], reason: 'wrong', remove: false },
    });
    const word = postsOf(strike, retracted).find(({ serial }) => serial === 'abc.r');
    if (!word) throw new Error('no word of it');
    expect(isOwed(strike, retracted, word, at(5), { mode: 'frozen', reason: '', at: '' })).toBe(true);
  });

  it('under the same key when its time is moved', () => {
    const keys = (broadcast: Broadcast) =>
      postsOf(strike, broadcast).map(({ date, serial }) => `${date} ${serial}`);
    expect(keys(broadcastOf({ dueAt: isoOf(NINE.plus({ days: 3 })) }))).toEqual(keys(broadcastOf()));
  });
});

describe('the serial of a post', () => {
  it.each([
    [{ type: 'message', number: 1 }, 'abc'],
    [{ type: 'message', number: 3 }, 'abc.3'],
    [{ type: 'correction', index: 2 }, 'abc.c2'],
    [{ type: 'retraction' }, 'abc.r'],
  ] as const)('%o is written and read', (part, serial) => {
    expect(serialOf({ id: 'abc' }, part)).toBe(serial);
    expect(readSerial({ serial } as never)).toEqual({ id: 'abc', part });
  });
});

describe('what else is done with a message that is out', () => {
  const delivery = (serial: string, more: object = {}) =>
    ({ kind: 'broadcast', serial, sentAt: isoOf(NINE), ...more }) as DeliveryOf<'sent'>;
  const publishing = { ...strike, broadcasts: { ...strike.broadcasts, crosspost: true } };
  const removed = broadcastOf({
    retraction: { at: isoOf(NINE), noticeTo: [], reason: 'wrong', remove: true },
  });

  it.each([
    ['nothing', strike, broadcastOf(), delivery('abc'), undefined],
    ['it is published', publishing, broadcastOf(), delivery('abc'), 'publish'],
    ['it is published once', publishing, broadcastOf(), delivery('abc', { crosspost: 'done' }), undefined],
    [
      'it is not published hours later',
      publishing,
      broadcastOf(),
      delivery('abc', { sentAt: isoOf(NINE.minus({ hours: 7 })) }),
      undefined,
    ],
    ['it is deleted', strike, removed, delivery('abc'), 'remove'],
    ['a notice of a correction is deleted, too', strike, removed, delivery('abc.c0'), 'remove'],
    ['the word of its deletion stays', strike, removed, delivery('abc.r'), undefined],
  ])('%s', (_, where, broadcast, out, followUp) => {
    expect(followUpOf(where, broadcast, out, NINE)).toBe(followUp);
  });
});
