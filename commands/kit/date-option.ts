import {
  type APIApplicationCommandOptionChoice,
  type APIApplicationCommandStringOption,
  ApplicationCommandOptionType,
} from 'discord.js';
import { addDays, datesFrom } from '../../src/strike/dates.ts';
import type { IsoDate } from '../../src/strike/strike.ts';
import type { StrikeView } from '../../src/strike/view.ts';
import { DiscordLimit } from '../../src/wording/limits.ts';
import { dateReadings } from '../../src/wording/read/date.ts';
import { dayLabel } from '../../src/wording/say/day-label.ts';
import type { Text } from '../../src/wording/translator.ts';
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

/**
 * The next days, each labelled with what it is; what was typed leads, if that can be read already.
 *
 * @param after the first day, where a last one is asked for
 */
export function dateChoices(
  text: Text,
  view: StrikeView,
  today: IsoDate,
  typed: string,
  { after }: { after?: IsoDate | undefined } = {},
): APIApplicationCommandOptionChoice<string>[] {
  const labelled = (date: IsoDate) => choice(dayLabel(text, view, date), date);
  const hints = { strike: view.strike, ...(after !== undefined && { after }) };
  const read = dateReadings(text, typed, today, hints);
  const wanted = typed.trim().toLocaleLowerCase(text.locale);
  const first = after === undefined ? today : addDays(after, 1);
  // One after the other, until there are enough: what a day is has to be decided before it can be named.
  const others = datesFrom(first, addDays(first, 2 * DiscordLimit.choices))
    .values()
    .filter(date => !read.includes(date))
    .map(labelled)
    .filter(({ name }) => name.toLocaleLowerCase(text.locale).includes(wanted));
  return [...read.map(labelled), ...others.take(DiscordLimit.choices - read.length)];
}
