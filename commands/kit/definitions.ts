import { type APIApplicationCommandOption, ApplicationCommandType, InteractionContextType } from 'discord.js';
import type { Definition, MenuDefinition, SlashDefinition } from '../../src/discord/gateway/registration.ts';
import type { Translator } from '../../src/wording/translator.ts';
import type { Command, MessageMenu } from './command.ts';

/** Everything that is registered: the slash commands, and what stands in the menus of messages. */
export function definitionsOf(commands: readonly Command[], text: Translator): Definition[] {
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
export function withWords(data: SlashDefinition, text: Translator): SlashDefinition {
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
