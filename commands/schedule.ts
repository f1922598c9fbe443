import { type ChatInputCommandInteraction, InteractionContextType } from 'discord.js';
import { actChoices, pickedAct } from '../src/discord/act-option.ts';
import { isOwnToUndo, requireCaptain } from '../src/discord/asker.ts';
import type { Command, StrikeContext } from '../src/discord/command.ts';
import { dateChoices, dateOption } from '../src/discord/date-option.ts';
import { propose } from '../src/discord/propose.ts';
import { readChange } from '../src/discord/read-change.ts';
import { ephemeral } from '../src/discord/reply.ts';
import { roleChoices } from '../src/discord/role-option.ts';
import * as option from '../src/discord/schedule-options.ts';
import { settle } from '../src/discord/settle.ts';
import { siteChoices, siteOption } from '../src/discord/site-option.ts';
import { subcommands } from '../src/discord/subcommands.ts';
import { typing } from '../src/discord/typed-limits.ts';
import { isEntry } from '../src/strike/acts.ts';
import { strikeDate } from '../src/strike/dates.ts';
import { changesAnswer } from '../src/text/acts-answer.ts';

/** `/schedule`: what an organizer, or a captain at their own line, changes; each thing is previewed, then confirmed. */
export const schedule = {
  audience: 'captains',
  audiences: option.scheduleAudiences,
  data: {
    name: 'schedule',
    description: 'command.schedule.description',
    contexts: [InteractionContextType.Guild],
    options: subcommands('schedule', option.scheduleOptions),
  },

  async execute(interaction, context) {
    requireCaptain(interaction, context.view.strike);
    const subcommand = interaction.options.getSubcommand();
    if (subcommand === 'list') {
      await interaction.reply(ephemeral(changesList(interaction, context)));
    } else if (subcommand === 'undo') {
      const act = pickedAct(interaction, context.view, each => !isEntry(each));
      await propose(interaction, context, { do: 'undo', act: act.id });
    } else {
      const draft = readChange(interaction, context);
      const act = { ...draft, id: 'wish', at: 'then', role: 'organizer' as const };
      const ping = interaction.options.getString(option.ping.name) ?? undefined;
      await propose(interaction, context, { do: 'act', act }, ping);
    }
  },

  async autocomplete(interaction, { view, clock, text }) {
    const words = text(interaction.locale);
    const { name, value } = typing(interaction);
    const today = strikeDate(view.strike, clock.now());
    switch (name) {
      case dateOption.name:
      case option.until.name:
        return interaction.respond(dateChoices(words, view, today, value));
      case siteOption.name:
      case option.name.name:
        return interaction.respond(siteChoices(words, view, value));
      case option.ping.name:
        return interaction.respond(roleChoices(view.strike, value));
      default:
        return interaction.respond(
          actChoices(words, view, today, value, isOwnToUndo(interaction, view.strike, today)),
        );
    }
  },

  press: (interaction, pressed, context) => settle(interaction, 'schedule', pressed, context),
} satisfies Command;

function changesList(interaction: ChatInputCommandInteraction, { view, clock, text }: StrikeContext): string {
  return changesAnswer(text(interaction.locale), view, clock.now());
}
