import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  InteractionContextType,
  type ModalSubmitInteraction,
} from 'discord.js';
import { requestRows } from '../../src/approvals/request-message.ts';
import { isEntry } from '../../src/strike/acts.ts';
import { strikeDate } from '../../src/strike/dates.ts';
import { changesAnswer } from '../../src/wording/say/acts-answer.ts';
import { pickedAct } from '../kit/acts/act-option.ts';
import { ANSWERS_AT_ONCE, decline, pressAct } from '../kit/acts/press.ts';
import { propose } from '../kit/acts/propose.ts';
import { askerOf, requireCaptain } from '../kit/asker.ts';
import type { Command, Pressed, StrikeContext } from '../kit/command.ts';
import { dateOption } from '../kit/date-option.ts';
import { ephemeral } from '../kit/reply.ts';
import { subcommands } from '../kit/subcommands.ts';
import { ping } from '../kit/text-option.ts';
import type { Written } from '../kit/typed-option.ts';
import { lacks, scheduleForm } from './form.ts';
import { mendForm, standingChange } from './mend.ts';
import * as option from './options.ts';
import { readChange } from './read-change.ts';
import { readForm } from './read-form.ts';
import { suggest } from './suggest.ts';

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
      await interaction.reply(ephemeral(await changesList(interaction, context)));
    } else if (subcommand === 'undo') {
      const act = pickedAct(interaction, context.view, each => !isEntry(each));
      const role = interaction.options.getString(ping.name) ?? undefined;
      await propose(interaction, context, { do: 'undo', act: act.id }, role);
    } else if (lacks(subcommand, interaction)) {
      await interaction.showModal(scheduleForm(interaction, subcommand, context));
    } else await proposeChange(interaction, interaction, subcommand, context);
  },

  autocomplete: suggest,

  answersAtOnce: [...ANSWERS_AT_ONCE, 'ask', 'mend'],
  press: (interaction, pressed, context) =>
    pressed.action === 'ask' || pressed.action === 'mend'
      ? openForm(interaction, pressed, context)
      : pressAct(interaction, 'schedule', pressed, context),
  submit: (interaction, pressed, context) =>
    pressed.action === 'form'
      ? submitForm(interaction, pressed.argument, context)
      : decline(interaction, pressed, context),
} satisfies Command;

/** A form that a button opens: of a subcommand for a day ("cancel.2025-01-06"), or of a change that is to be mended, by its id. */
async function openForm(
  interaction: ButtonInteraction,
  { action, argument }: Pressed,
  context: StrikeContext,
): Promise<void> {
  requireCaptain(interaction, context.view.strike);
  if (action === 'mend') {
    await interaction.showModal(mendForm(interaction, argument, context));
    return;
  }
  const [subcommand = '', date] = argument.split('.');
  const { member, locale } = interaction;
  const options = { getString: (name: string) => (name === dateOption.name ? (date ?? null) : null) };
  await interaction.showModal(scheduleForm({ member, locale, options }, subcommand, context));
}

/** What was entered into the form is read as if it had been typed. Roles are read again, at this moment. */
async function submitForm(
  interaction: ModalSubmitInteraction,
  argument: string,
  context: StrikeContext,
): Promise<void> {
  const { view, clock } = context;
  requireCaptain(interaction, view.strike);
  const text = context.text(interaction.locale);
  const written = readForm(interaction, argument, view, text, strikeDate(view.strike, clock.now()));
  const { subcommand, mended } = written;
  if (mended !== undefined) standingChange(view, mended);
  await proposeChange(interaction, written, subcommand, context, mended);
}

async function proposeChange(
  interaction: ChatInputCommandInteraction | ModalSubmitInteraction,
  { options }: Written,
  subcommand: string,
  context: StrikeContext,
  replaces?: string,
): Promise<void> {
  const { locale, member } = interaction;
  const draft = readChange({ options, locale, member }, subcommand, context);
  const wished = { id: 'wish', at: 'then', role: 'organizer' as const };
  const act = { ...draft, ...wished, ...(replaces !== undefined && { replaces }) };
  await propose(interaction, context, { do: 'act', act }, options.getString(ping.name) ?? undefined);
}

async function changesList(
  interaction: ChatInputCommandInteraction,
  context: StrikeContext,
): Promise<string> {
  const { view, clock, requests } = context;
  const text = context.text(interaction.locale);
  const { hash } = askerOf(interaction, context);
  const own = (await requests.of(view.strike.guild, hash)).filter(({ kind }) => kind === 'act');
  const rows = requestRows(text, own);
  return [...rows, changesAnswer(text, view, clock.now(), rows.join('\n').length)].join('\n');
}
