import { isDeepStrictEqual } from 'node:util';
import {
  type APIApplicationCommandOption,
  ApplicationCommandType,
  type Client,
  REST,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';

/** A command as Discord takes it: a slash command, or an entry in the menu of messages. */
export type Definition = SlashDefinition | MenuDefinition;
export type SlashDefinition = RESTPostAPIChatInputApplicationCommandsJSONBody;
export type MenuDefinition = RESTPostAPIContextMenuApplicationCommandsJSONBody;

/**
 * Makes a guild's commands those that are `wanted`. Writes only on a difference, since Discord allows 200 creations
 * per day and guild. Resolves to whether it wrote; rejects as the requests do, and when `signal` aborts.
 *
 * It asks by a way of its own: the client has one queue and one rate limit for the commands of all servers, in which
 * one that hangs, or is limited, holds up every other.
 */
export async function registerCommands(
  client: Client<true>,
  guildId: string,
  wanted: readonly Definition[],
  signal?: AbortSignal,
): Promise<boolean> {
  const rest = ownRest(client);
  const route = Routes.applicationGuildCommands(client.application.id, guildId);
  const query = new URLSearchParams({ with_localizations: 'true' });
  const until = signal ? { signal } : {};
  const existing = (await rest.get(route, { query, ...until })) as Definition[];
  if (isDeepStrictEqual(byName(existing), byName(wanted))) return false;
  await rest.put(route, { body: wanted, ...until });
  return true;
}

/** With the client's patience and token. Where Discord says "not now", it is an answer: nobody waits here. */
function ownRest({ rest: { options }, token }: Client<true>): REST {
  const own = { ...options, hashSweepInterval: 0, handlerSweepInterval: 0, rejectOnRateLimit: () => true };
  return new REST(own).setToken(token);
}

/** In one order: a name may be there once for each type. */
function byName(definitions: readonly Definition[]): unknown[] {
  const order = ({ type = ApplicationCommandType.ChatInput, name }: Definition) => `${type} ${name}`;
  return definitions.toSorted((a, b) => order(a).localeCompare(order(b))).map(canonical);
}

/**
 * What both sides must agree on, with Discord's defaults filled in. Left out are ids and versions, and `contexts`:
 * Discord keeps them for an application's own commands only, and gives none back for those of a server.
 */
function canonical(node: Definition | APIApplicationCommandOption): unknown {
  const all: Record<string, unknown> = { ...node };
  const options = (all.options ?? []) as APIApplicationCommandOption[];
  return {
    type: all.type ?? 1,
    name: all.name,
    description: all.description ?? '',
    nameLocalizations: all.name_localizations ?? {},
    descriptionLocalizations: all.description_localizations ?? {},
    required: all.required ?? false,
    autocomplete: all.autocomplete ?? false,
    choices: all.choices ?? [],
    limits: ['min_value', 'max_value', 'min_length', 'max_length', 'channel_types'].map(
      key => all[key] ?? null,
    ),
    permissions: all.default_member_permissions ?? null,
    options: options.map(canonical),
  };
}
