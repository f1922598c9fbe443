import type { InspectedMessage } from '../../src/rehearsal/inspect.ts';
import type { Rehearsal } from '../../src/rehearsal/rehearsal.ts';

export interface PressableButton {
  label: string;
  customId: string;
  messageId: string;
  channelId: string;
}

/** The buttons under the last message that has some: of those that only the person sees, or of a channel. */
export function buttonsOf(discord: Rehearsal, person: string, channel?: string): PressableButton[] {
  const messages =
    channel === undefined ? discord.inspect.ephemerals(person) : discord.inspect.messages(channel);
  const last = messages.findLast(({ components = [] }) => components.length > 0);
  return last ? pressableIn(last) : [];
}

/** The buttons that can be pressed under one message. */
export function pressableIn({ components = [], id, channel_id }: InspectedMessage): PressableButton[] {
  return components.flatMap(row => {
    if (!('components' in row)) return [];
    return row.components.flatMap(each => {
      if (!('custom_id' in each) || !('label' in each) || each.disabled === true) return [];
      const { label = '', custom_id: customId } = each;
      return [{ label, customId, messageId: id, channelId: channel_id }];
    });
  });
}

/** Under a preview the button that tells the channel at once, whatever it says of the thing, and whom it rings. */
export const AT_ONCE = 'at once';
/** The one that tells as little as it can be told: quietly where that can be chosen. */
export const QUIETLY = 'quietly';

const ACTIONS: Record<string, readonly string[]> = { [AT_ONCE]: ['tell'], [QUIETLY]: ['confirm', 'tell'] };

/** The one of that label, or of what it does. Throws an Error that says which there are. */
export function buttonNamed(buttons: readonly PressableButton[], label: string): PressableButton {
  const actions = ACTIONS[label] ?? [];
  const byAction = actions.map(action => buttons.find(({ customId }) => customId.split(':')[1] === action));
  const found = buttons.find(each => each.label === label) ?? byAction.find(each => each !== undefined);
  if (found) return found;
  throw new Error(`there is no button “${label}”, but ${buttons.map(each => each.label).join(', ')}`);
}

/** Presses one, and gives what comes of it: the message as it is then, or a new one for the person alone. */
export async function press(
  discord: Rehearsal,
  person: string,
  label: string,
  channel?: string,
): Promise<string> {
  return pressAgain(discord, person, buttonNamed(buttonsOf(discord, person, channel), label));
}

/** Does something of which the organizers read in a line of its own, and waits until they can. */
export async function untilToldOf<Done>(
  discord: Rehearsal,
  organizers: string,
  does: () => Promise<Done>,
): Promise<Done> {
  const line = discord.inspect.next(
    'message-created',
    ({ stored }) =>
      stored.message.channel_id === organizers && (stored.message.components ?? []).length === 0,
  );
  const done = await does();
  await line;
  return done;
}

/** Presses one whose answer is no message: a form, for example. */
export function pressFor({ discord }: { discord: Rehearsal }, person: string, label: string): void {
  const { customId, messageId, channelId } = buttonNamed(buttonsOf(discord, person), label);
  discord.act.component({ person, locale: 'en-US', channelId, messageId, customId });
}

/** Presses a button that was there before, as somebody does whose screen is behind. */
export async function pressAgain(
  discord: Rehearsal,
  person: string,
  { customId, messageId, channelId }: PressableButton,
): Promise<string> {
  const told = discord.inspect.next('message-created', ({ stored }) => stored.onlyFor === person);
  const changed = discord.inspect.next('message-changed', ({ stored }) => stored.message.id === messageId);
  discord.act.component({ person, locale: 'en-US', channelId, messageId, customId });
  const { stored } = await Promise.race([told, changed]);
  return stored.message.content;
}
