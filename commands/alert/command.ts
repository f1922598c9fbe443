import { InteractionContextType } from 'discord.js';
import { UserError } from '../../src/wording/user-error.ts';
import { readDraftArgument } from '../broadcast/buttons.ts';
import { pressDraft } from '../broadcast/press.ts';
import { askerOf, ownSites, requireCaptain } from '../kit/asker.ts';
import type { Command } from '../kit/command.ts';
import { siteChoices } from '../kit/site-option.ts';
import { typing } from '../kit/typed-limits.ts';
import { previewAlert } from './dialog.ts';
import { alertOptions } from './options.ts';

/** An alert takes one person: nobody else is asked, and it is typed again rather than written on. */
const ON_ALERTS = ['confirm', 'discard'];

/** `/alert`: the fast path for safety, a captain's for their own line; previewed, and sent with one press. */
export const alert = {
  audience: 'captains',
  data: {
    name: 'alert',
    description: 'command.alert.description',
    contexts: [InteractionContextType.Guild],
    options: alertOptions,
  },

  async execute(interaction, context) {
    requireCaptain(interaction, context.view.strike);
    await previewAlert(interaction, context);
  },

  async autocomplete(interaction, { view, text }) {
    await interaction.respond(
      siteChoices(text(interaction.locale), view, typing(interaction).value, {
        sites: ownSites(interaction, view),
      }),
    );
  },

  async press(interaction, pressed, context) {
    requireCaptain(interaction, context.view.strike);
    if (!ON_ALERTS.includes(pressed.action)) throw new UserError('error.unknownButton');
    const seen = readDraftArgument('alert', pressed.argument);
    const asker = askerOf(interaction, context);
    await pressDraft(interaction, { action: pressed.action, seen }, context, asker);
  },
} satisfies Command;
