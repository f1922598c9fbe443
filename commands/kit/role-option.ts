import type { APIApplicationCommandOptionChoice, AutocompleteInteraction } from 'discord.js';
import type { Strike } from '../../src/strike/strike.ts';
import { DiscordLimit } from '../../src/wording/limits.ts';
import type { Text } from '../../src/wording/translator.ts';
import { choice } from './choices.ts';

/** What is picked so that nobody is pinged where somebody would be. */
export const NOBODY_PINGED = 'nobody';

/**
 * The roles that may be pinged at all, by the names that the strike file gives them.
 *
 * @param nobody what leaving the ping out is called, where it can be left out
 */
export function roleChoices(
  { roles }: Pick<Strike, 'roles'>,
  typed: string,
  nobody?: string,
): APIApplicationCommandOptionChoice<string>[] {
  const wanted = typed.trim().toLowerCase();
  const named = [...roles.mention.keys()].map(name => choice(name, name));
  const all = nobody === undefined ? named : [...named, choice(nobody, NOBODY_PINGED)];
  return all.filter(({ name }) => name.toLowerCase().includes(wanted)).slice(0, DiscordLimit.choices);
}

/** Taking back rings those who were rung, unless nobody is picked. */
export function nobodyIn({ options }: AutocompleteInteraction, { t }: Text): string | undefined {
  return options.getSubcommand() === 'undo' ? t('choice.pingNobody') : undefined;
}
