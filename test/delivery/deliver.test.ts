import { describe, expect, it } from 'vitest';
import { isoDate } from '../../src/strike/dates.ts';
import { exampleView } from '../wording/say/example.ts';
import { bench, type Mishap } from './bench.ts';

const DUE = '2024-12-23T06:30:00-08:00';
const LOST_AFTER: Mishap = { stored: true, answer: { type: 'unknown', problem: 'socket hang up' } };
const LOST_BEFORE: Mishap = { stored: false, answer: { type: 'unknown', problem: 'socket hang up' } };

/** The ticks between the last post that was due and the one that a test is about. */
async function caughtUp(start: string) {
  const b = bench('2024-12-22T18:00:00-08:00');
  await b.tick();
  b.channels.messages.length = 0;
  b.told.length = 0;
  b.clock.set(start);
  return b;
}

describe('a morning', () => {
  it('is silent until the post is due', async () => {
    const b = await caughtUp('2024-12-23T06:29:59-08:00');
    await b.tick();
    expect(b.announcements()).toEqual([]);
  });

  it('posts once, however often it ticks', async () => {
    const b = await caughtUp(DUE);
    await b.tick();
    await b.tick();
    b.clock.advance(60_000);
    await b.tick();
    expect(b.announcements()).toHaveLength(1);
    expect(b.announcements()[0]).toMatch(/^\*\*Picket today, Monday, December 23: 8 a\.m\./);
    expect(b.announcements()[0]).toMatch(
      /\n-# Strike day 64 · ref [0-9A-Z]{4}-[0-9A-Z]{4} · is it really us\? \/verify$/,
    );
    expect(b.states()).toContain('2024-12-23 morning sent');
  });

  it('asks with the same nonce every time, and pings nobody', async () => {
    const [first, second] = [await caughtUp(DUE), await caughtUp(DUE)];
    await first.tick();
    await second.tick();
    const [a, b] = [first.channels.messages[0], second.channels.messages[0]];
    expect(a?.message.nonce).toBe(b?.message.nonce);
    expect(a?.message.pings).toEqual({ roles: [], everyone: false });
  });

  it('does not post what it cannot claim', async () => {
    const b = await caughtUp(DUE);
    b.ledger.failing = true;
    await expect(b.tick()).rejects.toThrow('the disk is full');
    expect(b.announcements()).toEqual([]);
    b.ledger.failing = false;
    await b.tick();
    expect(b.announcements()).toHaveLength(1);
  });

  it('says that it is late, in the window', async () => {
    const b = await caughtUp('2024-12-23T07:45:00-08:00');
    await b.tick();
    expect(b.announcements()[0]).toContain('-# Late: this was due at 6:30 a.m. and could not go out then.');
  });

  it('is missed after the window, and told once', async () => {
    const b = await caughtUp('2024-12-23T08:30:00-08:00');
    await b.tick();
    await b.tick();
    expect(b.announcements()).toEqual([]);
    expect(b.troubles()).toEqual([
      '**1 announcement was not posted:** the morning announcement of Monday, December 23. It could not be posted in time, and a late one would have misled. If members need to know, tell them now.',
    ]);
  });

  it('tells of a week away in one alert, never in a burst', async () => {
    const b = await caughtUp('2024-12-30T10:00:00-08:00');
    await b.tick();
    await b.tick();
    expect(b.announcements()).toEqual([]);
    expect(b.troubles()).toHaveLength(1);
    expect(b.troubles()[0]).toMatch(/^\*\*6 announcements were not posted:\*\*/);
  });

  it('repeats nothing when the clock is set back', async () => {
    const b = await caughtUp(DUE);
    await b.tick();
    b.clock.set('2024-12-22T17:00:00-08:00');
    await b.tick();
    b.clock.set(DUE);
    await b.tick();
    expect(b.announcements()).toHaveLength(1);
  });
});

