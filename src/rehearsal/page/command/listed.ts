import type { APIApplicationCommand } from 'discord-api-types/v10';
import { type CommandEntry, listEntries } from './entries.ts';

type Lister = (commands: APIApplicationCommand[] | undefined, locale: string) => CommandEntry[];

/** Lists commands again only if they or the language changed: the box takes a new list for a change of place. */
export function createLister(): Lister {
  let last: { commands: APIApplicationCommand[] | undefined; locale: string } | undefined;
  let entries: CommandEntry[] = [];
  return (commands, locale) => {
    if (last?.commands !== commands || last?.locale !== locale) {
      last = { commands, locale };
      entries = listEntries(commands ?? [], locale);
    }
    return entries;
  };
}
