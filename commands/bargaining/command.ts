import { InteractionContextType } from 'discord.js';
import { isEntry } from '../../src/strike/acts.ts';
import { strikeDate } from '../../src/strike/dates.ts';
import type { SessionStep } from '../../src/strike/session-steps.ts';
import { actChoices, pickedAct } from '../kit/acts/act-option.ts';
import { ANSWERS_AT_ONCE, decline, pressAct } from '../kit/acts/press.ts';
import { propose } from '../kit/acts/propose.ts';
import { requireOrganizer } from '../kit/asker.ts';
import type { Command } from '../kit/command.ts';
import { dateChoices } from '../kit/date-option.ts';
import { nobodyIn, roleChoices } from '../kit/role-option.ts';
import { act, ping } from '../kit/text-option.ts';
import { typing } from '../kit/typed-limits.ts';
import * as option from './options.ts';
import { readEntry, readTellAt } from './read-entry.ts';
import { sessionChoices } from './session-option.ts';

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
    const role = interaction.options.getString(ping.name) ?? undefined;
    if (interaction.options.getSubcommand() === 'undo') {
      const { id } = pickedAct(interaction, context.view, isEntry);
      await propose(interaction, context, { do: 'undo', act: id }, role);
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
    const tellAt = readTellAt(interaction, context);
    await propose(interaction, context, { do: 'act', act: entry }, role, tellAt);
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
        return interaction.respond(roleChoices(view.strike, value, nobodyIn(interaction, words)));
      case option.session.name:
        return interaction.respond(
          sessionChoices(words, view, interaction.options.getSubcommand() as SessionStep, today, value),
        );
      default:
        return interaction.respond(dateChoices(words, view, today, value));
    }
  },

  answersAtOnce: ANSWERS_AT_ONCE,
  press: (interaction, pressed, context) => pressAct(interaction, 'bargaining', pressed, context),
  submit: decline,
} satisfies Command;
