import {
  type APIApplicationCommandOption,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  ApplicationCommandOptionType as Type,
} from 'discord.js';
import { DiscordLimit } from '../../src/wording/limits.ts';
import { UserError } from '../../src/wording/user-error.ts';

type Defined = Pick<APIApplicationCommandOption, 'name' | 'type'> & {
  options?: readonly Defined[];
  max_length?: number;
};
type Given = ChatInputCommandInteraction['options']['data'];

/**
 * Throws the UserError that says so where a text is longer than its option allows. Discord's own programs stop there, but
 * another may not, and what reads dates takes minutes for a page of letters.
 */
export function refuseTooLong(given: Given, defined: readonly Defined[] = []): void {
  for (const { name, value, options } of given) {
    const option = defined.find(each => each.name === name);
    const most = option?.type === Type.String ? (option.max_length ?? DiscordLimit.choiceName) : undefined;
    if (most !== undefined && typeof value === 'string' && value.length > most) {
      throw new UserError('error.typedTooLong', { option: name, count: most });
    }
    refuseTooLong(options ?? [], option?.options);
  }
}

/** What somebody is typing, and into which option: cut, since Discord holds it to no length. */
export function typing({ options }: Pick<AutocompleteInteraction, 'options'>): {
  name: string;
  value: string;
} {
  const { name, value } = options.getFocused(true);
  return { name, value: value.slice(0, DiscordLimit.choiceName) };
}
