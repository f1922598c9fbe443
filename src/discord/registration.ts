import { isDeepStrictEqual } from 'node:util';
import {
  type APIApplicationCommandOption,
  type Client,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import type { Translator } from '../text/translator.ts';
import type { Command } from './command.ts';

type Definition = RESTPostAPIChatInputApplicationCommandsJSONBody;

/**
 * Makes a guild's commands what the registry says. Writes only on a difference, since Discord allows 200 creations
 * per day and guild. Resolves to whether it wrote.
 */
export async function registerCommands(
  client: Client<true>,
  guildId: string,
  commands: readonly Command[],
  text: Translator,
): Promise<boolean> {
  const route = Routes.applicationGuildCommands(client.application.id, guildId);
  const wanted = commands.map(command => withWords(command.data, text));
  const query = new URLSearchParams({ with_localizations: 'true' });
  const existing = (await client.rest.get(route, { query })) as Definition[];
  if (isDeepStrictEqual(byName(existing), byName(wanted))) return false;
  await client.rest.put(route, { body: wanted });
  return true;
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

function byName(definitions: readonly Definition[]): unknown[] {
  return definitions.toSorted((a, b) => a.name.localeCompare(b.name)).map(canonical);
}

/** What both sides must agree on, with Discord's defaults filled in; ids and versions left out. */
function canonical(node: Definition | APIApplicationCommandOption): unknown {
  const all: Record<string, unknown> = { ...node };
  const options = (all.options ?? []) as APIApplicationCommandOption[];
  return {
    type: all.type ?? 1,
    name: all.name,
    description: all.description,
    nameLocalizations: all.name_localizations ?? {},
    descriptionLocalizations: all.description_localizations ?? {},
    required: all.required ?? false,
    autocomplete: all.autocomplete ?? false,
    choices: all.choices ?? [],
    limits: ['min_value', 'max_value', 'min_length', 'max_length', 'channel_types'].map(
      key => all[key] ?? null,
    ),
    permissions: all.default_member_permissions ?? null,
    contexts: all.contexts ?? null,
    options: options.map(canonical),
  };
}
