import { type Client, PermissionFlagsBits, PermissionsBitField } from 'discord.js';
import type { Strike } from '../../strike/strike.ts';
import { permissionsOf } from './permissions.ts';

/** What the bot must be allowed to do in a channel that it posts to; Read Message History so that nothing goes out twice. */
export const CHANNEL_PERMISSIONS = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.ReadMessageHistory,
];

/** What stands in the way of a strike's posts on Discord, a sentence for the host each; none if all is well. */
export function channelProblems(client: Client<true>, strike: Strike): string[] {
  const guild = client.guilds.cache.get(strike.guild);
  if (!guild) return [notInvited(strike)];
  return channelsOf(strike).flatMap(([use, id]) => {
    const channel = guild.channels.cache.get(id);
    if (!channel && client.channels.cache.has(id)) return [foreignChannel(strike, use, id)];
    if (!channel?.isTextBased()) return [noChannel(strike, use, id)];
    const { me } = guild.members;
    const held = me ? permissionsOf(channel, me) : new PermissionsBitField();
    return lacking(strike, use, channel.name, held);
  });
}

/** The channels that a strike file names, each with its place in the file. */
export function channelsOf({ channels, broadcasts }: Strike): [use: string, id: string][] {
  const others = [...broadcasts.channels].filter(([, id]) => id !== channels.announcements);
  return [
    ...Object.entries(channels).map(([use, id]): [string, string] => [`channels.${use}`, id]),
    ...others.map(([use, id]): [string, string] => [`broadcasts.channels.${use}`, id]),
  ];
}

/** @param others the servers that it is on and no strike file names: one of them may be meant */
export function notInvited(
  { guild, name }: Strike,
  others: readonly { id: string; name: string }[] = [],
): string {
  const invite = `The bot is not on the server ${guild} of “${name}”: invite it`;
  if (others.length === 0) return `${invite}.`;
  const named = others.map(each => `“${each.name}” (${each.id})`).join(', ');
  return `${invite}, or correct guild in the strike file; it is on ${named}, which no strike file names.`;
}

export function foreignChannel(strike: Strike, use: string, id: string): string {
  return `${use} of “${strike.name}”: the channel ${id} is on another server, so nothing is said there; write the id of a channel of the strike’s own server.`;
}

export function noChannel(strike: Strike, use: string, id: string): string {
  return `${use} of “${strike.name}”: there is no text channel ${id}.`;
}

/** One sentence with all that the bot lacks in a channel; none if it lacks nothing. */
export function lacking(
  strike: Strike,
  use: string,
  channel: string,
  held: Readonly<PermissionsBitField>,
): string[] {
  const missing = held.missing(CHANNEL_PERMISSIONS).map(inWords);
  if (missing.length === 0) return [];
  return [`#${channel} (${use} of “${strike.name}”): the bot lacks ${missing.join(', ')}.`];
}

/** As Discord's own settings call it: "ViewChannel" is "View Channel". */
function inWords(permission: string): string {
  return permission.replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
}
