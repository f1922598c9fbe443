import type { CommandEntry } from '../command/entries.ts';
import { fromChoice } from '../command/suggestions.ts';
import type { Sender } from '../command/surroundings.ts';
import type { Held } from '../held.ts';
import { request } from '../live/requests.ts';
import type { Screen } from '../screen.ts';
import { currentChannel } from '../state.ts';

/** Sends what was written in the command box, from the channel on screen. */
export function createSender(held: Held, screen: Screen): Sender {
  return {
    command: async (entry, options) => {
      const { interactionId } = await request('command', { ...commandBase(held, entry), options });
      held.remind(interactionId, `/${entry.path}`);
      screen.toNewest();
    },
    complete: async (entry, options) => {
      const { choices } = await request('autocomplete', { ...commandBase(held, entry), options });
      return choices.map(choice => fromChoice(choice, held.own.locale));
    },
    message: async content => {
      await request('message', { ...held.actor, channelId: held.state?.channelId ?? '', content });
      screen.toNewest();
    },
  };
}

function commandBase({ state, actor }: Held, { commandId }: CommandEntry) {
  const entry = state && currentChannel(state);
  return { ...actor, guildId: entry?.guildId ?? '', channelId: entry?.channel.id ?? '', commandId };
}
