import type {
  ButtonInteraction,
  ChatInputCommandInteraction,
  InteractionEditReplyOptions,
  ModalSubmitInteraction,
} from 'discord.js';
import type { StrikeContext } from './command.ts';
import { ephemeral } from './reply.ts';

/**
 * Tells somebody what was done for them. It is done whatever becomes of this answer, so nothing here rejects, and nobody
 * hears "try again": what does not get through in its place is told beside it, to them alone, and else in the
 * organizers' channel, by the next process if this one dies.
 *
 * @param answer what stands in place of the preview from now on
 * @param so what is so, for the organizers; the words of the answer where it is absent
 */
export async function tellDone(
  interaction: ButtonInteraction | ChatInputCommandInteraction | ModalSubmitInteraction,
  { answers, view }: Pick<StrikeContext, 'answers' | 'view'>,
  answer: InteractionEditReplyOptions & { content: string },
  so: string = answer.content,
): Promise<void> {
  const owed = await answers.owe(view.strike.guild, so);
  if (await isHeard(interaction, answer)) await answers.heard(owed);
  else await answers.lost(owed);
}

async function isHeard(
  interaction: ButtonInteraction | ChatInputCommandInteraction | ModalSubmitInteraction,
  answer: InteractionEditReplyOptions & { content: string },
): Promise<boolean> {
  const tries = [() => interaction.editReply(answer), () => interaction.followUp(ephemeral(answer.content))];
  for (const tell of tries) {
    const isTold = await tell().then(
      () => true,
      () => false,
    );
    if (isTold) return true;
  }
  return false;
}
