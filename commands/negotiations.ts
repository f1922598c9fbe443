import { InteractionContextType } from 'discord.js';
import type { Command } from '../src/discord/command.ts';
import { ephemeral } from '../src/discord/reply.ts';
import { subcommands } from '../src/discord/subcommands.ts';
import { strikeDate } from '../src/strike/dates.ts';
import { negotiationsAnswer } from '../src/text/negotiations-answer.ts';

/** `/negotiations status`: where things stand, as of when, every claim with its speaker. Read-only. */
export const negotiations = {
  audience: 'everyone',
  data: {
    name: 'negotiations',
    description: 'command.negotiations.description',
    contexts: [InteractionContextType.Guild],
    options: subcommands('negotiations', { status: [] }),
  },

  async execute(interaction, { view: { strike }, clock, text }) {
    const today = strikeDate(strike, clock.now());
    await interaction.reply(ephemeral(negotiationsAnswer(text(interaction.locale), strike, today)));
  },
} satisfies Command;
