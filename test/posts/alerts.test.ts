import { expect, it } from 'vitest';
import { movableClock } from '../../src/platform/clock.ts';
import { type AlertBook, channelAlerts } from '../../src/posts/alerts.ts';
import type { PostIdentity } from '../../src/posts/delivery.ts';
import { createTranslator } from '../../src/text/translator.ts';
import { day, exampleStrike } from '../support/strikes.ts';
import { memoryChannels } from './bench.ts';

const strike = exampleStrike();

function post(date: string): PostIdentity {
  return { guild: strike.guild, channel: strike.channels.announcements, date: day(date), kind: 'morning' };
}

/** A store that takes no writes, as on a full disk. */
const full: AlertBook = {
  open: async () => [],
  add: async () => {
    throw new Error('the disk is full');
  },
  remove: async () => undefined,
};

function alerting() {
  const channels = memoryChannels();
  const clock = movableClock('2024-12-26T09:00:00-08:00');
  const parts = { messenger: channels, book: full, clock, isFrozen: () => false, told: new Set<string>() };
  const alerts = channelAlerts(createTranslator()('en'), strike, parts);
  return { alerts, clock, said: () => channels.messages.map(({ message }) => message.content) };
}

it('what was missed is told once, though it cannot be recorded', async () => {
  const { alerts, clock, said } = alerting();
  for (let beat = 0; beat < 3; beat += 1) {
    expect(await alerts.tell({ about: 'missed', posts: [post('2024-12-26')] })).toBe(true);
    clock.advance(600_000);
  }
  expect(said()).toHaveLength(1);
  await alerts.tell({ about: 'missed', posts: [post('2024-12-26'), post('2024-12-27')] });
  expect(said()).toHaveLength(2);
  expect(said()[1]).toContain('December 27');
  expect(said()[1]).not.toContain('December 26');
});

it('a condition is told once and ends once, though the book cannot be written', async () => {
  const { alerts, clock, said } = alerting();
  await expect(alerts.tell({ about: 'clock', seconds: 600 })).rejects.toThrow('the disk is full');
  clock.advance(600_000);
  expect(await alerts.tell({ about: 'clock', seconds: 600 })).toBe(true);
  expect(said()).toHaveLength(1);
  await alerts.solve({ about: 'clock' });
  await alerts.solve({ about: 'clock' });
  expect(said()).toHaveLength(2);
  expect(said()[1]).toContain('Solved');
});
