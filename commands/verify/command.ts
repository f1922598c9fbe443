import {
  type CommandInteraction,
  InteractionContextType,
  ApplicationCommandOptionType as OptionType,
} from 'discord.js';
import { readAsked } from '../../src/verify/read-asked.ts';
import type { Question } from '../../src/verify/verifier.ts';
import { verdictAnswer } from '../../src/verify/words.ts';
import { UserError } from '../../src/wording/user-error.ts';
import { acknowledgeAlone } from '../kit/acknowledge.ts';
import type { Command, StrikeContext } from '../kit/command.ts';
import { deferred, ephemeral } from '../kit/reply.ts';
import { placeOfPicked, seenPicked } from './picked-message.ts';
import { lookFor, mayReadOf } from './read-message.ts';

const message = {
  type: OptionType.String,
  name: 'message',
  description: 'command.verify.message',
  required: true,
  max_length: 200,
} as const;

/** `/verify`: is a message the bot's own, and does it still say what was approved? Read-only; who asks is not kept. */
export const verify = {
  audience: 'everyone',
  data: {
    name: 'verify',
    description: 'command.verify.description',
    contexts: [InteractionContextType.Guild],
    options: [message],
  },

  async execute(interaction, context) {
    const asked = readAsked(interaction.options.getString(message.name, true));
    if (!asked) throw new UserError('error.notAMessage');
    await answer(interaction, context, { asked });
  },

  menu: {
    name: 'command.verify.menu',
    execute: (interaction, context) =>
      answer(interaction, context, { asked: placeOfPicked(interaction), handed: seenPicked(interaction) }),
  },
} satisfies Command;

async function answer(
  interaction: CommandInteraction,
  { view, clock, text, verifier }: StrikeContext,
  question: Pick<Question, 'asked' | 'handed'>,
): Promise<void> {
  // A message takes a look at Discord, and that may take longer than an answer may.
  const isSlow = question.asked.type === 'link';
  if (isSlow) await acknowledgeAlone(interaction);
  const verdict = await verifier.verdictOn({
    guild: view.strike.guild,
    person: interaction.user.id,
    look: lookFor(interaction),
    mayRead: mayReadOf(interaction),
    ...question,
  });
  const words = verdictAnswer(text(interaction.locale), view, verdict, clock.now());
  if (isSlow) await interaction.editReply(deferred(words));
  else await interaction.reply(ephemeral(words));
}
