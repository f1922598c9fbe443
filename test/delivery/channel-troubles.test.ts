import { expect, it } from 'vitest';
import type { PostIdentity } from '../../src/announcements/delivery.ts';
import { channelTroubles } from '../../src/delivery/channel-troubles.ts';
import type { TroubleRepository } from '../../src/delivery/troubles.ts';
import { movableClock } from '../../src/platform/clock.ts';
import { createTranslator } from '../../src/wording/translator.ts';
import { day, exampleStrike } from '../support/strikes.ts';
import { memoryChannels } from './bench.ts';

const strike = exampleStrike();

function post(date: string): PostIdentity {
  return { guild: strike.guild, channel: strike.channels.announcements, date: day(date), kind: 'morning' };
}

/** A store that takes no writes, as on a full disk. */
const full: TroubleRepository = {
  open: async () => [],
  add: async () => {
    throw new Error('the disk is full');
  },
  remove: async () => undefined,
};

/** A store that works. */
function kept(): TroubleRepository {
  const keys = new Set<string>();
  return {
    open: async () => [...keys],
    add: async (_guild, key) => void keys.add(key),
    remove: async (_guild, key) => void keys.delete(key),
  };
}

function troubling(repository = full) {
  const channels = memoryChannels();
  const clock = movableClock('2024-12-26T09:00:00-08:00');
  const parts = { messenger: channels, repository, clock, isFrozen: () => false, told: new Set<string>() };
  const troubles = channelTroubles(createTranslator()('en'), strike, parts);
  return { troubles, channels, clock, said: () => channels.messages.map(({ message }) => message.content) };
}

it('what was missed is told once, though it cannot be recorded', async () => {
  const { troubles, clock, said } = troubling();
  for (let beat = 0; beat < 3; beat += 1) {
    expect(await troubles.tell({ about: 'missed', posts: [post('2024-12-26')] })).toBe(true);
    clock.advance(600_000);
  }
  expect(said()).toHaveLength(1);
  await troubles.tell({ about: 'missed', posts: [post('2024-12-26'), post('2024-12-27')] });
  expect(said()).toHaveLength(2);
  expect(said()[1]).toContain('December 27');
  expect(said()[1]).not.toContain('December 26');
});

it('a condition is told once and ends once, though the repository cannot be written', async () => {
  const { troubles, clock, said } = troubling();
  await expect(troubles.tell({ about: 'clock', seconds: 600 })).rejects.toThrow('the disk is full');
  clock.advance(600_000);
  expect(await troubles.tell({ about: 'clock', seconds: 600 })).toBe(true);
  expect(said()).toHaveLength(1);
  await troubles.solve({ about: 'clock' });
  await troubles.solve({ about: 'clock' });
  expect(said()).toHaveLength(2);
  expect(said()[1]).toContain('Solved');
});

it.each([
  { why: 'may not write there', answer: { type: 'refused', code: 50013, problem: 'Missing Permissions' } },
  { why: 'was thrown out', answer: { type: 'refused', code: 50001, problem: 'Missing Access' } },
  { why: 'gets no answer', answer: { type: 'unknown', problem: 'reset' } },
  { why: 'gets a fault of Discord’s', answer: { type: 'unknown', problem: '502 Bad Gateway' } },
  { why: 'gets a 403 without a reason', answer: { type: 'unknown', problem: '403: code 0' } },
] as const)('organizers are told as soon as they can be, where the bot $why', async ({ answer }) => {
  const { troubles, channels, said } = troubling(kept());
  channels.mishaps.push({ stored: false, answer }, { stored: false, answer });
  const missed = { about: 'missed', posts: [post('2024-12-26')] } as const;
  expect(await troubles.tell(missed)).toBe(false);
  expect(await troubles.tell({ about: 'clock', seconds: 600 })).toBe(false);
  // What nobody heard of is not said to be over.
  await troubles.solve({ about: 'clock' });
  expect(await troubles.tell(missed)).toBe(true);
  expect(said()).toEqual([expect.stringMatching(/^\*\*1 announcement was not posted/)]);
});

it('where there is nowhere to tell it, it is settled', async () => {
  const { troubles, channels, said } = troubling(kept());
  const answer = { type: 'refused', code: 10003, problem: 'Unknown Channel' } as const;
  channels.mishaps.push({ stored: false, answer });
  expect(await troubles.tell({ about: 'missed', posts: [post('2024-12-26')] })).toBe(true);
  expect(said()).toEqual([]);
});

it('that a channel was deleted is over once a post goes out in the one that the strike file names now', async () => {
  const repository = kept();
  const { troubles, said } = troubling(repository);
  const gone = { ...post('2024-12-26'), channel: '1310000000000000029' };
  await troubles.tell({ about: 'refused', post: gone, code: 10003, problem: 'Unknown Channel' });
  await troubles.tell({ about: 'unreadable', post: gone, code: 50001, problem: 'Missing Access' });
  await troubles.solve({ about: 'refused', channel: strike.channels.announcements });
  expect(await repository.open(strike.guild)).toEqual(['unreadable/1310000000000000029/50001']);
  expect(said().at(-1)).toBe('**Solved:** I could post in <#1310000000000000021> again.');
});

it('two answers of Discord’s about one channel end together, in one message', async () => {
  const { troubles, said } = troubling(kept());
  for (const code of [50001, 50013])
    await troubles.tell({ about: 'refused', post: post('2024-12-26'), code, problem: 'no' });
  await troubles.solve({ about: 'refused', channel: strike.channels.announcements });
  expect(said()).toHaveLength(3);
});

it('names a message that missed fifty channels once, and fits into one of Discord’s messages', async () => {
  const { troubles, said } = troubling(kept());
  const posts = Array.from({ length: 50 }, (_, index) => ({
    ...post('2024-12-26'),
    kind: 'broadcast' as const,
    channel: String(index),
  }));
  await troubles.tell({ about: 'missed', posts: [post('2024-12-26'), ...posts] });
  expect(said()[0]).toMatch(
    /the morning announcement of Thursday, December 26 and the broadcast of Thursday, December 26 in 50 channels\./,
  );
  expect(said()[0]?.length).toBeLessThan(2000);
});
