import { type Interaction, SnowflakeUtil } from 'discord.js';
import { describe, expect, it, vi } from 'vitest';
import { discordMessenger } from '../../../src/discord/channels/messenger.ts';
import { movableClock } from '../../../src/platform/clock.ts';
import { connect, simulatedDiscord } from '../connected.ts';

const MINUTE = 60_000;

/** A bot whose clock is off by so much. With `proxy`, the `Date` of every answer agrees with the bot. */
async function comparing(offBy: number, { proxy = false } = {}) {
  const stage = await connect(await simulatedDiscord());
  const own = movableClock(stage.clock.now().plus(offBy).toISO());
  if (proxy) stage.discord.faults.setDateSkew(offBy);
  const messenger = discordMessenger(stage.client, own, () => {});
  return {
    ...stage,
    own,
    messenger,
    /** In whole minutes; else what kind of answer there is. */
    ahead: async () => {
      const check = await messenger.checkClock();
      return check.type === 'compared' ? Math.round(check.aheadMs / MINUTE) : check.type;
    },
  };
}

describe('by the Date header', () => {
  it.each([
    ['ahead', 5],
    ['behind', -5],
  ])('a clock that is %s is found out', async (_name, minutes) => {
    const { ahead } = await comparing(minutes * MINUTE);
    expect(await ahead()).toBe(minutes);
  });
});

describe('whatever becomes of the question', () => {
  const ME = /^\/users\/@me$/;
  const ANY = /./;
  it.each([
    ['500', ME, { kind: 'status', status: 500, stage: 'before' }, 5],
    ['a reset', ME, { kind: 'reset', stage: 'before' }, 5],
    ['a page of a proxy’s', ME, { kind: 'body', body: '<html>Sign in</html>' }, 5],
    ['500 to everything', ANY, { kind: 'status', status: 500, stage: 'before' }, 5],
    ['a reset of everything', ANY, { kind: 'reset', stage: 'before' }, 'unreached'],
  ] as const)('after %s', async (_name, path, fault, expected) => {
    const { ahead, discord } = await comparing(5 * MINUTE);
    discord.faults.add({ path, fault, times: 2 });
    expect(await ahead()).toBe(expected);
  });

  it.each([
    ['500', ME, { kind: 'status', status: 500, stage: 'before' }, undefined],
    ['a reset', ME, { kind: 'reset', stage: 'before' }, undefined],
    ['500 to everything', ANY, { kind: 'status', status: 500, stage: 'before' }, true],
    ['a reset of everything', ANY, { kind: 'reset', stage: 'before' }, true],
  ] as const)(
    'it is known whether Discord gave what it was asked for: %s',
    async (_name, path, fault, hasFault) => {
      const { messenger, discord, strike } = await comparing(0);
      // Seen just before: an answer that says how our clock stands, and nothing of how Discord is now.
      await messenger.edit(strike.channels.announcements, '1310000000000000999', 'is not there');
      const broken = discord.faults.add({ path, fault, times: 2 });
      expect((await messenger.checkClock()).hasFault).toBe(hasFault);
      broken.remove();
      expect((await messenger.checkClock()).hasFault).toBeUndefined();
    },
  );

  it('a 401 to the question without the token says nothing of the token', async () => {
    const { discord, client, own } = await comparing(0);
    const onUnauthorized = vi.fn<(problem: string) => void>();
    discord.faults.add({ path: ME, fault: { kind: 'status', status: 500, stage: 'before' } });
    const gateway = discord.faults.add({
      path: /^\/gateway$/,
      times: 2,
      fault: { kind: 'status', status: 401, stage: 'before' },
    });
    await discordMessenger(client, own, onUnauthorized).checkClock();
    expect(gateway.hits()).toBe(1);
    expect(onUnauthorized).not.toHaveBeenCalled();
  });

  it('a recent answer of any kind counts, where the question gets none', async () => {
    const { ahead, discord, messenger, strike } = await comparing(5 * MINUTE);
    await messenger.edit(strike.channels.announcements, '1310000000000000999', 'is not there');
    discord.faults.add({ path: ANY, fault: { kind: 'reset', stage: 'before' }, times: 2 });
    expect(await ahead()).toBe(5);
  });
});

describe('where no answer has a Date', () => {
  it('that is said, rather than that nothing is known', async () => {
    const { ahead, discord } = await comparing(0);
    discord.faults.setDateSkew(Number.NaN);
    expect(await ahead()).toBe('unwitnessed');
  });

  it.each([
    ['right', 0],
    ['behind', -5],
  ])('a message of our own shows that our clock is %s', async (_name, minutes) => {
    const { ahead, discord, messenger, strike } = await comparing(minutes * MINUTE);
    discord.faults.setDateSkew(Number.NaN);
    await messenger.send(strike.channels.announcements, { content: 'Picket today.', nonce: 'nonce' });
    expect(await ahead()).toBeCloseTo(minutes);
  });
});

it('an answer that was read hours after it was written shows nothing: the machine slept', async () => {
  const { messenger, ahead, discord, clock, own } = await comparing(0);
  const hold = discord.faults.hold({ path: /^\/users\/@me$/ }, 'after');
  const asleep = messenger.checkClock();
  await hold.reached;
  // Discord writes its answer at once; it is read afterwards.
  own.advance(300 * MINUTE);
  hold.release();
  expect(await asleep).toMatchObject({ type: 'unreached' });
  clock.advance(300 * MINUTE);
  expect(await ahead()).toBe(0);
});

describe('by an id, where the header comes from somebody else', () => {
  it('a message of our own from our future shows that our clock is behind', async () => {
    const { messenger, ahead, strike } = await comparing(-5 * MINUTE, { proxy: true });
    expect(await ahead()).toBeCloseTo(0);
    await messenger.send(strike.channels.announcements, { content: 'Picket today.', nonce: 'nonce' });
    expect(await ahead()).toBe(-5);
  });

  it('so does an interaction, for ten minutes', async () => {
    const { client, clock, own, ahead } = await comparing(-5 * MINUTE, { proxy: true });
    const id = `${SnowflakeUtil.generate({ timestamp: clock.now().toMillis() })}`;
    client.emit('interactionCreate', { id } as Interaction<'cached'>);
    expect(await ahead()).toBe(-5);
    for (const each of [clock, own]) each.advance(11 * MINUTE);
    expect(await ahead()).toBeCloseTo(0);
  });

  it('an interaction of the year 2150 stops no post', async () => {
    const { client, own, ahead } = await comparing(0);
    const id = `${SnowflakeUtil.generate({ timestamp: own.now().plus({ years: 125 }).toMillis() })}`;
    client.emit('interactionCreate', { id } as Interaction<'cached'>);
    expect(await ahead()).toBeCloseTo(0);
  });

  it('one from our past shows nothing: it may have been long under way', async () => {
    const { client, own, ahead } = await comparing(0);
    const id = `${SnowflakeUtil.generate({ timestamp: own.now().toMillis() - 60 * MINUTE })}`;
    client.emit('interactionCreate', { id } as Interaction<'cached'>);
    expect(await ahead()).toBeCloseTo(0);
  });
});
