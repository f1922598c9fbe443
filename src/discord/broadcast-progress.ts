import type { ButtonInteraction } from 'discord.js';
import type { Broadcast } from '../broadcasts/broadcast.ts';
import { failedIn, isSettled } from '../broadcasts/results.ts';
import { approvedText, progressText } from '../broadcasts/results-text.ts';
import { instantOf } from '../posts/instants.ts';
import { retryButtons } from './broadcast-buttons.ts';
import type { StrikeContext } from './command.ts';
import { bare } from './preview-buttons.ts';

/**
 * Shows in place of a preview how far a message has come, and says it anew whenever a channel is through; at the end, the
 * channels that it did not get into, and a button to try them again. One that waits for its time says when that is.
 *
 * It ends when every channel is settled. Discord lets an answer be changed for 15 minutes; whatever comes later is for
 * `/broadcast status` to tell.
 */
export async function showProgress(
  interaction: ButtonInteraction,
  context: StrikeContext,
  broadcast: Broadcast,
): Promise<void> {
  const { broadcasting, clock, view } = context;
  const text = context.text(interaction.locale);
  const { guild, id } = broadcast;
  if (instantOf(broadcast.dueAt) > clock.now()) {
    await interaction.update(bare(approvedText(text, view.strike, broadcast, [], clock.now())));
    return;
  }
  await interaction.deferUpdate();
  for await (const results of broadcasting.progress(guild, id)) {
    const failed = isSettled(results) ? failedIn(results).length : 0;
    const shown = {
      ...bare(progressText(text, results, broadcast.type)),
      components: retryButtons(text, id, failed),
    };
    // What cannot be shown is sent all the same: that is no failure of the message's.
    await interaction.editReply(shown).catch(() => undefined);
  }
}
