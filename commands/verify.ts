import { InteractionContextType, MessageFlags, ApplicationCommandOptionType as OptionType } from 'discord.js';
import type { Command } from '../src/discord/command.ts';
import { lookFor } from '../src/discord/read-message.ts';
import { deferred, ephemeral } from '../src/discord/reply.ts';
import { readAsked } from '../src/posts/verify/read-asked.ts';
import { verdictAnswer } from '../src/posts/verify/words.ts';
import { UserError } from '../src/text/user-error.ts';

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

  async execute(interaction, { view, clock, text, verifier }) {
    const asked = readAsked(interaction.options.getString(message.name, true));
    if (!asked) throw new UserError('error.notAMessage');
    // A link takes a look at Discord, and that may take longer than an answer may.
    const isSlow = asked.type === 'link';
    if (isSlow) await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const verdict = await verifier.verdictOn({
      guild: view.strike.guild,
      person: interaction.user.id,
      asked,
      look: lookFor(interaction),
    });
    const answer = verdictAnswer(text(interaction.locale), view, verdict, clock.now());
    if (isSlow) await interaction.editReply(deferred(answer));
    else await interaction.reply(ephemeral(answer));
  },
} satisfies Command;
