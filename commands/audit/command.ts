import { ApplicationCommandOptionType, type BaseInteraction, InteractionContextType } from 'discord.js';
import { findHead, readHead } from '../../src/audit/heads.ts';
import { headAnswer } from '../../src/audit/text.ts';
import { UserError } from '../../src/wording/user-error.ts';
import { acknowledgeAlone } from '../kit/acknowledge.ts';
import { requireOrganizer } from '../kit/asker.ts';
import type { Command, StrikeContext } from '../kit/command.ts';
import { deferred } from '../kit/reply.ts';
import { pageFrom } from './page.ts';

/** `/audit`: what organizers did and the bot sent, newest first. Read-only. */
export const audit = {
  audience: 'organizers',
  data: {
    name: 'audit',
    description: 'command.audit.description',
    contexts: [InteractionContextType.Guild],
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'head',
        description: 'command.audit.head',
        max_length: 100,
      },
    ],
  },

  /** The log is read whole, which takes long where it is long, so Discord hears first that the question has arrived. */
  async execute(interaction, context) {
    requireOrganizer(interaction, context.view.strike);
    await acknowledgeAlone(interaction);
    const typed = interaction.options.getString('head');
    if (typed !== null) {
      await interaction.editReply(deferred(await answerOnHead(interaction, context, typed)));
      return;
    }
    const { content, components } = await pageFrom(interaction, context);
    await interaction.editReply({ ...deferred(content), components });
  },

  async press(interaction, { action, argument }, context) {
    if (action !== 'from') throw new UserError('error.unknownButton');
    const from = Number(argument);
    if (!Number.isSafeInteger(from)) throw new UserError('error.unknownButton');
    const { content, components } = await pageFrom(interaction, context, from);
    await interaction.editReply({ ...deferred(content), components });
  },
} satisfies Command;

/** Is the head that somebody has read or written down on the chain, and nothing before it changed? */
async function answerOnHead(interaction: BaseInteraction, context: StrikeContext, typed: string) {
  const { view, audit: log } = context;
  requireOrganizer(interaction, view.strike);
  const digits = readHead(typed);
  if (digits === undefined) throw new UserError('error.headCode');
  const chain = await log.verified(view.strike.guild);
  return headAnswer(context.text(interaction.locale), view, digits, findHead([chain], digits));
}
