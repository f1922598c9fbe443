import type { APIApplicationCommandOptionChoice } from 'discord.js';
import type { Strike } from '../../src/strike/strike.ts';
import { DiscordLimit } from '../../src/wording/limits.ts';
import { choice } from './choices.ts';

/** The roles that may be pinged at all, by the names that the strike file gives them. */
export function roleChoices(
  { roles }: Pick<Strike, 'roles'>,
  typed: string,
): APIApplicationCommandOptionChoice<string>[] {
  const wanted = typed.trim().toLowerCase();
  return [...roles.mention.keys()]
    .filter(name => name.toLowerCase().includes(wanted))
    .slice(0, DiscordLimit.choices)
    .map(name => choice(name, name));
}
