import {
  type APIApplicationCommandOptionChoice,
  type APIApplicationCommandStringOption,
  ApplicationCommandOptionType,
} from 'discord.js';
import { addDays, datesFrom } from '../../src/strike/dates.ts';
import type { IsoDate } from '../../src/strike/strike.ts';
import type { StrikeView } from '../../src/strike/view.ts';
import { DiscordLimit } from '../../src/wording/limits.ts';
import { readDate } from '../../src/wording/read/date.ts';
import { dayLabel } from '../../src/wording/say/day-label.ts';
import type { Text } from '../../src/wording/translator.ts';
import { UserError } from '../../src/wording/user-error.ts';
import { choice } from './choices.ts';

/** A date as people type it; the choices say what each of the next days is. */
export const dateOption = {
  type: ApplicationCommandOptionType.String,
  name: 'date',
  description: 'command.picket.date',
  required: true,
  autocomplete: true,
  max_length: DiscordLimit.choiceName,
} as const satisfies APIApplicationCommandStringOption;

/** The next days, each labelled with what it is; first the day that was typed, if it can be read already. */
export function dateChoices(
  text: Text,
  view: StrikeView,
  today: IsoDate,
  typed: string,
): APIApplicationCommandOptionChoice<string>[] {
  const read = tryRead(text, typed, today);
  const labelled = (date: IsoDate) => choice(dayLabel(text, view, date, today), date);
  if (read) return [labelled(read)];
  const wanted = typed.trim().toLocaleLowerCase(text.locale);
  // One after the other, until there are enough: what a day is has to be decided before it can be named.
  return datesFrom(today, addDays(today, 2 * DiscordLimit.choices))
    .values()
    .map(labelled)
    .filter(({ name }) => name.toLocaleLowerCase(text.locale).includes(wanted))
    .take(DiscordLimit.choices)
    .toArray();
}

function tryRead(text: Text, typed: string, today: IsoDate): IsoDate | undefined {
  try {
    return typed.trim() === '' ? undefined : readDate(text, typed, today);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
