import { type ChatInputCommandInteraction, InteractionContextType } from 'discord.js';
import type { Command, StrikeContext } from '../src/discord/command.ts';
import { dateChoices, dateOption } from '../src/discord/date-option.ts';
import { ephemeral } from '../src/discord/reply.ts';
import { readSites, siteChoices, siteOption } from '../src/discord/site-option.ts';
import { subcommands } from '../src/discord/subcommands.ts';
import { typing } from '../src/discord/typed-limits.ts';
import { addDays, strikeDate } from '../src/strike/dates.ts';
import { sitesOf } from '../src/strike/sites.ts';
import { dayAnswer } from '../src/text/day-answer.ts';
import { nextAnswer } from '../src/text/next-answer.ts';
import { sitesAnswer } from '../src/text/sites-answer.ts';
import { readDate } from '../src/text/typed-date.ts';
import { weekAnswer } from '../src/text/week.ts';

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
  const today = strikeDate(view.strike, now);
  const sites = readSites(interaction, view);
  switch (interaction.options.getSubcommand()) {
    case 'tomorrow':
      return dayAnswer(words, view, addDays(today, 1), now, sites);
    case 'week':
      return weekAnswer(words, view, today, now, sites);
    case 'on':
      return dayAnswer(
        words,
        view,
        readDate(words, interaction.options.getString(dateOption.name, true), today),
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
