import { isDeepStrictEqual } from 'node:util';
import {
  type APIApplicationCommandOption,
  ApplicationCommandType,
  type Client,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import type { Translator } from '../text/translator.ts';
import { failureOf } from './api-errors.ts';
import type { Command, MessageMenu } from './command.ts';
import { DiscordUnavailable, fatalClose } from './login.ts';

type Definition = RESTPostAPIChatInputApplicationCommandsJSONBody;
type MenuDefinition = RESTPostAPIContextMenuApplicationCommandsJSONBody;

/**
 * Makes a guild's commands what the registry says. Writes only on a difference, since Discord allows 200 creations
 * per day and guild. Resolves to whether it wrote; throws a `DiscordUnavailable` whose message is for the host.
 */
export async function registerCommands(
  client: Client<true>,
  guildId: string,
  commands: readonly Command[],
  text: Translator,
): Promise<boolean> {
  const route = Routes.applicationGuildCommands(client.application.id, guildId);
  const wanted = definitionsOf(commands, text);
  const query = new URLSearchParams({ with_localizations: 'true' });
  try {
    const existing = (await client.rest.get(route, { query })) as (Definition | MenuDefinition)[];
    if (isDeepStrictEqual(byName(existing), byName(wanted))) return false;
    await client.rest.put(route, { body: wanted });
    return true;
  } catch (error) {
    throw whyNotRegistered(guildId, error);
  }
}

function whyNotRegistered(guildId: string, error: unknown): DiscordUnavailable {
  const failure = failureOf(error);
  if (failure.type === 'unauthorized') return new DiscordUnavailable(fatalClose(4004).message, true, error);
  const advice =
    failure.type === 'refused'
      ? 'invite the bot there again, with the scopes bot and applications.commands'
      : 'try again later';
  return new DiscordUnavailable(
    `The commands could not be registered on the server ${guildId} (${failure.problem}): ${advice}.`,
    false,
    error,
  );
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
