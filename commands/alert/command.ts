import { InteractionContextType } from 'discord.js';
import { UserError } from '../../src/wording/user-error.ts';
import { readDraftArgument } from '../broadcast/buttons.ts';
import { pressDraft } from '../broadcast/press.ts';
import { askerOf, ownSites, requireCaptain } from '../kit/asker.ts';
import type { Command } from '../kit/command.ts';
import { siteChoices, siteOption } from '../kit/site-option.ts';
import { typing } from '../kit/typed-limits.ts';
import { previewAlert } from './dialog.ts';
import { alertChoices, previewFollowUp, readUpdate, speakable, updateForm } from './follow-up.ts';
import { alertOptions, alertText, runningAlert } from './options.ts';

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
    const { options } = interaction;
    const step = options.getSubcommand();
    if (step === 'send') return previewAlert(interaction, context);
    const id = options.getString(runningAlert.name) ?? undefined;
    const kind = step === 'update' ? 'update' : 'all-clear';
    const words = options.getString(alertText.name) ?? undefined;
    await previewFollowUp(interaction, context, { kind, words, alerts: speakable(interaction, context, id) });
  },

  async autocomplete(interaction, context) {
    requireCaptain(interaction, context.view.strike);
    const text = context.text(interaction.locale);
    const { name, value } = typing(interaction);
    await interaction.respond(
      name === siteOption.name
        ? siteChoices(text, context.view, value, { sites: ownSites(interaction, context.view) })
        : alertChoices(text, interaction, context, value),
    );
  },

  answersAtOnce: ['clear', 'renew'],

  async press(interaction, pressed, context) {
    requireCaptain(interaction, context.view.strike);
    const { action, argument } = pressed;
    if (action === 'clear') {
      const alerts = speakable(interaction, context, argument);
      return previewFollowUp(interaction, context, { kind: 'all-clear', words: undefined, alerts });
    }
    if (action === 'renew') {
      speakable(interaction, context, argument);
      await interaction.showModal(updateForm(context.text(interaction.locale), argument));
      return;
    }
    if (!ON_ALERTS.includes(action)) throw new UserError('error.unknownButton');
    const seen = readDraftArgument('alert', argument);
    await pressDraft(interaction, { action, seen }, context, askerOf(interaction, context));
  },

  async submit(interaction, { action, argument }, context) {
    requireCaptain(interaction, context.view.strike);
    if (action !== 'renew') throw new UserError('error.unknownButton');
    const alerts = speakable(interaction, context, argument);
    await previewFollowUp(interaction, context, { kind: 'update', words: readUpdate(interaction), alerts });
  },
} satisfies Command;
