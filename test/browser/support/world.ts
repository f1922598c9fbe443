import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { World } from '../../../src/rehearsal/world.ts';

export const guildId = '1310000000000000001';
const organizers = '1310000000000000011';
export const members = '1310000000000000014';

export const channels = {
  announcements: '1310000000000000021',
  line: '1310000000000000022',
  organizers: '1310000000000000023',
} as const;

export const rosa = '1310000000000000101';
export const mei = '1310000000000000102';

const everyone = String(
  PermissionFlagsBits.ViewChannel |
    PermissionFlagsBits.SendMessages |
    PermissionFlagsBits.ReadMessageHistory |
    PermissionFlagsBits.UseApplicationCommands,
);

/** A small union: a member and an organizer, three channels, one of them only for organizers. */
export const world: World = {
  application: { id: '1310000000000000900', name: 'Picketline', token: 'a-rehearsal-token' },
  guilds: [
    {
      id: guildId,
      name: 'A union on strike',
      roles: [
        { id: guildId, name: '@everyone', permissions: everyone },
        { id: organizers, name: 'Organizers', permissions: String(PermissionFlagsBits.ManageGuild) },
        { id: members, name: 'Members', permissions: '0', mentionable: true },
        {
          id: '1310000000000000012',
          name: 'Picketline',
          permissions: String(PermissionFlagsBits.Administrator),
          forBot: true,
        },
      ],
      channels: [
        { id: channels.announcements, name: 'announcements', type: 5, topic: 'Where the line is' },
        { id: channels.line, name: 'picket-line' },
        { id: channels.organizers, name: 'organizers', visibleTo: [organizers] },
      ],
    },
  ],
  persons: [
    { id: rosa, name: 'Rosa Díaz', label: 'Member', roles: { [guildId]: [members] } },
    { id: mei, name: 'Mei Lin', label: 'Organizer', roles: { [guildId]: [organizers, members] } },
  ],
};

/** The same with many more channels: far more than fit on a screen. */
export function worldWithChannels(count: number): World {
  const more = Array.from({ length: count }, (_, index) => ({
    id: String(1_310_000_000_000_001_000n + BigInt(index)),
    name: `line-${index + 1}-with-a-name-that-is-too-long-for-the-list`,
  }));
  return {
    ...world,
    guilds: world.guilds.map(guild => ({ ...guild, channels: [...guild.channels, ...more] })),
  };
}
