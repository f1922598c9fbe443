import { InteractionContextType } from 'discord.js';
import { previewAlert } from '../src/discord/alert-command.ts';
import { alertOptions } from '../src/discord/alert-options.ts';
import { leaderOf, requireCaptain } from '../src/discord/asker.ts';
import { readDraftArgument } from '../src/discord/broadcast-buttons.ts';
import { pressDraft } from '../src/discord/broadcast-press.ts';
import type { Command } from '../src/discord/command.ts';
import { siteChoices } from '../src/discord/site-option.ts';
import { typing } from '../src/discord/typed-limits.ts';

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
    await interaction.respond(siteChoices(text(interaction.locale), view, typing(interaction).value));
  },

  async press(interaction, pressed, context) {
    requireCaptain(interaction, context.view.strike);
    const { id, revision } = readDraftArgument(pressed.argument);
    const { sites = [] } = await context.broadcasting.open(context.view.strike.guild, id, revision);
    await pressDraft(interaction, pressed, context, leaderOf(interaction, context, sites));
  },
} satisfies Command;
