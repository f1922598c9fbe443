import type { ComponentRequest, PageMessage } from '../../protocol.ts';
import type { MessageCommand } from '../command/message-commands.ts';
import { channelTitle } from '../directory.ts';
import type { Held } from '../held.ts';
import { request } from '../live/requests.ts';
import type { Screen } from '../screen.ts';
import type { Actions } from '../views/context.ts';

/** What a person does with a message. */
export function actOnMessages(
  held: Held,
  screen: Screen,
): Pick<Actions, 'press' | 'runOn' | 'forward' | 'dismiss' | 'dismissFailure'> {
  return {
    press: (message, customId, values) => void press(held, message, customId, values),
    runOn: (message, command) => void runOn(held, screen, message, command),
    forward: (message, toChannelId) => void forward(held, screen, message, toChannelId),
    dismiss: ({ id: messageId, channel_id: channelId }) =>
      void held.try(async () => {
        await request('dismiss', { ...held.actor, channelId, messageId });
        held.hear({ type: 'message-deleted', channelId, messageId });
      }),
    dismissFailure: interactionId =>
      held.change(state => ({
        ...state,
        failures: state.failures.filter(failure => failure.interactionId !== interactionId),
      })),
  };
}

/** The answer comes as the newest message. */
async function runOn(
  held: Held,
  screen: Screen,
  { id: messageId, channel_id: channelId }: PageMessage,
  { id: commandId, name }: MessageCommand,
): Promise<void> {
  await held.try(async () => {
    const { interactionId } = await request('menu', { ...held.actor, channelId, messageId, commandId });
    held.remind(interactionId, name);
    screen.toNewest();
  });
}

/** A forward to the channel on screen is seen there; of any other the person is told. */
async function forward(
  held: Held,
  screen: Screen,
  { id: messageId, channel_id: channelId }: PageMessage,
  toChannelId: string,
): Promise<void> {
  await held.try(async () => {
    await request('forward', { ...held.actor, channelId, messageId, toChannelId });
    const there = held.state?.snapshot.channels.find(({ channel }) => channel.id === toChannelId);
    if (toChannelId === held.state?.channelId) screen.toNewest();
    else if (there) held.set({ notice: `Forwarded to ${channelTitle(there)}.` });
  });
}

async function press(
  held: Held,
  message: PageMessage,
  customId: string,
  values: string[] | undefined,
): Promise<void> {
  const key = `${message.id}:${customId}`;
  if (held.own.busy.has(key)) return;
  held.set({ busy: new Set([...held.own.busy, key]) });
  const body: ComponentRequest = {
    ...held.actor,
    channelId: message.channel_id,
    messageId: message.id,
    customId,
    ...(values ? { values } : {}),
  };
  await held.try(async () => {
    const { interactionId } = await request('component', body);
    held.remind(interactionId);
  });
  held.set({ busy: new Set([...held.own.busy].filter(one => one !== key)) });
}
