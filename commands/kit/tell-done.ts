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
 * @returns whether it stands in its place
 */
export async function tellDone(
  interaction: ButtonInteraction | ChatInputCommandInteraction | ModalSubmitInteraction,
  { answers, view }: Pick<StrikeContext, 'answers' | 'view'>,
  answer: InteractionEditReplyOptions & { content: string },
  so: string = answer.content,
): Promise<boolean> {
  const owed = await answers.owe(view.strike.guild, so);
  const heard = await hear(interaction, answer);
  if (heard === 'nowhere') await answers.lost(owed);
  else await answers.heard(owed);
  return heard === 'in place';
}

async function hear(
  interaction: ButtonInteraction | ChatInputCommandInteraction | ModalSubmitInteraction,
  answer: InteractionEditReplyOptions & { content: string },
): Promise<'in place' | 'beside' | 'nowhere'> {
  const tries = [
    ['in place', () => interaction.editReply(answer)],
    ['beside', () => interaction.followUp(ephemeral(answer.content))],
  ] as const;
  for (const [where, tell] of tries) {
    const isTold = await tell().then(
      () => true,
      () => false,
    );
    if (isTold) return where;
  }
  return 'nowhere';
}
