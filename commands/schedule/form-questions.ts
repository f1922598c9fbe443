import type { BaseInteraction } from 'discord.js';
import { standingOf } from '../../src/strike/authority.ts';
import { addDays, datesFrom } from '../../src/strike/dates.ts';
import { dayByItself } from '../../src/strike/picket-day.ts';
import type { IsoDate } from '../../src/strike/strike.ts';
import { DiscordLimit } from '../../src/wording/limits.ts';
import { dateReadings } from '../../src/wording/read/date.ts';
import { dayLabel } from '../../src/wording/say/day-label.ts';
import { timeInWords } from '../../src/wording/times.ts';
import type { Text } from '../../src/wording/translator.ts';
import { UserError } from '../../src/wording/user-error.ts';
import { ownSites, roleIdsOf } from '../kit/asker.ts';
import type { StrikeContext } from '../kit/command.ts';
import { dateOption } from '../kit/date-option.ts';
import { siteChoices, siteOption } from '../kit/site-option.ts';
import { ping } from '../kit/text-option.ts';
import type { Written } from '../kit/typed-option.ts';
import { type Field, pickField, textField } from './form-fields.ts';
import { offeredSites } from './offered-sites.ts';
import * as option from './options.ts';
import { reasonsOf } from './reasons.ts';
import { standingChoice } from './shift-option.ts';

/** The fields that have no option of their own: both ends in one, a reason in one's own words, and nobody to ping. */
export const HOURS = 'hours';
export const OWN_WORDS = 'own-words';
export const NOBODY = '-';

/** What the form of each subcommand asks for, five at most; `days` are several, `day` is one. */
export const FIELDS = {
  cancel: ['lines', 'days', 'reason', OWN_WORDS, 'ping'],
  hours: ['lines', 'days', HOURS, OWN_WORDS, 'ping'],
  move: ['lines', 'days', 'place', OWN_WORDS, 'ping'],
  add: ['lines', 'day', 'time', 'title', 'where'],
  quiet: ['days', 'reason', OWN_WORDS, 'ping'],
  open: ['day', 'name', 'gate', OWN_WORDS, 'ping'],
  close: ['line', 'day', OWN_WORDS, 'ping'],
  suspend: ['day', 'reason', OWN_WORDS, 'ping'],
  resume: ['day', OWN_WORDS, 'ping'],
  usual: ['lines', 'days', OWN_WORDS, 'ping'],
  only: ['lines', 'days', OWN_WORDS, 'ping'],
  end: ['day', 'time', 'words', 'ping'],
} as const;
export type FieldName = (typeof FIELDS)[keyof typeof FIELDS][number];

/** What each subcommand cannot do without. Where one of these is not typed, the form asks for all. */
export const NEEDED: Record<keyof typeof FIELDS, string[]> = {
  cancel: ['date', 'reason'],
  hours: ['date', 'start', 'end'],
  move: ['date', 'site', 'place'],
  add: ['date'],
  quiet: ['date', 'reason'],
  open: ['date', 'name'],
  close: ['date', 'site'],
  suspend: ['date', 'reason'],
  resume: ['date'],
  usual: ['date'],
  only: ['date', 'site'],
  end: ['date'],
};
/** What a form is asked for, and by whom. */
export interface Asking {
  interaction: Pick<BaseInteraction, 'member'> & Written;
  context: StrikeContext;
  text: Text;
  today: IsoDate;
  subcommand: keyof typeof FIELDS;
}

/** The field of that name, with what was typed of it already; undefined where there is nothing to ask. */
export function fieldOf(asking: Asking, name: FieldName): Field | undefined {
  const { text, interaction } = asking;
  const typed = (option: string) => interaction.options.getString(option) ?? '';
  const asked = (id: string, required = false) => ({ id, label: text.t(`schedule.form.${name}`), required });
  switch (name) {
    case 'lines':
    case 'line':
      return linesField(asking, name === 'lines');
    case 'days':
    case 'day':
      return daysField(asking, name === 'days');
    case 'reason':
      return reasonField(asking);
    case 'ping':
      return pingField(asking);
    case HOURS:
      return textField(asked(HOURS, true), 45, hoursOf(asking));
    case OWN_WORDS:
      return textField(ownWords(asking), 200, typed('reason'));
    default:
      return textField(
        asked(name, ['place', 'name'].includes(name)),
        name === 'words' ? 600 : 120,
        typed(name),
      );
  }
}

