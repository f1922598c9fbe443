import type { APIApplicationCommandOptionChoice, ChatInputCommandInteraction } from 'discord.js';
import type { Act } from '../../../src/strike/acts.ts';
import type { IsoDate } from '../../../src/strike/strike.ts';
import type { StrikeView } from '../../../src/strike/view.ts';
import { DiscordLimit } from '../../../src/wording/limits.ts';
import { actSentence } from '../../../src/wording/say/change-sentence.ts';
import type { Text } from '../../../src/wording/translator.ts';
import { UserError } from '../../../src/wording/user-error.ts';
import { choice } from '../choices.ts';
import { act as option } from '../text-option.ts';

/** What has been done and still stands, the last first, in words to pick from. */
export function actChoices(
  text: Text,
  view: StrikeView,
  today: IsoDate,
  typed: string,
  isMeant: (act: Act) => boolean,
): APIApplicationCommandOptionChoice<string>[] {
  const wanted = typed.trim().toLocaleLowerCase(text.locale);
  return standingActs(view, isMeant)
    .map(act => choice(actSentence(text, view, act, today), act.id))
    .filter(({ name }) => name.toLocaleLowerCase(text.locale).includes(wanted))
    .slice(0, DiscordLimit.choices);
}

/** The act that was picked. Throws a UserError for anything that is not on the list. */
export function pickedAct(
  interaction: ChatInputCommandInteraction,
  view: StrikeView,
  isMeant: (act: Act) => boolean,
): Act {
  const picked = interaction.options.getString(option.name, true);
  const found = standingActs(view, isMeant).find(({ id }) => id === picked);
  if (!found) throw new UserError('error.unknownAct');
  return found;
}

function standingActs({ acts = [] }: StrikeView, isMeant: (act: Act) => boolean): Act[] {
  return acts
    .map(({ act }) => act)
    .filter(act => act.undone === undefined && isMeant(act))
    .toReversed();
}
