import { ComponentType, type ModalSubmitInteraction } from 'discord.js';
import { addDays, datesFrom } from '../../src/strike/dates.ts';
import { dayByItself } from '../../src/strike/picket-day.ts';
import type { IsoDate } from '../../src/strike/strike.ts';
import type { StrikeView } from '../../src/strike/view.ts';
import { DiscordLimit } from '../../src/wording/limits.ts';
import { longDate } from '../../src/wording/times.ts';
import type { Text } from '../../src/wording/translator.ts';
import { UserError } from '../../src/wording/user-error.ts';
import { dateOption } from '../kit/date-option.ts';
import { NOBODY_PINGED } from '../kit/role-option.ts';
import { siteOption } from '../kit/site-option.ts';
import { ping } from '../kit/text-option.ts';
import type { Written } from '../kit/typed-option.ts';
import { HOURS, NOBODY, OWN_WORDS } from './form-questions.ts';
import * as option from './options.ts';

const BETWEEN_ENDS = /\s*(?:-|–|—|\bto\b|\buntil\b)\s*/i;

/** What was entered into the form, as if it had been typed as options; of which subcommand it is, and in place of which change. */
export function readForm(
  { fields }: Pick<ModalSubmitInteraction, 'fields'>,
  argument: string,
  view: StrikeView,
  text: Text,
  today: IsoDate,
): Written & { subcommand: string; mended?: string } {
  const [subcommand = '', mayChange, mended = ''] = argument.split('.');
  const entered = new Map<string, string>();
  for (const [id, field] of fields.fields) {
    if (field.type === ComponentType.StringSelect) entered.set(id, field.values.join(', '));
    else if (field.type === ComponentType.TextInput)
      entered.set(id, field.value.slice(0, DiscordLimit.formField));
  }
  const own = entered.get(OWN_WORDS)?.trim() ?? '';
  if (own !== '') entered.set(option.reason.name, own);
  // What is mended would ring those who were rung, where nobody says otherwise.
  if (entered.get(ping.name) === NOBODY && mended !== '') entered.set(ping.name, NOBODY_PINGED);
  else if (entered.get(ping.name) === NOBODY) entered.delete(ping.name);
  const announce = announceOf(view, mended);
  if (announce !== undefined) entered.set(option.announce.name, announce);
  if (mayChange === 'captains') entered.set(option.captains.name, 'may-change');
  spread(entered, view, text, today, subcommand);
  return {
    subcommand,
    ...(mended !== '' && { mended }),
    options: { getString: name => entered.get(name)?.trim() || null },
  };
}

/** A form has no room to ask for it: an event that is mended is announced as it was to be. */
function announceOf({ changes }: StrikeView, mended: string): string | undefined {
  const change = changes.find(({ id }) => id === mended);
  return change?.type === 'add-event' ? change.event.announce : undefined;
}

/** One field may stand for two options: several days for a first and a last one, hours for both ends. */
function spread(
  entered: Map<string, string>,
  view: StrikeView,
  text: Text,
  today: IsoDate,
  subcommand: string,
): void {
  const days = (entered.get(dateOption.name)?.split(', ') ?? []).toSorted() as IsoDate[];
  const [first, last] = [days[0], days.at(-1)];
  if (first !== undefined && last !== undefined && days.length > 1) {
    refuseGaps(days, first, last, view, text, today);
    entered.set(option.until.name, last);
  }
  if (first !== undefined) entered.set(dateOption.name, first);
  if ((entered.get(siteOption.name)?.split(', ') ?? []).includes('all')) entered.set(siteOption.name, 'all');
  // The form of an addition asks once when it is: for an event as it is said, for a shift from when to when.
  const isUntitled = (entered.get(option.title.name)?.trim() ?? '') === '';
  const isShift = subcommand === 'add' && isUntitled && entered.has(option.time.name);
  const hours = isShift ? entered.get(option.time.name) : entered.get(HOURS);
  if (hours === undefined) return;
  const [start = '', end = '', ...rest] = hours.trim().split(BETWEEN_ENDS);
  if (end === '' || rest.length > 0) throw new UserError('error.hoursUnreadable', { text: hours });
  entered.set(option.start.name, start).set(option.end.name, end);
  entered.delete(option.time.name);
}

/** A change is of days in a row; a day between them that has no line is none that somebody left out. */
function refuseGaps(
  days: readonly IsoDate[],
  first: IsoDate,
  last: IsoDate,
  { strike, changes }: StrikeView,
  text: Text,
  today: IsoDate,
): void {
  const left = datesFrom(addDays(first, 1), addDays(last, -1)).find(
    date => !days.includes(date) && dayByItself(strike, changes, date).kind === 'picket',
  );
  if (left === undefined) return;
  const words = [first, last, left].map(date => longDate(text, date, today));
  throw new UserError('error.daysApart', {
    first: words[0] ?? '',
    last: words[1] ?? '',
    left: words[2] ?? '',
  });
}
