import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Person, World, WorldChannel, WorldGuild, WorldRole } from '../rehearsal/world.ts';
import type { Strike } from '../strike/strike.ts';

const APPLICATION_ID = '1310000000000000900';
const MEMBER_PERMISSIONS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.UseApplicationCommands |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles;

/** A server for each strike, with its channels and roles, and somebody to play in each role. */
export function worldOf(strikes: readonly Strike[]): World {
  return {
    application: {
      id: APPLICATION_ID,
      name: 'Picketline',
      token: `${btoa(APPLICATION_ID)}.rehearsal.no-secret`,
    },
    guilds: strikes.map(guildOf),
    persons: personsOf(strikes),
  };
}

function guildOf(strike: Strike): WorldGuild {
  return { id: strike.guild, name: strike.union, roles: rolesOf(strike), channels: channelsOf(strike) };
}

function rolesOf(strike: Strike): WorldRole[] {
  const { organizer, captain, mention } = strike.roles;
  const plain = (id: string, name: string): WorldRole => ({ id, name, permissions: '0' });
  const roles = [
    { id: strike.guild, name: '@everyone', permissions: MEMBER_PERMISSIONS.toString() },
    { id: botRoleId(strike), name: 'Picketline', permissions: MEMBER_PERMISSIONS.toString(), forBot: true },
    ...organizer.map(id => ({ ...plain(id, 'Organizer'), mentionable: true })),
    ...[...captain].flatMap(([place, ids]) =>
      ids.map(id => plain(id, `Captain, ${placeName(strike, place)}`)),
    ),
    ...[...mention].map(([name, id]) => ({ ...plain(id, name), mentionable: true })),
  ];
  return roles.filter(({ id }, index) => roles.findIndex(role => role.id === id) === index);
}

/** A channel that several names stand for is there once, as the first of them describes it. */
function channelsOf(strike: Strike): WorldChannel[] {
  const channels = Object.entries(namedChannels(strike)).map(([name, id]) => channelOf(strike, name, id));
  return channels.filter(({ id }, index) => channels.findIndex(channel => channel.id === id) === index);
}

/** Every channel that the strike's file names, by that name. */
function namedChannels({ broadcasts, channels }: Strike): Record<string, string> {
  return { ...Object.fromEntries(broadcasts.channels), ...channels };
}

function channelOf(strike: Strike, name: string, id: string): WorldChannel {
  switch (name) {
    case 'announcements':
      return { id, name: 'picket-lines', topic: 'Where the line is, every picket morning' };
    case 'organizers':
      return { id, name, visibleTo: [...strike.roles.organizer, botRoleId(strike)] };
    default:
      return { id, name };
  }
}

/** A member, a captain of one site, two organizers, and a newcomer without any role, on every server. */
function personsOf(strikes: readonly Strike[]): Person[] {
  const [first] = strikes;
  const captainOf = first && [...first.roles.captain.keys()][0];
  const everywhere = (rolesIn: (strike: Strike) => readonly (string | undefined)[]) =>
    Object.fromEntries(strikes.map(strike => [strike.guild, rolesIn(strike).filter(id => id !== undefined)]));
  const members = (strike: Strike) => [[...strike.roles.mention.values()][0]];
  const captain = (strike: Strike) => [
    ...[...strike.roles.captain.values()].slice(0, 1).flat(),
    ...members(strike),
  ];
  const organizer = (strike: Strike) => [strike.roles.organizer[0], ...members(strike)];
  return [
    { id: '1310000000000000501', name: 'Ana', label: 'Ana, member', roles: everywhere(members) },
    ...(first && captainOf !== undefined
      ? [
          {
            id: '1310000000000000502',
            name: 'Ben',
            label: `Ben, captain at ${placeName(first, captainOf)}`,
            roles: everywhere(captain),
          },
        ]
      : []),
    { id: '1310000000000000503', name: 'Olga', label: 'Olga, organizer', roles: everywhere(organizer) },
    {
      id: '1310000000000000505',
      name: 'Omar',
      label: 'Omar, second organizer',
      roles: everywhere(organizer),
    },
    { id: '1310000000000000504', name: 'Nico', label: 'Nico, newcomer', roles: everywhere(() => []) },
  ];
}

function placeName({ sites }: Strike, place: string): string {
  return sites.find(site => site.id === place)?.name ?? place;
}

/** Made from the server's id, so that it is the same at every start and no other role's. */
function botRoleId({ guild }: Strike): string {
  return String(BigInt(guild) + 900n);
}
