import type { ButtonInteraction, ModalMessageModalSubmitInteraction } from 'discord.js';
import type { RequestEnd, StrikeContext } from './command.ts';

type End = { subject: string } & Omit<RequestEnd, 'pressed'>;
type Pressing = ButtonInteraction | ModalMessageModalSubmitInteraction;
type Context = Pick<StrikeContext, 'requests' | 'view'>;

/**
 * Answers a press that has ended a request, and then tells everybody else who has to know.
 *
 * @param answer resolves to whether it stands where the press was
 */
export async function tellEnd(
  interaction: Pressing,
  context: Context,
  end: End,
  answer: () => Promise<boolean>,
): Promise<void> {
  const tellOthers = tellingOthers(interaction, context, end);
  await tellOthers(await answer());
}

/**
 * The same where the answer comes in several parts: to be called after the first, with whether it stands where the press
 * was. What was pressed says whom it is for until then, so it is read now.
 */
export function tellingOthers(
  { message: { id, content } }: Pressing,
  { requests, view }: Context,
  { subject, ...end }: End,
): (isShown: boolean) => Promise<void> {
  return isShown => requests.ended(view.strike.guild, subject, { ...end, pressed: { id, content, isShown } });
}
