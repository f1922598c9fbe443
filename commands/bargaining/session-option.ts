import type { APIApplicationCommandOptionChoice } from 'discord.js';
import { type SessionStep, whyNotRecord } from '../../src/strike/session-steps.ts';
import type { IsoDate, Session } from '../../src/strike/strike.ts';
import type { StrikeView } from '../../src/strike/view.ts';
import { DiscordLimit } from '../../src/wording/limits.ts';
import { longDate } from '../../src/wording/times.ts';
import type { Text } from '../../src/wording/translator.ts';
import { choice } from '../kit/choices.ts';
import { dateChoices } from '../kit/date-option.ts';

/**
 * The sessions of which that can be recorded, each with its state: those that are scheduled lead, the last first. Then the
 * days, where it can be recorded of a session that is not known.
 */
export function sessionChoices(
  text: Text,
  view: StrikeView,
  step: SessionStep,
  today: IsoDate,
  typed: string,
): APIApplicationCommandOptionChoice<string>[] {
  const { sessions } = view.strike.negotiations;
  const wanted = typed.trim().toLocaleLowerCase(text.locale);
  const may = (date: string, known?: Session) =>
    whyNotRecord(step, date as IsoDate, known, today) === undefined;
  const known = sessions
    .filter(session => may(session.date, session))
    .toSorted((a, b) => rank(a) - rank(b) || b.date.localeCompare(a.date))
    .map(session => sessionChoice(text, session, today));
  const named = known.filter(({ name, value }) =>
    `${name} ${value}`.toLocaleLowerCase(text.locale).includes(wanted),
  );
  // What was typed may be the date of a session in other words.
  const days = dateChoices(text, view, today, typed).flatMap(day => {
    const session = known.find(({ value }) => value === day.value);
    if (session) return wanted === '' ? [] : [session];
    const isKnown = sessions.some(({ date }) => date === day.value);
    return !isKnown && may(day.value) ? [day] : [];
  });
  return [...named, ...days.filter(({ value }) => named.every(each => each.value !== value))].slice(
    0,
    DiscordLimit.choices,
  );
}

function rank({ state }: Session): number {
  return state === 'scheduled' ? 0 : 1;
}

function sessionChoice(text: Text, { date, state }: Session, today: IsoDate) {
  const words = { date: longDate(text, date, today), state: text.t(`choice.state.${state}`) };
  return choice(text.t('choice.session', words), date);
}
