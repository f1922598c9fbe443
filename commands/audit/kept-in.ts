import type { KeptRecords } from '../../src/audit/kept.ts';
import { hashesOfBroadcast } from '../../src/broadcasts/kept-hash.ts';
import type { StrikeContext } from '../kit/command.ts';

/** What is kept of what was decided, as the bot has it in memory, and of posts, out of the store; of a request, only what became an act. */
export function keptIn({ view, broadcasting }: StrikeContext): KeptRecords {
  return {
    act: async id => view.acts?.find(({ act }) => act.id === id),
    proposal: async () => undefined,
    broadcast: async id => {
      const found = broadcasting.find(view.strike.guild, id);
      return found && hashesOfBroadcast(found);
    },
    posts: async () => new Set((await broadcasting.deliveries(view.strike.guild)).map(({ key }) => key)),
  };
}
