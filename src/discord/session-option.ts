import type { APIApplicationCommandOptionChoice } from 'discord.js';
import type { IsoDate } from '../strike/strike.ts';
import type { StrikeView } from '../strike/view.ts';
import { longDate } from '../text/times.ts';
import type { Text } from '../text/translator.ts';
import { CHOICES, choice } from './choices.ts';
import { dateChoices } from './date-option.ts';

/** The sessions that are known, the last first, each with its state; then days, for one that is not. */
export function sessionChoices(
  text: Text,
  view: StrikeView,
  today: IsoDate,
  typed: string,
): APIApplicationCommandOptionChoice<string>[] {
  const wanted = typed.trim().toLocaleLowerCase(text.locale);
  const known = view.strike.negotiations.sessions
    .toSorted((a, b) => b.date.localeCompare(a.date))
    .map(({ date, state }) =>
      choice(
        text.t('choice.session', {
          date: longDate(text, date, today),
          state: text.t(`choice.state.${state}`),
        }),
        date,
      ),
    )
    .filter(({ name, value }) => `${name} ${value}`.toLocaleLowerCase(text.locale).includes(wanted));
  const days = dateChoices(text, view, today, typed).filter(({ value }) =>
    known.every(each => each.value !== value),
  );
  return [...known, ...days].slice(0, CHOICES);
}
