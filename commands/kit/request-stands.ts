import type { ButtonInteraction } from 'discord.js';
import { type Ended, endedAnswer } from '../../src/approvals/request-message.ts';
import type { NewRequest, StrikeContext } from './command.ts';
import { bare } from './preview-buttons.ts';

/**
 * Notes that the others were asked, so that whatever becomes of it is told: the author in the very answer to this press, as
 * long as Discord lets that be edited.
 *
 * @param posted the ids of what was posted; the last has the buttons
 */
export async function requestStands(
  interaction: ButtonInteraction,
  { requests, text, view }: Pick<StrikeContext, 'requests' | 'text' | 'view'>,
  posted: readonly string[],
  asked: Pick<NewRequest, 'kind' | 'subject' | 'author' | 'what' | 'expiresAt'>,
): Promise<void> {
  const id = posted.at(-1);
  if (id === undefined) return;
  const { guild, channels } = view.strike;
  const words = text(interaction.locale);
  const tell = (ended: Ended) => interaction.editReply(bare(endedAnswer(words, asked, ended)));
  await requests.stands({ ...asked, id, guild, channel: channels.organizers, tell });
}
