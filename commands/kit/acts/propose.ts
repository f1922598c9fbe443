import type { ChatInputCommandInteraction, ModalSubmitInteraction } from 'discord.js';
import { previewOf } from '../../../src/approvals/act-preview.ts';
import type { Wish } from '../../../src/approvals/proposal.ts';
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
 */
export async function propose(
  interaction: ChatInputCommandInteraction | ModalSubmitInteraction,
  context: StrikeContext,
  wish: Wish,
  named?: string,
): Promise<void> {
  const { organizing, view, clock } = context;
  const { guild, roles } = view.strike;
  const text = context.text(interaction.locale);
  const how = named === NOBODY_PINGED ? { isSilent: true } : { ping: named };
  const proposal = await organizing.propose(guild, askerOf(interaction, context), wish, { ...how, text });
  const deliveries = await organizing.deliveries(guild);
  const { mention } = proposal;
  const ping = [...roles.mention].find(([, id]) => id === mention)?.[0];
  const unheard = whyUnheard(interaction.guild, view.strike, mention);
  const step = organizing.stepOf(proposal);
  const people = peopleKnown(interaction.guild, mention);
  const agree = { role: proposal.author.role, ...(await organizing.needed(proposal)) };
  const { content, hasChoice } = previewOf(text, step, deliveries, clock.now(), {
    ping,
    unheard,
    people,
    agree,
    isHalted: context.automation.haltOf(guild) !== undefined,
  });
  const command = interaction.isChatInputCommand()
    ? interaction.commandName
    : readCustomId(interaction.customId).command;
  await interaction.reply({
    ...ephemeral(content),
    components: [row(previewButtons(text, command, proposal, hasChoice))],
  });
}
