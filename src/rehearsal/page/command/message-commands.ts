import type { APIApplicationCommand } from 'discord-api-types/v10';
import { inLocale } from './entries.ts';

/** A command in the menu of every message. */
export interface MessageCommand {
  id: string;
  /** In the reader's language. */
  name: string;
}

const messageCommand = 3;

/** What stands under "Apps" in the menu of a message. */
export function listMessageCommands(
  commands: APIApplicationCommand[] | undefined,
  locale: string,
): MessageCommand[] {
  return (commands ?? [])
    .filter(({ type }) => type === messageCommand)
    .map(({ id, name, name_localizations: localized }) => ({ id, name: inLocale(name, localized, locale) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}
