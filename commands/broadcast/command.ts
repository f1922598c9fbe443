import { InteractionContextType } from 'discord.js';
import { strikeDate } from '../../src/strike/dates.ts';
import { UserError } from '../../src/wording/user-error.ts';
import { acknowledge } from '../kit/acknowledge.ts';
import { organizerAsking } from '../kit/asker.ts';
import type { Command } from '../kit/command.ts';
import { dateChoices } from '../kit/date-option.ts';
import { subcommands } from '../kit/subcommands.ts';
import { typing } from '../kit/typed-limits.ts';
import { readDraftArgument } from './buttons.ts';
import { broadcastChoices } from './choices.ts';
import * as option from './options.ts';
import { decline, pressDraft, pressSent } from './press.ts';
import * as sent from './sent.ts';
import * as writing from './write.ts';

const ON_DRAFTS = ['confirm', 'notice', 'approve', 'decline', 'withdraw', 'edit', 'discard'];

/** `/broadcast`: an organizer's message, from the form through preview and approval to every channel. */
export const broadcast = {
  audience: 'organizers',
  data: {
    name: 'broadcast',
    description: 'command.broadcast.description',
    contexts: [InteractionContextType.Guild],
    options: subcommands('broadcast', option.broadcastOptions),
  },

  async execute(interaction, context) {
    const asker = organizerAsking(interaction, context);
    switch (interaction.options.getSubcommand()) {
      case 'compose':
        return writing.compose(interaction, context, asker);
      case 'status':
        return sent.status(interaction, context);
      case 'reschedule':
        return sent.reschedule(interaction, context, asker);
      case 'correct':
        return writing.correct(interaction, context, asker);
      case 'retract':
        return sent.retract(interaction, context, asker);
      default:
        return sent.list(interaction, context, asker);
    }
  },

  async autocomplete(interaction, context) {
    const asker = organizerAsking(interaction, context);
    const { view, clock } = context;
    const text = context.text(interaction.locale);
    const { name, value } = typing(interaction);
    const choices =
      name === option.day.name
        ? dateChoices(text, view, strikeDate(view.strike, clock.now()), value)
        : await broadcastChoices(
            text,
            context,
            { name, value, subcommand: interaction.options.getSubcommand() },
            asker,
          );
    await interaction.respond(choices);
  },

  answersAtOnce: ['edit', 'decline', 'new', 'event'],

  async press(interaction, pressed, context) {
    const asker = organizerAsking(interaction, context);
    const { action, argument } = pressed;
    if (action === 'new') return writing.composeNew(interaction, context, asker);
    if (action === 'event') return writing.composeNew(interaction, context, asker, argument);
    if (!ON_DRAFTS.includes(action)) return pressSent(interaction, pressed, context, asker);
    const seen = readDraftArgument('broadcast', argument);
    await pressDraft(interaction, { action, seen }, context, asker);
  },

  async submit(interaction, { action, argument }, context) {
    const asker = organizerAsking(interaction, context);
    if (action === 'write') return writing.write(interaction, argument, context, asker);
    if (action !== 'decline' || !interaction.isFromMessage()) throw new UserError('error.unknownButton');
    await acknowledge(interaction);
    await decline(interaction, readDraftArgument('broadcast', argument), context, asker);
  },
} satisfies Command;
