import type { ButtonInteraction, ChatInputCommandInteraction, ModalSubmitInteraction } from 'discord.js';
import { instantOf } from '../../../src/announcements/instants.ts';
import { type Preview, previewOf } from '../../../src/approvals/act-preview.ts';
import type { Proposal, Wish } from '../../../src/approvals/proposal.ts';
import { peopleKnown, whyUnheard } from '../../../src/discord/channels/people.ts';
import { askerOf } from '../asker.ts';
import type { StrikeContext } from '../command.ts';
import { readCustomId } from '../custom-id.ts';
import { previewButtons, row } from '../preview-buttons.ts';
import { ephemeral } from '../reply.ts';
import { NOBODY_PINGED } from '../role-option.ts';

/**
 * Shows what a wish would do, to the asker alone, with the buttons that do it. Nothing is changed before one is pressed.
 *
 * @param named the name of the allow-listed role that the notice is to ping; "nobody" is what it says
 * @param tellAt when it is to be told, if not at once; ISO 8601 in UTC
 */
export async function propose(
  interaction: ButtonInteraction | ChatInputCommandInteraction | ModalSubmitInteraction,
  context: StrikeContext,
  wish: Wish,
  named?: string,
  tellAt?: string,
): Promise<void> {
  const { organizing, view } = context;
  const { guild } = view.strike;
  const text = context.text(interaction.locale);
  const how = named === NOBODY_PINGED ? { isSilent: true } : { ping: named };
  const proposal = await organizing.propose(guild, askerOf(interaction, context), wish, {
    ...how,
    tellAt,
    text,
  });
  const preview = await previewFor(interaction, context, proposal);
  const command = interaction.isChatInputCommand()
    ? interaction.commandName
    : readCustomId(interaction.customId).command;
  await interaction.reply({
    ...ephemeral(preview.content),
    components: [row(previewButtons(text, command, proposal, preview))],
  });
}

/** Its messages as whole as Discord takes them, to the asker alone; the preview itself stays where it is. */
export async function showWhole(
  interaction: ButtonInteraction,
  context: StrikeContext,
  proposal: Proposal,
): Promise<void> {
  const { content } = await previewFor(interaction, context, proposal, true);
  await interaction.reply(ephemeral(content));
}

/** What is no longer as it was shown is shown as it is now, with its buttons. */
export async function showAgain(
  interaction: ButtonInteraction,
  context: StrikeContext,
  id: string,
): Promise<void> {
  const { organizing, view } = context;
  const { guild, roles } = view.strike;
  const { wish, mention, tellAt } = await organizing.wishOf(guild, id, askerOf(interaction, context).hash);
  const named = [...roles.mention].find(([, role]) => role === mention)?.[0];
  const isToCome = tellAt !== undefined && instantOf(tellAt) > context.clock.now();
  await propose(interaction, context, wish, named ?? NOBODY_PINGED, isToCome ? tellAt : undefined);
}

async function previewFor(
  interaction: ButtonInteraction | ChatInputCommandInteraction | ModalSubmitInteraction,
  context: StrikeContext,
  proposal: Proposal,
  isWhole = false,
): Promise<Preview> {
  const { organizing, view, clock } = context;
  const { guild, roles } = view.strike;
  const text = context.text(interaction.locale);
  const deliveries = await organizing.deliveries(guild);
  const { mention } = proposal;
  const ping = [...roles.mention].find(([, id]) => id === mention)?.[0];
  const unheard = whyUnheard(interaction.guild, view.strike, mention);
  const step = organizing.stepOf(proposal);
  const people = peopleKnown(interaction.guild, mention);
  const agree = { role: proposal.author.role, ...(await organizing.needed(proposal)) };
  return previewOf(text, step, deliveries, clock.now(), {
    ping,
    unheard,
    people,
    agree,
    tellAt: proposal.tellAt,
    isHalted: context.automation.haltOf(guild) !== undefined,
    isWhole,
  });
}
