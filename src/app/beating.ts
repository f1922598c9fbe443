import type { Messengers } from '../delivery/messenger.ts';
import type { CommandState } from '../delivery/troubles.ts';
import { createPace } from '../platform/pace.ts';
import { forgetOrganizers } from './acts.ts';
import { createPosting } from './beat.ts';
import { type Beats, createBeats } from './beats.ts';
import type { Services } from './services.ts';

/** What Discord takes from a bot. More at once would only wait in the library, already claimed. */
const POSTS_PER_SECOND = 50;

/** What beating needs of a bot that is online. */
interface Online {
  messengers: Messengers;
  /** How the commands of a strike's server stand. */
  commandsOf: (guild: string) => CommandState;
  /** Hears that every strike has been looked after, that Discord answered and that the store took a write. */
  onWell: () => void;
}

/** The beats over the strikes of these services; `wakeAll` makes every strike due. */
export async function createBeating(
  { running, broadcasts, answers, requests }: Services,
  { messengers, commandsOf, onWell }: Online,
): Promise<{ beats: Beats; wakeAll: () => void }> {
  const posting = await createPosting({
    ...running,
    turn: createPace(POSTS_PER_SECOND),
    // An answer, or the end of a request, that is owed is tried again at each beat: two of these are never the same.
    standing: guild => [broadcasts.standing(guild), (answers.isOwing(guild) || requests.isDue(guild)) && {}],
    messengers,
    commandsOf,
    ledger: broadcasts.watched(running.store.deliveries),
    forget: async (guild, isPast) => {
      await forgetOrganizers(running, guild, isPast);
      await broadcasts.forgetAuthors(guild, isPast);
    },
    sourcesOf: view => [
      broadcasts.sourceOf(view),
      running.auditing.source(view, running.halts, running.text),
    ],
  });
  const beats = createBeats({
    ...running,
    checkClock: messengers.checkClock,
    due: (guilds, check) => posting.due(guilds, check),
    lookAfter: async (guild, check) => {
      try {
        await posting.look(guild, check);
      } finally {
        await answers.tellLost(guild);
        await requests.look(guild);
      }
    },
    onWell,
  });
  return { beats, wakeAll: () => posting.wakeAll() };
}
