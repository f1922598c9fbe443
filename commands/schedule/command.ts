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

/** The presses that open a form. */
const OPENS_FORM: readonly string[] = ['ask', 'mend', 'event'];

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

  answersAtOnce: [...ANSWERS_AT_ONCE, ...OPENS_FORM],
  press: (interaction, pressed, context) =>
    OPENS_FORM.includes(pressed.action)
      ? openForm(interaction, pressed, context)
      : pressAct(interaction, 'schedule', pressed, context),
  submit: (interaction, pressed, context) =>
    pressed.action === 'form'
      ? submitForm(interaction, pressed.argument, context)
      : decline(interaction, pressed, context),
} satisfies Command;

/**
 * A form that a button opens: of a subcommand for a day ("cancel.2025-01-06"), of a change that is to be mended, or for the event
 * to which a message calls, by its id.
 */
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
  const [subcommand = '', date = null] = action === 'event' ? ['add'] : argument.split('.');
  const title = action === 'event' ? await headlineOf(argument, interaction, context) : null;
  const typed: Record<string, string | null> = { [dateOption.name]: date, [option.title.name]: title };
  const { member, locale } = interaction;
  const options = { getString: (name: string) => typed[name] ?? null };
  await interaction.showModal(scheduleForm({ member, locale, options }, subcommand, context));
}

/** Of a message that is out or is being written, by its id. */
async function headlineOf(
  id: string,
  interaction: ButtonInteraction,
  context: StrikeContext,
): Promise<string> {
  const { broadcasting, view } = context;
  const { guild } = view.strike;
  const sent = broadcasting.find(guild, id);
  const { message } = sent ?? (await broadcasting.ownDraft(guild, id, askerOf(interaction, context)));
  return message.headline;
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
