import { type Interaction, SnowflakeUtil } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { discordMessenger } from '../../src/discord/messenger.ts';
import { movableClock } from '../../src/platform/clock.ts';
import { connect, simulatedDiscord } from './connected.ts';

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
    /** In whole minutes. */
    ahead: async () => Math.round(((await messenger.clockAhead()) ?? Number.NaN) / MINUTE),
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

it('an answer that was read hours after it was written shows nothing: the machine slept', async () => {
  const { messenger, ahead, discord, clock, own } = await comparing(0);
  const hold = discord.faults.hold({ path: /^\/users\/@me$/ }, 'after');
  const asleep = messenger.clockAhead();
  await hold.reached;
  // Discord writes its answer at once; it is read afterwards.
  own.advance(300 * MINUTE);
  hold.release();
  expect(await asleep).toBeUndefined();
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

  it('one from our past shows nothing: it may have been long under way', async () => {
    const { client, own, ahead } = await comparing(0);
    const id = `${SnowflakeUtil.generate({ timestamp: own.now().toMillis() - 60 * MINUTE })}`;
    client.emit('interactionCreate', { id } as Interaction<'cached'>);
    expect(await ahead()).toBeCloseTo(0);
  });
});