describe('a quiet day', () => {
  it('is silent', async () => {
    const b = await caughtUp(DUE);
    for (let hour = 0; hour < 72; hour += 1) {
      await b.tick();
      b.clock.advance(3_600_000);
    }
    // From Monday 6:30 to Thursday 6:30: Monday's morning and evening, and nothing on the two quiet days.
    expect(b.announcements().map(text => text.split('\n')[0])).toEqual([
      '**Picket today, Monday, December 23: 8 a.m. to 2 p.m. (Pacific Time).**',
      '**No picket lines tomorrow, Tuesday, December 24: Christmas Eve.**',
    ]);
  });

  it('is silent when it was made one between the claim and the sending', async () => {
    const b = await caughtUp(DUE);
    const quiet = { ...exampleView(), changes: [quietToday] };
    const claim = b.ledger.claim.bind(b.ledger);
    b.ledger.claim = async delivery => {
      const isClaimed = await claim(delivery);
      b.state.view = quiet;
      return isClaimed;
    };
    await b.tick();
    expect(b.announcements()).toEqual([]);
    await b.tick();
    expect(b.announcements().map(text => text.split('\n')[0])).toEqual([
      '**Changed.** **No picket lines today, Monday, December 23: storm.**',
    ]);
    expect(b.states()).not.toContain('2024-12-23 morning claimed');
  });

  const quietToday = {
    type: 'quiet',
    id: 'q',
    at: '2024-12-23T14:29:59.000Z',
    role: 'organizer',
    from: isoDate('2024-12-23'),
    to: isoDate('2024-12-23'),
    reason: 'storm',
  } as const;
});

describe('an answer that never came', () => {
  it.each([
    ['after the message was stored', LOST_AFTER],
    ['before it was stored', LOST_BEFORE],
  ])('%s: the next tick looks, and there is one message', async (_when, mishap) => {
    const b = await caughtUp(DUE);
    b.channels.mishaps.push(mishap);
    await b.tick();
    expect(b.states()).toContain('2024-12-23 morning claimed');
    b.clock.advance(60_000);
    await b.tick();
    expect(b.announcements()).toHaveLength(1);
    expect(b.states()).toContain('2024-12-23 morning sent');
  });

  it('is missed when the deadline passes before it can be sent', async () => {
    const b = await caughtUp(DUE);
    b.channels.mishaps.push(LOST_BEFORE);
    await b.tick();
    b.clock.set('2024-12-23T09:00:00-08:00');
    await b.tick();
    expect(b.announcements()).toEqual([]);
    expect(b.states()).toContain('2024-12-23 morning missed');
  });

  describe.each([
    ['in time', 90_000, false],
    ['minutes late', 10 * 60_000, true],
  ])('whose request arrives %s', (_when, delay, isLate) => {
    it(`is adopted, and ${isLate ? 'says' : 'does not say'} that it is late`, async () => {
      const b = await caughtUp(DUE);
      b.channels.mishaps.push(LOST_BEFORE);
      await b.tick();
      const [asked] = b.channels.asked.slice(-1);
      b.clock.advance(delay);
      if (asked) b.channels.messages.push({ ...asked, id: '1', at: b.clock.now() });
      b.clock.advance(20 * 60_000);
      await b.tick();
      await b.tick();
      expect(b.announcements()).toHaveLength(1);
      expect(b.announcements()[0]?.includes('Late: this was due at 6:30 a.m.')).toBe(isLate);
      expect(b.announcements()[0]).not.toContain('Updated');
      const sent = [...b.ledger.deliveries.values()].find(({ key }) => key.endsWith('2024-12-23/morning'));
      expect(sent).toMatchObject({ late: isLate });
    });
  });

  it('that was given late, and is found late, is left as it is', async () => {
    const b = await caughtUp('2024-12-23T07:00:00-08:00');
    b.channels.mishaps.push(LOST_AFTER);
    await b.tick();
    const [said] = b.announcements();
    b.clock.advance(60_000);
    await b.tick();
    await b.tick();
    expect(b.announcements()).toEqual([said]);
  });

  it('is adopted even after the deadline, when it is out', async () => {
    const b = await caughtUp(DUE);
    b.channels.mishaps.push(LOST_AFTER);
    await b.tick();
    b.clock.set('2024-12-23T12:00:00-08:00');
    await b.tick();
    expect(b.announcements()).toHaveLength(1);
    expect(b.troubles()).toEqual([]);
  });

  it('is dropped when the day has become quiet meanwhile; that it is quiet is told, as Sunday said otherwise', async () => {
    const b = await caughtUp(DUE);
    b.channels.mishaps.push(LOST_BEFORE);
    await b.tick();
    const quietDays = [{ from: isoDate('2024-12-23'), to: isoDate('2024-12-23'), reason: 'storm' }];
    b.state.view = { strike: { ...exampleView().strike, quietDays }, changes: [] };
    b.clock.advance(60_000);
    await b.tick();
    expect(b.announcements().map(text => text.split('\n')[0])).toEqual([
      '**Changed.** **No picket lines today, Monday, December 23: storm.**',
    ]);
    expect(b.states()).not.toContain('2024-12-23 morning claimed');
  });

  it('is left alone while Discord cannot be asked', async () => {
    const b = await caughtUp(DUE);
    b.channels.mishaps.push(LOST_AFTER);
    await b.tick();
    b.channels.looking = { type: 'unknown', problem: 'connect ECONNREFUSED' };
    b.clock.advance(60_000);
    await b.tick();
    expect(b.states()).toContain('2024-12-23 morning claimed');
    b.channels.looking = undefined;
    await b.tick();
    expect(b.announcements()).toHaveLength(1);
  });

  it('is not sent again when the channel cannot be read, and organizers are told once what to do', async () => {
    const b = await caughtUp(DUE);
    b.channels.mishaps.push(LOST_AFTER);
    await b.tick();
    b.channels.looking = { type: 'unreadable', code: 50001, problem: 'Missing Access' };
    for (let minute = 0; minute < 5; minute += 1) {
      b.clock.advance(60_000);
      await b.tick();
    }
    expect(b.announcements()).toHaveLength(1);
    expect(b.troubles()).toEqual([
      '**I do not know whether the morning announcement of Monday, December 23 is out, so I am not posting it again.** I may not read <#1310000000000000021>. Give my role View Channel and Read Message History there.',
    ]);
  });
});

