import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import { refusal, refuseProblems } from '../rest/errors.ts';
import { choicesProblems } from '../rules/choices.ts';
import { type Fields, fields, list, number } from '../rules/json.ts';
import { editProblems, messageProblems } from '../rules/message.ts';
import { modalProblems } from '../rules/modal.ts';
import { type Problem, problem } from '../rules/problem.ts';
import type { UploadedFile } from '../state/attachments.ts';
import type { Discord } from '../state/discord.ts';
import { editedParts, editMessage } from '../state/messages.ts';
import type { StoredMessage } from '../state/stored.ts';
import { failIfOverdue } from './deadline.ts';
import type { StoredInteraction } from './interaction.ts';
import { sendAnswer } from './send-answer.ts';

const CHANGING: number[] = [
  InteractionResponseType.DeferredMessageUpdate,
  InteractionResponseType.UpdateMessage,
];

/**
 * The bot's first answer to an interaction. Throws 10062 when it is unknown or too late, 40060 when it was answered
 * before, 50035 when the answer itself is wrong (and then the time goes on).
 */
export function answer(
  discord: Discord,
  interaction: StoredInteraction,
  body: Fields,
  files: UploadedFile[],
): StoredMessage | undefined {
  failIfOverdue(discord, interaction);
  if (interaction.state === 'failed') throw refusal(10062);
  if (interaction.state === 'answered') throw refusal(40060);
  // What was to be changed may have been deleted meanwhile.
  if (CHANGING.includes(number(body.type)) && interaction.source?.deleted) throw refusal(10008);
  const data = fields(body.data);
  refuseProblems(answerProblems(interaction, number(body.type), data, files.length));
  interaction.state = 'answered';
  interaction.stopTimer();
  if (interaction.openedBy) delete interaction.openedBy.modal;
  const message = carryOut(discord, interaction, number(body.type), data, files);
  discord.emit({ type: 'interaction-answered', interaction });
  return message;
}

function carryOut(
  discord: Discord,
  interaction: StoredInteraction,
  type: number,
  data: Fields,
  files: UploadedFile[],
): StoredMessage | undefined {
  switch (type) {
    case InteractionResponseType.ChannelMessageWithSource:
      interaction.original = sendAnswer(discord, interaction, data, files);
      return interaction.original;
    case InteractionResponseType.DeferredChannelMessageWithSource:
      interaction.original = sendAnswer(discord, interaction, {
        flags: (number(data.flags) & MessageFlags.Ephemeral) | MessageFlags.Loading,
      });
      return interaction.original;
    case InteractionResponseType.DeferredMessageUpdate:
    case InteractionResponseType.UpdateMessage:
      if (!interaction.source) return undefined;
      interaction.original = interaction.source;
      if (type === InteractionResponseType.UpdateMessage)
        editMessage(discord, interaction.source, data, files);
      return interaction.source;
    case InteractionResponseType.ApplicationCommandAutocompleteResult:
      discord.emit({ type: 'choices', interaction, choices: list(data.choices) as never });
      return undefined;
    case InteractionResponseType.Modal: {
      const modal = data as unknown as APIModalInteractionResponseCallbackData;
      interaction.modal = modal;
      discord.emit({ type: 'modal-opened', interaction, modal });
      return undefined;
    }
    default:
      return undefined;
  }
}

/** Which answers an interaction may have, and what is wrong with this one. */
function answerProblems(
  interaction: StoredInteraction,
  type: number,
  data: Fields,
  files: number,
): Problem[] {
  const wrong = [problem(['type'], 'BASE_TYPE_CHOICES', 'This kind of answer does not fit the interaction.')];
  const autocomplete = interaction.kind === 'autocomplete';
  switch (type) {
    case InteractionResponseType.ChannelMessageWithSource:
      return autocomplete ? wrong : inData(messageProblems(data, files));
    case InteractionResponseType.DeferredChannelMessageWithSource:
      return autocomplete ? wrong : [];
    case InteractionResponseType.DeferredMessageUpdate:
      return interaction.source ? [] : wrong;
    case InteractionResponseType.UpdateMessage:
      if (!interaction.source) return wrong;
      return inData(editProblems(data, editedParts(interaction.source.message, data), files));
    case InteractionResponseType.ApplicationCommandAutocompleteResult:
      return autocomplete ? choicesProblems(data.choices, ['data', 'choices']) : wrong;
    case InteractionResponseType.Modal:
      return autocomplete || interaction.kind === 'modal' ? wrong : modalProblems(data);
    default:
      return wrong;
  }
}

function inData(problems: Problem[]): Problem[] {
  return problems.map(each => ({ ...each, path: ['data', ...each.path] }));
}
