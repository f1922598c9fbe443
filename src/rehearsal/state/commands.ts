import type { APIApplicationCommand } from 'discord-api-types/v10';
import { ApplicationCommandType, InteractionContextType } from 'discord-api-types/v10';
import { type Fields, isFields, list, scalar } from '../rules/json.ts';
import type { Discord } from './discord.ts';
import { permissionsInGuild } from './permissions.ts';

/** The key under which the application's own commands are kept, those of no server. */
export const GLOBAL = 'global';

/** What Discord makes of a command as it was sent. A command of the same name keeps its id. */
export function makeCommand(
  discord: Discord,
  scope: string,
  body: Fields,
  before?: APIApplicationCommand,
): APIApplicationCommand {
  const given = { ...(before as Fields | undefined), ...body };
  return {
    id: before?.id ?? discord.newId(),
    application_id: discord.application.id,
    version: discord.newId(),
    type: given.type ?? ApplicationCommandType.ChatInput,
    name: given.name,
    name_localizations: given.name_localizations ?? null,
    description: given.description ?? '',
    description_localizations: given.description_localizations ?? null,
    default_member_permissions: scalar(given.default_member_permissions) ?? null,
    dm_permission: true,
    nsfw: given.nsfw ?? false,
    // Contexts belong to the application's own commands; those of a server have none.
    contexts: scope === GLOBAL ? (given.contexts ?? null) : null,
    integration_types: given.integration_types ?? [0],
    ...(list(given.options).length > 0 ? { options: list(given.options).map(makeOption) } : {}),
    ...(scope === GLOBAL ? {} : { guild_id: scope }),
  } as unknown as APIApplicationCommand;
}

/** The commands that a person sees in a server, or in a direct message where there is none. */
export function commandsFor(discord: Discord, personId: string, guildId?: string): APIApplicationCommand[] {
  const global = discord.commands.get(GLOBAL) ?? [];
  if (guildId === undefined) {
    return global.filter(command => inContext(command, InteractionContextType.BotDM));
  }
  const guild = discord.guilds.get(guildId);
  if (!guild?.botPresent || !guild.members.has(personId)) return [];
  const bits = permissionsInGuild(guild, personId);
  const holders = [personId, guildId, ...(guild.members.get(personId)?.roles ?? [])];
  const administrator = (bits & 8n) !== 0n;
  return [...(discord.commands.get(guildId) ?? []), ...global].filter(command => {
    if (!inContext(command, InteractionContextType.Guild)) return false;
    if (holders.some(id => discord.commandGrants.has(`${command.id}:${id}`))) return true;
    const needed = command.default_member_permissions;
    if (needed === null || administrator) return true;
    // "0" means: administrators only, until a server says otherwise.
    return needed !== '0' && (bits & BigInt(needed)) === BigInt(needed);
  });
}

function inContext(command: APIApplicationCommand, context: InteractionContextType): boolean {
  return command.contexts?.includes(context) ?? true;
}

/** Discord leaves out of an option what is false or empty. */
function makeOption(option: unknown): unknown {
  if (!isFields(option)) return option;
  const kept = Object.entries(option).filter(
    ([, value]) => value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0),
  );
  const made: Fields = Object.fromEntries(kept);
  return made.options ? { ...made, options: list(made.options).map(makeOption) } : made;
}
