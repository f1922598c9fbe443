import {
  type APIApplicationCommand,
  type ApplicationCommandType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { commandsFor } from '../state/commands.ts';
import { type Discord, isGuildChannel } from '../state/discord.ts';
import { Refused } from '../state/lookup.ts';
import { mayIn } from '../state/permissions.ts';
import type { Channel } from '../state/stored.ts';

/** A command as a person finds it in a channel. One that they may not use, or of another type, is not there. */
export function usableCommand(
  discord: Discord,
  personId: string,
  channel: Channel,
  commandId: string,
  type: ApplicationCommandType,
): APIApplicationCommand {
  const guildId = isGuildChannel(channel) ? channel.guild_id : undefined;
  if (
    guildId !== undefined &&
    !mayIn(discord, channel, personId, PermissionFlagsBits.UseApplicationCommands)
  ) {
    throw new Refused(403, 'Commands may not be used here.');
  }
  const command = commandsFor(discord, personId, guildId).find(
    each => each.id === commandId && each.type === type,
  );
  if (!command) throw new Refused(404, 'There is no such command here.');
  return command;
}

/** What the bot is told of the command that was used. */
export function commandData({ id, name, type, guild_id }: APIApplicationCommand): object {
  return { id, name, type, ...(guild_id === undefined ? {} : { guild_id }) };
}
