import { randomBytes } from 'node:crypto';
import type { Interaction, RepliableInteraction } from 'discord.js';
import { isTooLate } from '../../src/discord/channels/api-errors.ts';
import type { Logger } from '../../src/platform/logger.ts';
import { sentenceOf } from '../../src/wording/say/error-sentence.ts';
import type { Text } from '../../src/wording/translator.ts';
import { UserError } from '../../src/wording/user-error.ts';
import { acknowledge } from './acknowledge.ts';
import type { Command, CommandContext, MessageMenu, StrikeContext } from './command.ts';
import { readCustomId } from './custom-id.ts';
import { menuName } from './definitions.ts';
import { ephemeral } from './reply.ts';
import { refuseTooLong } from './typed-limits.ts';

/**
 * Takes every interaction to its handler. The one place where failures become replies: a `UserError` is told in its
 * own sentence; anything else gets a reference that the host finds in the log, and never a raw error.
 */
export function createRouter(
  context: CommandContext,
  log: Logger,
): (interaction: Interaction) => Promise<void> {
  const registry = registryOf(context);

  return async interaction => {
    try {
      await route(interaction, context, registry);
    } catch (error) {
      await answerFailure(interaction, error, context, log);
    }
  };
}

/** By the names that Discord tells: of a slash command its own, of a message's menu the words that stand there. */
interface Registry {
  byName: ReadonlyMap<string, Command>;
  menus: ReadonlyMap<string, MessageMenu>;
}

function registryOf({ commands, text }: CommandContext): Registry {
  return {
    byName: new Map(commands.map(command => [command.data.name, command])),
    menus: new Map(commands.flatMap(({ menu }) => (menu ? [[menuName(menu, text), menu]] : []))),
  };
}

async function route(interaction: Interaction, context: CommandContext, { byName, menus }: Registry) {
  if (interaction.isChatInputCommand()) {
    const command = byName.get(interaction.commandName);
    if (!command) throw new UserError('error.unknownCommand');
    const its = strikeContext(interaction, context);
    refuseTooLong(interaction.options.data, command.data.options);
    await command.execute(interaction, its);
  } else if (interaction.isMessageContextMenuCommand()) {
    const menu = menus.get(interaction.commandName);
    if (!menu) throw new UserError('error.unknownCommand');
    await menu.execute(interaction, strikeContext(interaction, context));
  } else if (interaction.isAutocomplete()) {
    const command = byName.get(interaction.commandName);
    if (command?.autocomplete) await command.autocomplete(interaction, strikeContext(interaction, context));
    else await interaction.respond([]);
  } else if (interaction.isButton()) {
    const { command: name, ...pressed } = readCustomId(interaction.customId);
    const command = byName.get(name);
    if (!command?.press) throw new UserError('error.unknownButton');
    if (!command.answersAtOnce?.includes(pressed.action)) await acknowledge(interaction);
    await command.press(interaction, pressed, strikeContext(interaction, context));
  } else if (interaction.isModalSubmit()) {
    const { command: name, ...pressed } = readCustomId(interaction.customId);
    const command = byName.get(name);
    if (!command?.submit) throw new UserError('error.unknownButton');
    await command.submit(interaction, pressed, strikeContext(interaction, context));
  } else if (interaction.isRepliable()) {
    throw new UserError('error.unknownCommand');
  }
}

/** The guild is checked first: the bot answers only on the servers of its strike files. */
function strikeContext(interaction: Interaction, context: CommandContext): StrikeContext {
  if (interaction.guildId === null) throw new UserError('error.onlyInServer');
  const view = context.strikes.of(interaction.guildId);
  if (!view) throw new UserError('error.noStrike');
  return { ...context, view };
}

/** The last line of defence: it never rejects, whatever the interaction lacks. */
async function answerFailure(
  interaction: Interaction,
  error: unknown,
  context: CommandContext,
  log: Logger,
): Promise<void> {
  if (isTooLate(error)) {
    log.warn({ interaction: interaction.id, err: error }, 'an answer came too late');
    return;
  }
  try {
    const sentence = failureWords(error, context.text(interaction.locale), log);
    if (interaction.isAutocomplete()) await interaction.respond([]);
    else if (interaction.isRepliable()) await replyOrFollowUp(interaction, sentence);
  } catch (failure) {
    log.warn({ interaction: interaction.id, err: failure }, 'a failure could not be told');
  }
}

function failureWords(error: unknown, text: Text, log: Logger): string {
  if (error instanceof UserError) return sentenceOf(text, error);
  const reference = randomBytes(4).toString('hex');
  log.error({ reference, err: error }, 'a handler failed');
  return text.t('error.unexpected', { reference });
}

async function replyOrFollowUp(interaction: RepliableInteraction, sentence: string): Promise<void> {
  if (interaction.replied || interaction.deferred) await interaction.followUp(ephemeral(sentence));
  else await interaction.reply(ephemeral(sentence));
}
