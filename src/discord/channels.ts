import { type Client, PermissionFlagsBits, PermissionsBitField } from 'discord.js';
import type { Strike } from '../strike/strike.ts';

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
    if (!channel?.isTextBased()) return [noChannel(strike, use, id)];
    const { me } = guild.members;
    const held = me ? channel.permissionsFor(me) : new PermissionsBitField();
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

export function notInvited(strike: Strike): string {
  return `The bot is not on the server ${strike.guild} of “${strike.name}”: invite it.`;
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
