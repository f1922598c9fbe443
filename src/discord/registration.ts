import { isDeepStrictEqual } from 'node:util';
import {
  type APIApplicationCommandOption,
  ApplicationCommandType,
  type Client,
  InteractionContextType,
  REST,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import type { Translator } from '../text/translator.ts';
import type { Command, MessageMenu } from './command.ts';

type Definition = RESTPostAPIChatInputApplicationCommandsJSONBody;
type MenuDefinition = RESTPostAPIContextMenuApplicationCommandsJSONBody;

/**
 * Makes a guild's commands what the registry says. Writes only on a difference, since Discord allows 200 creations
 * per day and guild. Resolves to whether it wrote; rejects as the requests do, and when `signal` aborts.
 *
 * It asks by a way of its own: the client has one queue and one rate limit for the commands of all servers, in which
 * one that hangs, or is limited, holds up every other.
 */
export async function registerCommands(
  client: Client<true>,
  guildId: string,
  { commands, text }: { commands: readonly Command[]; text: Translator },
  signal?: AbortSignal,
): Promise<boolean> {
  const rest = ownRest(client);
  const route = Routes.applicationGuildCommands(client.application.id, guildId);
  const wanted = definitionsOf(commands, text);
  const query = new URLSearchParams({ with_localizations: 'true' });
  const until = signal ? { signal } : {};
  const existing = (await rest.get(route, { query, ...until })) as (Definition | MenuDefinition)[];
  if (isDeepStrictEqual(byName(existing), byName(wanted))) return false;
  await rest.put(route, { body: wanted, ...until });
  return true;
}

/** With the client's patience and token. Where Discord says "not now", it is an answer: nobody waits here. */
function ownRest({ rest: { options }, token }: Client<true>): REST {
  const own = { ...options, hashSweepInterval: 0, handlerSweepInterval: 0, rejectOnRateLimit: () => true };
  return new REST(own).setToken(token);
}

/** Everything that is registered: the slash commands, and what stands in the menus of messages. */
export function definitionsOf(
  commands: readonly Command[],
  text: Translator,
): (Definition | MenuDefinition)[] {
  return [
    ...commands.map(command => withWords(command.data, text)),
    ...commands.flatMap(({ menu }) => (menu ? [menuDefinition(menu, text)] : [])),
  ];
}

/** The name under which a message's menu has it, and by which Discord tells it again. */
export function menuName({ name }: MessageMenu, text: Translator): string {
  return text('en-US').t(name);
}

function menuDefinition(menu: MessageMenu, text: Translator): MenuDefinition {
  return {
    type: ApplicationCommandType.Message,
    name: menuName(menu, text),
    contexts: [InteractionContextType.Guild],
  };
}

/** A definition with the words of the locale files in place of their keys. */
export function withWords(data: Definition, text: Translator): Definition {
  return describe(data, key => text('en-US').t(key as 'command.help.description'));
}

function describe<Node extends { description: string }>(node: Node, words: (key: string) => string): Node {
  const options = 'options' in node ? (node.options as APIApplicationCommandOption[] | undefined) : undefined;
  return {
    ...node,
    description: words(node.description),
    ...(options && { options: options.map(option => describe(option, words)) }),
  };
}

/** In one order: a name may be there once for each type. */
function byName(definitions: readonly (Definition | MenuDefinition)[]): unknown[] {
  const order = ({ type = ApplicationCommandType.ChatInput, name }: Definition | MenuDefinition) =>
    `${type} ${name}`;
  return definitions.toSorted((a, b) => order(a).localeCompare(order(b))).map(canonical);
}

/**
 * What both sides must agree on, with Discord's defaults filled in. Left out are ids and versions, and `contexts`:
 * Discord keeps them for an application's own commands only, and gives none back for those of a server.
 */
function canonical(node: Definition | MenuDefinition | APIApplicationCommandOption): unknown {
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
