import type {
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Clock } from '../platform/clock.ts';
import type { Audience } from '../strike/authority.ts';
import type { StrikeView } from '../strike/view.ts';
import type { Translator } from '../text/translator.ts';

/** The strikes of this bot, by the server on which they are held. */
export interface Strikes {
  of(guildId: string): StrikeView | undefined;
  all(): readonly StrikeView[];
}

/** What a command has to work with. Everything is in memory: no answer waits for a disk or a network. */
export interface CommandContext {
  strikes: Strikes;
  clock: Clock;
  text: Translator;
  commands: readonly Command[];
}

/** The same, once the router has found the strike that is meant. */
export interface StrikeContext extends CommandContext {
  view: StrikeView;
}

/**
 * A slash command: its definition as plain data, and a thin handler. Descriptions in `data` are keys of the locale
 * files; registration puts the words in their place (discord/registration.ts).
 */
export interface Command {
  data: RESTPostAPIChatInputApplicationCommandsJSONBody;
  /** Whom /help shows it to. The handler checks for itself, at the moment of acting. */
  audience: Audience;
  execute(interaction: ChatInputCommandInteraction, context: StrikeContext): Promise<void>;
  autocomplete?(interaction: AutocompleteInteraction, context: StrikeContext): Promise<void>;
}
