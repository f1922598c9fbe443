import { expect, it } from 'vitest';
import { worldOf } from '../src/rehearse-world.ts';
import { exampleStrike } from './support/strikes.ts';

it('has every channel that the strike names, the organizers’ for them and the bot alone', () => {
  const strike = exampleStrike();
  const [guild] = worldOf([strike]).guilds;
  const bot = guild?.roles.find(({ forBot }) => forBot)?.id;
  expect(guild?.channels).toEqual([
    { id: strike.channels.announcements, name: 'picket-lines', topic: expect.any(String) as string },
    { id: strike.channels.organizers, name: 'organizers', visibleTo: [...strike.roles.organizer, bot] },
  ]);
});

it('has a channel once, however many names stand for it', () => {
  const strike = exampleStrike();
  const { announcements } = strike.channels;
  const more: object = { metro: announcements, valley: '1310000000000000777' };
  const crowded = { ...strike, channels: { ...strike.channels, ...more } };
  const channels = worldOf([crowded]).guilds[0]?.channels.map(({ id, name }) => `${name} ${id}`);
  expect(channels).toHaveLength(3);
  expect(channels).toContain('valley 1310000000000000777');
});