describe('a refusal', () => {
  it.each`
    code     | advice
    ${10003} | ${'The channel no longer exists. Set channels.announcements in the strike file to one that does, and restart me.'}
    ${50035} | ${"Discord's answer: no (code 50035)."}
  `('$code is final, and told once: $advice', async ({ code, advice }) => {
    const b = await caughtUp(DUE);
    b.channels.mishaps.push({ stored: false, answer: { type: 'refused', code, problem: 'no' } });
    await b.tick();
    await b.tick();
    expect(b.announcements()).toEqual([]);
    expect(b.troubles()).toEqual([
      `**The morning announcement of Monday, December 23 was refused by Discord and will not be posted.** ${advice}`,
    ]);
    expect(b.states()).toContain('2024-12-23 morning failed');
  });

  it.each`
    code     | advice
    ${50013} | ${'I may not write in <#1310000000000000021>. Give my role Send Messages there.'}
    ${50001} | ${'I cannot see <#1310000000000000021>. Give my role View Channel there.'}
  `('$code is told once, and the post goes out when it is lifted: $advice', async ({ code, advice }) => {
    const b = await caughtUp(DUE);
    const no = { stored: false, answer: { type: 'refused', code, problem: 'no' } } as const;
    b.channels.mishaps.push(no, { stored: true, answer: { type: 'sent', messageId: '1' } }, no);
    await b.tick();
    await b.tick();
    expect(b.troubles()).toEqual([
      `**Discord does not let me post the morning announcement of Monday, December 23.** ${advice} I keep trying as long as it is not too late for it.`,
    ]);
    b.clock.advance(5 * 60_000);
    await b.tick();
    await b.tick();
    expect(b.announcements()).toHaveLength(1);
    expect(b.announcements()[0]).toContain('-# Late:');
    expect(b.troubles().at(-1)).toBe('**Solved:** I could post in <#1310000000000000021> again.');
  });

  it('that nobody lifts in time ends in a missed post', async () => {
    const b = await caughtUp(DUE);
    const no = { stored: false, answer: { type: 'refused', code: 50013, problem: 'no' } } as const;
    b.channels.mishaps.push(no);
    await b.tick();
    b.clock.set('2024-12-23T08:30:00-08:00');
    await b.tick();
    expect(b.announcements()).toEqual([]);
    expect(b.troubles().at(-1)).toMatch(/^\*\*1 announcement was not posted:/);
  });

  it('keeps a claim under which an earlier request may still arrive, and looks before it asks again', async () => {
    const b = await caughtUp(DUE);
    const lost = { stored: false, answer: { type: 'unknown', problem: 'socket hang up' } } as const;
    const no = { stored: false, answer: { type: 'refused', code: 50013, problem: 'no' } } as const;
    b.channels.mishaps.push(lost, no);
    await b.tick();
    await b.tick();
    expect(b.states()).toContain('2024-12-23 morning claimed');
    await b.tick();
    expect(b.announcements()).toHaveLength(1);
  });

  it('of the alert too is final: it is not told for ever', async () => {
    const b = await caughtUp(DUE);
    const no = { stored: false, answer: { type: 'refused', code: 50035, problem: 'no' } } as const;
    b.channels.mishaps.push(no, no);
    await b.tick();
    await b.tick();
    expect(b.told).toHaveLength(1);
  });
});

