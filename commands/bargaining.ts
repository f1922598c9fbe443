import { InteractionContextType } from 'discord.js';
import { actChoices, pickedAct } from '../src/discord/act-option.ts';
import { requireOrganizer } from '../src/discord/asker.ts';
import * as option from '../src/discord/bargaining-options.ts';
import type { Command } from '../src/discord/command.ts';
import { dateChoices } from '../src/discord/date-option.ts';
import { propose } from '../src/discord/propose.ts';
import { readEntry } from '../src/discord/read-entry.ts';
import { roleChoices } from '../src/discord/role-option.ts';
import { act, ping } from '../src/discord/schedule-options.ts';
import { sessionChoices } from '../src/discord/session-option.ts';
import { settle } from '../src/discord/settle.ts';
import { typing } from '../src/discord/typed-limits.ts';
import { isEntry } from '../src/strike/acts.ts';
import { strikeDate } from '../src/strike/dates.ts';
import type { SessionStep } from '../src/strike/session-steps.ts';

/** `/bargaining`: what organizers record of the negotiations, each thing with its speaker; posted or only recorded. */
export const bargaining = {
  audience: 'organizers',
  data: {
    name: 'bargaining',
    description: 'command.bargaining.description',
    contexts: [InteractionContextType.Guild],
    options: option.bargainingOptions,
  },

  async execute(interaction, context) {
    requireOrganizer(interaction, context.view.strike);
    if (interaction.options.getSubcommand() === 'undo') {
      await propose(interaction, context, {
        do: 'undo',
        act: pickedAct(interaction, context.view, isEntry).id,
      });
      return;
    }
    const { strike } = context.view;
    const on = strikeDate(strike, context.clock.now());
    const entry = {
      ...readEntry(interaction, context),
      id: 'wish',
      at: 'then',
      on,
      role: 'organizer' as const,
    };
    await propose(
      interaction,
      context,
      { do: 'act', act: entry },
      interaction.options.getString(ping.name) ?? undefined,
    );
  },

  async autocomplete(interaction, { view, clock, text }) {
    requireOrganizer(interaction, view.strike);
    const words = text(interaction.locale);
    const { name, value } = typing(interaction);
    const today = strikeDate(view.strike, clock.now());
    const isCorrecting = interaction.options.getSubcommand() === 'correct';
    switch (name) {
      case act.name:
        return interaction.respond(
          actChoices(words, view, today, value, each =>
            isCorrecting ? each.type === 'statement' : isEntry(each),
          ),
        );
      case ping.name:
        return interaction.respond(roleChoices(view.strike, value));
      case option.session.name:
        return interaction.respond(
          sessionChoices(words, view, interaction.options.getSubcommand() as SessionStep, today, value),
        );
      default:
        return interaction.respond(dateChoices(words, view, today, value));
    }
  },

  press: (interaction, pressed, context) => settle(interaction, 'bargaining', pressed, context),
} satisfies Command;
