import { type ButtonInteraction, MessageFlags } from 'discord.js';
import { instantOf } from '../../src/announcements/instants.ts';
import type { Broadcast } from '../../src/broadcasts/broadcast.ts';
import { shortHeadline } from '../../src/broadcasts/list-text.ts';
import { failedIn, isFinished } from '../../src/broadcasts/results.ts';
import { approvedText, progressText } from '../../src/broadcasts/results-text.ts';
import { fitContent } from '../../src/wording/fit-lines.ts';
import type { StrikeContext } from '../kit/command.ts';
import { bare, row } from '../kit/preview-buttons.ts';
import { tellDone } from '../kit/tell-done.ts';
import { alertButtons, eventButton, retryButtons } from './buttons.ts';

/**
 * Shows in place of a preview how far a message has come, and says it anew whenever a channel is through; at the end, the
 * channels that it did not get into, and a button to try them again. One that waits for its time says when that is.
 *
 * It ends when nothing more will happen in any channel. Discord lets an answer be changed for 15 minutes; whatever comes later is for
 * `/broadcast status` to tell.
 *
 * @param whenTold hears whether it stands in that place, once it has been said first
 */
export async function showProgress(
  interaction: ButtonInteraction,
  context: StrikeContext,
  broadcast: Broadcast,
  whenTold: (isShown: boolean) => Promise<void> = async () => {},
): Promise<void> {
  const { broadcasting, clock, view, text } = context;
  const words = text(interaction.locale);
  const { guild, id } = broadcast;
  const language = text(view.strike.language);
  // Under a request it takes the place of the question, so it says which message it is about.
  const isAsked = !interaction.message.flags.has(MessageFlags.Ephemeral);
  const named = (content: string) =>
    isAsked ? content.replace(/$/m, () => ` ${shortHeadline(words, broadcast)}`) : content;
  const so = language.t('broadcast.approvedBy', { headline: shortHeadline(language, broadcast) });
  if (instantOf(broadcast.dueAt) > clock.now()) {
    const content = approvedText(words, view.strike, broadcast, [], clock.now());
    await whenTold(await tellDone(interaction, context, bare(named(content)), so));
    return;
  }
  let isTold = false;
  try {
    for await (const results of broadcasting.progress(guild, id)) {
      const failed = isFinished(results) ? failedIn(results).length : 0;
      const shown = {
        ...bare(fitContent(words, named(progressText(words, results, broadcast)))),
        components: [
          ...retryButtons(words, id, failed),
          ...(isFinished(results) ? alertButtons(words, broadcast) : []),
          ...(isFinished(results) && broadcast.type === 'broadcast'
            ? [row([eventButton(words, broadcast)])]
            : []),
        ],
      };
      // On the way, what cannot be shown is sent all the same: that is no failure of the message's.
      if (isTold && !isFinished(results)) await interaction.editReply(shown).catch(() => undefined);
      else {
        const isShown = await tellDone(interaction, context, shown, so);
        if (!isTold) await whenTold(isShown);
      }
      isTold = true;
    }
  } catch {
    // It is approved, whether or not it can be watched.
    if (!isTold) await whenTold(await tellDone(interaction, context, bare(so)));
  }
}