describe('a store that may not know what is out', () => {
  it('looks before it posts', async () => {
    const first = await caughtUp(DUE);
    await first.tick();
    const restored = await caughtUp('2024-12-23T06:40:00-08:00');
    restored.channels.messages.push(...first.channels.messages);
    restored.state.unsureBefore = restored.clock.now();
    await restored.tick();
    expect(restored.announcements()).toHaveLength(1);
    expect(restored.states()).toContain('2024-12-23 morning sent');
  });
});

describe('a clock that is not Discord’s', () => {
  it.each`
    ahead            | sentence
    ${3 * 3_600_000} | ${'**My clock is 180 minutes ahead of Discord’s, so I post nothing by myself until it is right.** Whoever runs me: set the machine’s clock.'}
    ${-61_000}       | ${'**My clock is 1 minute behind Discord’s, so I post nothing by myself until it is right.** Whoever runs me: set the machine’s clock.'}
  `('$ahead ms ahead: holds posts, says so once, goes on when it is right', async ({ ahead, sentence }) => {
    const b = await caughtUp(DUE);
    b.channels.ahead = ahead;
    await b.tick();
    await b.tick();
    expect(b.announcements()).toEqual([]);
    expect(b.troubles()).toEqual([sentence]);
    b.channels.ahead = 0;
    await b.tick();
    expect(b.announcements()).toHaveLength(1);
    expect(b.troubles()).toEqual([sentence, '**Solved:** my clock is right again, and I post again.']);
  });

  it('a minute is tolerated', async () => {
    const b = await caughtUp(DUE);
    b.channels.ahead = 60_000;
    await b.tick();
    expect(b.announcements()).toHaveLength(1);
  });

  it('days ahead counts nothing as missed', async () => {
    const b = await caughtUp('2024-12-27T06:30:00-08:00');
    b.channels.ahead = 4 * 86_400_000;
    await b.tick();
    expect(b.states().filter(state => state > '2024-12-23')).toEqual([]);
  });

  it('posts by its own clock where no answer says what time it is', async () => {
    const b = await caughtUp(DUE);
    b.channels.clock = { type: 'unwitnessed' };
    await b.tick();
    expect(b.announcements()).toHaveLength(1);
  });

  it('posts nothing while Discord cannot be asked', async () => {
    const b = await caughtUp(DUE);
    b.channels.ahead = undefined;
    await b.tick();
    expect(b.announcements()).toEqual([]);
  });
});

describe('a stop by an organizer', () => {
  const halt = { mode: 'paused', reason: 'a vote', at: '2024-12-23T14:00:00.000Z' } as const;

  it('keeps the post back, and is no missed post; what is still in its time goes out after it', async () => {
    const b = await caughtUp(DUE);
    b.state.halt = halt;
    await b.tick();
    expect(b.announcements()).toEqual([]);
    b.state.halt = undefined;
    b.clock.set('2024-12-23T07:00:00-08:00');
    await b.tick();
    expect(b.announcements()).toHaveLength(1);
  });

  it('of a whole morning is not told as missed, then or later', async () => {
    const b = await caughtUp('2024-12-23T10:00:00-08:00');
    b.state.halt = halt;
    await b.tick();
    b.state.halt = undefined;
    await b.tick();
    expect(b.troubles()).toEqual([]);
    expect(b.states()).toContain('2024-12-23 morning missed');
  });

  it('between the claim and the answer drops the claim', async () => {
    const b = await caughtUp(DUE);
    b.channels.mishaps.push(LOST_BEFORE);
    await b.tick();
    b.state.halt = halt;
    await b.tick();
    expect(b.states()).not.toContain('2024-12-23 morning claimed');
    expect(b.announcements()).toEqual([]);
  });

  it('frozen says nothing to organizers either', async () => {
    const b = await caughtUp(DUE);
    b.state.halt = { ...halt, mode: 'frozen' };
    b.channels.ahead = 3_600_000;
    await b.tick();
    expect(b.troubles()).toEqual([]);
  });
});

it('a condition that ends is said to be solved, and told again when it comes back', async () => {
  const b = await caughtUp(DUE);
  b.channels.mishaps.push({ stored: false, answer: { type: 'refused', code: 50035, problem: 'no' } });
  await b.tick();
  b.clock.set('2024-12-23T17:00:00-08:00');
  await b.tick();
  expect(b.announcements()).toHaveLength(1);
  expect(b.troubles().at(-1)).toBe('**Solved:** I could post in <#1310000000000000021> again.');
});
