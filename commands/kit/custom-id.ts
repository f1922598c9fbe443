import type { Seen } from '../../src/strike/seen.ts';
import { DiscordLimit } from '../../src/wording/limits.ts';

/** The id of a button: which command it belongs to, what it does, and to what. */
export function customId(command: string, action: string, argument: string): string {
  const id = [command, action, argument].join(':');
  if (id.length > DiscordLimit.customId)
    throw new RangeError(`a custom id of ${id.length} characters: ${id}`);
  return id;
}

/** A thing and what was shown of it, as the argument of a button. */
export function seenArgument({ id, seal }: Seen): string {
  return `${id}.${seal}`;
}

export function readSeen(argument: string): Seen {
  const [id = '', seal = ''] = argument.split('.');
  return { id, seal };
}

/** The parts of such an id; what is missing is empty. */
export function readCustomId(id: string): { command: string; action: string; argument: string } {
  const [command = '', action = '', ...rest] = id.split(':');
  return { command, action, argument: rest.join(':') };
}
