import { MessageFlags, PermissionFlagsBits } from 'discord-api-types/v10';
import type { ClockState, PageChannel, PageMessage, Snapshot } from '../protocol.ts';
import { commandsFor } from '../state/commands.ts';
import { type Discord, isGuildChannel } from '../state/discord.ts';
import { mayIn } from '../state/permissions.ts';
import type { Channel, StoredMessage } from '../state/stored.ts';
import type { ClockControl, Person } from '../world.ts';
import { sees } from './sight.ts';

const MESSAGES_SHOWN = 100;

/** Everything that a person sees when they open the page. Ephemeral messages are gone by then. */
export function snapshotFor(
  discord: Discord,
  person: Person,
  clock: ClockState,
  botOnline: boolean,
): Snapshot {
  const guilds = [...discord.guilds.values()].filter(guild => guild.members.has(person.id));
  return {
    type: 'snapshot',
    person: { id: person.id, name: person.name, label: person.label },
    persons: discord.persons.map(({ id, name, label }) => ({ id, name, label })),
    application: { id: discord.application.id, name: discord.application.name },
    guilds: guilds.map(guild => ({
      guild: { id: guild.id, name: guild.name },
      roles: [...guild.roles.values()],
      members: [...guild.members.values()].map(({ user, roles }) => ({ user, roles })),
    })),
    channels: channelsFor(discord, person.id),
    commands: commandsByGuild(discord, person.id),
    clock,
    botOnline,
  };
}

/** The channels that a person sees, with what is in them. */
export function channelsFor(discord: Discord, personId: string): PageChannel[] {
  const ordered = [...discord.guilds.values()]
    .flatMap(guild => guild.channelIds.flatMap(id => discord.channels.get(id) ?? []))
    .concat([...discord.channels.values()].filter(channel => !isGuildChannel(channel)));
  return ordered
    .filter(channel => sees(discord, personId, channel))
    .map(channel => ({
      channel,
      ...(isGuildChannel(channel) ? { guildId: channel.guild_id } : {}),
      messages: historyFor(discord, personId, channel),
    }));
}

/** The commands that a person may see, by server. */
export function commandsByGuild(discord: Discord, personId: string): Snapshot['commands'] {
  const guilds = [...discord.guilds.values()].filter(guild => guild.members.has(personId));
  return Object.fromEntries(guilds.map(guild => [guild.id, commandsFor(discord, personId, guild.id)]));
}

/** A message as the page gets it. */
export function pageMessage({ message, onlyFor, rang }: StoredMessage): PageMessage {
  return {
    ...message,
    rang,
    ...(onlyFor === undefined ? {} : { ephemeral: true }),
    ...((message.flags ?? 0) & MessageFlags.Loading ? { pending: true } : {}),
  };
}

/** The clock as the page shows it. */
export function clockState(discord: Discord, control?: ClockControl): ClockState {
  const next = control?.nextPost();
  return { now: discord.clock.now(), zone: control?.zone ?? 'UTC', ...(next ? { nextPost: next } : {}) };
}

function historyFor(discord: Discord, personId: string, channel: Channel): PageMessage[] {
  if (!mayIn(discord, channel, personId, PermissionFlagsBits.ReadMessageHistory)) return [];
  return (discord.messages.get(channel.id) ?? []).slice(-MESSAGES_SHOWN).map(pageMessage);
}
