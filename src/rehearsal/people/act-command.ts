import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10';
import { ask } from '../interactions/ask.ts';
import type { StoredInteraction } from '../interactions/interaction.ts';
import { resolve } from '../interactions/resolved.ts';
import { checkTyped } from '../interactions/typed.ts';
import { uploadFiles, withoutFiles } from '../interactions/uploads.ts';
import type { AutocompleteAnswer, CommandRequest, TypedOption } from '../protocol.ts';
import { type Discord, isGuildChannel } from '../state/discord.ts';
import { commandData, usableCommand } from './may-use.ts';
import { personOf, seenChannel } from './sight.ts';

const NAMING_IDS: ApplicationCommandOptionType[] = [
  ApplicationCommandOptionType.User,
  ApplicationCommandOptionType.Role,
  ApplicationCommandOptionType.Channel,
  ApplicationCommandOptionType.Mentionable,
];

/** A person sends a slash command. */
export function sendCommand(discord: Discord, request: CommandRequest): StoredInteraction {
  return askCommand(discord, request, 'command');
}

/** A person types into an option with autocomplete; resolves with what the bot offers, empty when it is too late. */
export function autocomplete(discord: Discord, request: CommandRequest): Promise<AutocompleteAnswer> {
  return new Promise(resolvePromise => {
    let asked: StoredInteraction | undefined;
    const stop = discord.listen(happening => {
      if (happening.type !== 'choices' && happening.type !== 'interaction-failed') return;
      if (happening.interaction !== asked) return;
      stop();
      resolvePromise({ choices: happening.type === 'choices' ? happening.choices : [] });
    });
    try {
      asked = askCommand(discord, request, 'autocomplete');
    } catch (error) {
      stop();
      throw error;
    }
  });
}

function askCommand(
  discord: Discord,
  request: CommandRequest,
  kind: 'command' | 'autocomplete',
): StoredInteraction {
  const person = personOf(discord, request.person);
  const channel = seenChannel(discord, person.id, request.channelId);
  const guildId = isGuildChannel(channel) ? channel.guild_id : undefined;
  const { ChatInput } = ApplicationCommandType;
  const command = usableCommand(discord, person.id, channel, request.commandId, ChatInput);
  checkTyped(command.options ?? [], request.options, kind === 'command');
  const { options, resolved } = optionsOf(discord, request, guildId, kind);
  const data = { ...commandData(command), options, ...(resolved ? { resolved } : {}) };
  return ask(discord, { kind, personId: person.id, locale: request.locale, channel, data });
}

/** The options and what their ids stand for. Files are uploaded when the command is sent, not while it is typed. */
function optionsOf(
  discord: Discord,
  request: CommandRequest,
  guildId: string | undefined,
  kind: 'command' | 'autocomplete',
): { options: TypedOption[]; resolved?: object } {
  const typing = kind === 'autocomplete';
  const named = resolve(discord, guildId, request.person, idsIn(request.options));
  const { options, attachments } = typing
    ? { options: withoutFiles(request.options), attachments: {} }
    : uploadFiles(discord, request.options);
  if (Object.keys(attachments).length === 0) return { options, ...(named ? { resolved: named } : {}) };
  return { options, resolved: { ...named, attachments } };
}

function idsIn(options: TypedOption[]): string[] {
  return options.flatMap(option => [
    ...(NAMING_IDS.includes(option.type) ? [String(option.value)] : []),
    ...idsIn(option.options ?? []),
  ]);
}
