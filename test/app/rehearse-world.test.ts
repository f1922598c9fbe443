import { expect, it } from 'vitest';
import { worldOf } from '../../src/app/rehearse-world.ts';
import { exampleStrike } from '../support/strikes.ts';

it('has every channel that the strike names, the organizers’ for them and the bot alone', () => {
  const strike = exampleStrike();
  const [guild] = worldOf([strike]).guilds;
  const bot = guild?.roles.find(({ forBot }) => forBot)?.id;
  expect(guild?.channels).toEqual([
    { id: strike.channels.announcements, name: 'picket-lines', topic: expect.any(String) as string },
    { id: '1310000000000000031', name: 'lamc' },
    { id: '1310000000000000032', name: 'fontana' },
    { id: strike.channels.organizers, name: 'organizers', visibleTo: [...strike.roles.organizer, bot] },
  ]);
});

it('has a channel once, however many names stand for it', () => {
  const strike = exampleStrike();
  const { announcements } = strike.channels;
  const channels = new Map([
    ['metro', announcements],
    ['valley', '1310000000000000777'],
  ]);
  const crowded = { ...strike, broadcasts: { channels, crosspost: false } };
  const there = worldOf([crowded]).guilds[0]?.channels.map(({ id, name }) => `${name} ${id}`);
  expect(there).toHaveLength(3);
  expect(there).toContain('valley 1310000000000000777');
});