/** Lines, groups and all; where Discord cannot list so many, their names are written. */
function linesField({ interaction, context, text, today, subcommand }: Asking, several: boolean): Field {
  const { view } = context;
  const written = interaction.options.getString(siteOption.name) ?? '';
  const date = typedDate(interaction, context, text, today) ?? today;
  const asked = {
    id: siteOption.name,
    label: text.t(`schedule.form.${several ? 'lines' : 'line'}`),
    required: true,
  };
  const sites = offeredSites(view, subcommand === 'close' ? 'close' : 'hours', date, interaction);
  const offered = { sites, isSingle: !several };
  if (sites.length === 0) throw new UserError('error.noLineToPick');
  if (sites.length >= DiscordLimit.choices) {
    const description = text.t('schedule.form.linesHint');
    return textField({ ...asked, description }, DiscordLimit.choiceName, written);
  }
  const every = siteChoices(text, view, 'all', { ...offered }).filter(({ value }) => value === 'all');
  const picks = [...every, ...siteChoices(text, view, '', offered)];
  const meant = written === '' ? [] : siteChoices(text, view, written, offered).slice(0, 1);
  // An event is most often of all lines.
  const [only] = picks.length === 1 ? picks : subcommand === 'add' && written === '' ? every : meant;
  return pickField(
    asked,
    picks.map(({ name, value }) => ({ label: name, value })),
    { several, picked: only ? only.value.split(', ') : [] },
  );
}

/** The coming days on which it can be done: a captain's are today and tomorrow. */
function daysField(asking: Asking, several: boolean): Field {
  const { interaction, context, text, today, subcommand } = asking;
  const { view } = context;
  const isCaptain = standingOf(view.strike, roleIdsOf(interaction)).kind === 'captain';
  const typed = typedDate(interaction, context, text, today);
  // What is mended may be of several days.
  const listed = (interaction.options.getString('days')?.split(', ') ?? []) as IsoDate[];
  const isOfLines = ['cancel', 'hours', 'move'].includes(subcommand);
  const coming = datesFrom(today, addDays(today, isCaptain ? 1 : 2 * DiscordLimit.selectOptions))
    .filter(date => !isOfLines || dayByItself(view.strike, view.changes, date).kind === 'picket')
    .slice(0, DiscordLimit.selectOptions);
  const known = listed.length > 0 ? listed : typed === undefined ? [] : [typed];
  const days = [...new Set([...known.filter(date => date >= today), ...coming])].toSorted();
  const standing = isOfLines ? standingChoice(text, context, today, ownSites(interaction, view)) : [];
  const picks = [
    ...standing.map(({ name, value }) => ({ label: name, value })),
    ...days.map(date => ({ label: dayLabel(text, view, date), value: date })),
  ];
  if (picks.length === 0) throw new UserError('error.noDayToPick');
  const label = text.t(`schedule.form.${several ? 'days' : 'day'}`);
  const picked = typed ?? (days[0] === today && isOfLines ? today : undefined);
  return pickField({ id: dateOption.name, label, required: true }, picks, {
    several,
    picked: listed.length > 0 ? listed : picked === undefined ? [] : [picked],
  });
}

/** Reasons that there are; none are asked for where there are none. */
function reasonField({ context, text, interaction }: Asking): Field | undefined {
  const reasons = reasonsOf(context.view);
  if (reasons.length === 0) return undefined;
  const typed = interaction.options.getString(option.reason.name);
  const picks = reasons.map(reason => ({ label: reason, value: reason }));
  const picked = typed !== null && reasons.includes(typed) ? [typed] : [];
  return pickField({ id: option.reason.name, label: text.t('schedule.form.reason') }, picks, { picked });
}

/** One's own words, in place of a reason of the list or because there is none. */
function ownWords({ text, context, subcommand }: Asking) {
  const isNeeded = NEEDED[subcommand].includes(option.reason.name);
  const isListed = isNeeded && reasonsOf(context.view).length > 0;
  return {
    id: OWN_WORDS,
    label: text.t(isListed ? 'schedule.form.otherReason' : 'schedule.form.reason'),
    description: text.t('schedule.form.readByMembers'),
    required: isNeeded && !isListed,
  };
}

function pingField({ context, text, interaction }: Asking): Field | undefined {
  const { roles } = context.view.strike;
  const isCaptain = standingOf(context.view.strike, roleIdsOf(interaction)).kind === 'captain';
  const names = isCaptain ? (roles.captainMention ?? []) : [...roles.mention.keys()];
  if (names.length === 0) return undefined;
  const picks = [
    { label: text.t('broadcast.form.nobody'), value: NOBODY },
    ...names.map(name => ({ label: name, value: name })),
  ];
  const picked = [interaction.options.getString(ping.name) ?? NOBODY];
  return pickField({ id: ping.name, label: text.t('broadcast.form.ping') }, picks, { picked });
}

/** What was typed of them, or the hours that the lines usually have, to be written over. */
function hoursOf({ interaction, context, text }: Asking): string {
  const { from, to } = context.view.strike.picketing[0] ?? {};
  const usual = (time: typeof from) => (time === undefined ? '' : timeInWords(text, time));
  const start = interaction.options.getString(option.start.name) ?? usual(from);
  const end = interaction.options.getString(option.end.name) ?? usual(to);
  return start === '' || end === '' ? '' : text.t('schedule.form.hoursValue', { start, end });
}

function typedDate({ options }: Written, { view }: StrikeContext, text: Text, today: IsoDate) {
  const [date] = dateReadings(text, options.getString(dateOption.name) ?? '', today, view);
  return date;
}
