import { type ChatInputCommandInteraction, InteractionContextType } from 'discord.js';
import { addDays, strikeDate } from '../../src/strike/dates.ts';
import { dateAt } from '../../src/strike/now.ts';
import { sitesOf } from '../../src/strike/sites.ts';
import { readDate } from '../../src/wording/read/date.ts';
import { dayAnswer } from '../../src/wording/say/day-answer.ts';
import { nextAnswer } from '../../src/wording/say/next-answer.ts';
import { sitesAnswer } from '../../src/wording/say/sites-answer.ts';
import { weekAnswer } from '../../src/wording/say/week.ts';
import type { Command, StrikeContext } from '../kit/command.ts';
import { dateChoices, dateOption } from '../kit/date-option.ts';
import { ephemeral } from '../kit/reply.ts';
import { readSites, siteChoices, siteOption } from '../kit/site-option.ts';
import { subcommands } from '../kit/subcommands.ts';
import { typing } from '../kit/typed-limits.ts';

/** `/picket`: is there a line, when and where, in the sites' own time zones. Read-only. */
export const picket = {
  audience: 'everyone',
  data: {
    name: 'picket',
    description: 'command.picket.description',
    contexts: [InteractionContextType.Guild],
    options: subcommands('picket', {
      today: [siteOption],
      tomorrow: [siteOption],
      week: [siteOption],
      on: [dateOption, siteOption],
      next: [siteOption],
      sites: [siteOption],
    }),
  },

  async execute(interaction, context) {
    await interaction.reply(ephemeral(answer(interaction, context)));
  },

  async autocomplete(interaction, { view, clock, text }) {
    const words = text(interaction.locale);
    const { name, value } = typing(interaction);
    const today = strikeDate(view.strike, clock.now());
    const choices =
      name === dateOption.name ? dateChoices(words, view, today, value) : siteChoices(words, view, value);
    await interaction.respond(choices);
  },
} satisfies Command;

function answer(interaction: ChatInputCommandInteraction, { view, clock, text }: StrikeContext): string {
  const words = text(interaction.locale);
  const now = clock.now();
  const sites = readSites(interaction, view);
  const today = dateAt(view.strike, now, sites);
  switch (interaction.options.getSubcommand()) {
    case 'tomorrow':
      return dayAnswer(words, view, addDays(today, 1), now, sites);
    case 'week':
      return weekAnswer(words, view, today, now, sites);
    case 'on':
      return dayAnswer(
        words,
        view,
        readDate(words, interaction.options.getString(dateOption.name, true), today, { strike: view.strike }),
        now,
        sites,
      );
    case 'next':
      return nextAnswer(words, view, now, sites);
    case 'sites':
      return sitesAnswer(words, view, sites ?? sitesOf(view.strike, view.changes), today);
    default:
      return dayAnswer(words, view, today, now, sites);
  }
}
