import { type ChatInputCommandInteraction, InteractionContextType } from 'discord.js';
import { isEntry } from '../../src/strike/acts.ts';
import { strikeDate } from '../../src/strike/dates.ts';
import { dateReadings } from '../../src/wording/read/date.ts';
import { changesAnswer } from '../../src/wording/say/acts-answer.ts';
import { actChoices, pickedAct } from '../kit/acts/act-option.ts';
import { decline, settle } from '../kit/acts/press.ts';
import { propose } from '../kit/acts/propose.ts';
import { isOwnToUndo, requireCaptain } from '../kit/asker.ts';
import type { Command, StrikeContext } from '../kit/command.ts';
import { dateChoices, dateOption } from '../kit/date-option.ts';
import { ephemeral } from '../kit/reply.ts';
import { roleChoices } from '../kit/role-option.ts';
import { siteChoices, siteOption } from '../kit/site-option.ts';
import { subcommands } from '../kit/subcommands.ts';
import { ping } from '../kit/text-option.ts';
import { typing } from '../kit/typed-limits.ts';
import * as option from './options.ts';
import { readChange } from './read-change.ts';

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
      const pinged = interaction.options.getString(ping.name) ?? undefined;
      await propose(interaction, context, { do: 'act', act }, pinged);
    }
  },

  async autocomplete(interaction, { view, clock, text }) {
    const words = text(interaction.locale);
    const { name, value } = typing(interaction);
    const today = strikeDate(view.strike, clock.now());
    switch (name) {
      case dateOption.name:
        return interaction.respond(dateChoices(words, view, today, value));
      case option.until.name: {
        const [after] = dateReadings(
          words,
          interaction.options.getString(dateOption.name) ?? '',
          today,
          view,
        );
        return interaction.respond(
          dateChoices(words, view, today, value, after === undefined ? {} : { after }),
        );
      }
      case siteOption.name:
      case option.name.name:
        return interaction.respond(siteChoices(words, view, value));
      case ping.name:
        return interaction.respond(roleChoices(view.strike, value));
      default:
        return interaction.respond(
          actChoices(words, view, today, value, isOwnToUndo(interaction, view.strike, today)),
        );
    }
  },

  answersAtOnce: ['decline'],
  press: (interaction, pressed, context) => settle(interaction, 'schedule', pressed, context),
  submit: decline,
} satisfies Command;

function changesList(interaction: ChatInputCommandInteraction, { view, clock, text }: StrikeContext): string {
  return changesAnswer(text(interaction.locale), view, clock.now());
}
