import {
  type ButtonInteraction,
  type CommandInteraction,
  MessageFlags,
  type ModalMessageModalSubmitInteraction,
  type ModalSubmitInteraction,
} from 'discord.js';
import { failureOf, isAnsweredAlready } from '../../src/discord/channels/api-errors.ts';

/**
 * Tells Discord that a press, or a form that a press has opened, has arrived. It comes before anything is done: Discord gives 3 seconds for this, and
 * 15 minutes for whatever is said after it. Rejects if Discord did not take it; then nothing may be done, because the
 * person is told by Discord that the press failed.
 */
export async function acknowledge(
  interaction: ButtonInteraction | ModalMessageModalSubmitInteraction,
): Promise<void> {
  await arrives(interaction, () => interaction.deferUpdate());
}

/** The same for a command, form or press that gets an answer of its own, which only the asker sees. */
export async function acknowledgeAlone(
  interaction: ButtonInteraction | CommandInteraction | ModalSubmitInteraction,
): Promise<void> {
  await arrives(interaction, () => interaction.deferReply({ flags: MessageFlags.Ephemeral }));
}

/** Where no answer came, it is asked again: if the first one had arrived, Discord says so. */
async function arrives(interaction: { deferred: boolean }, ask: () => Promise<unknown>): Promise<void> {
  try {
    await ask();
  } catch (error) {
    if (failureOf(error).type !== 'unknown') throw error;
    await ask().catch(again => {
      if (!isAnsweredAlready(again)) throw again;
      interaction.deferred = true;
    });
  }
}
