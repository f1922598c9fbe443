import type { APIModalInteractionResponseCallbackData, BaseInteraction } from 'discord.js';
import type { Change } from '../../src/strike/change-schema.ts';
import { datesFrom } from '../../src/strike/dates.ts';
import type { StrikeView } from '../../src/strike/view.ts';
import { timeInWords } from '../../src/wording/times.ts';
import type { Text } from '../../src/wording/translator.ts';
import { UserError } from '../../src/wording/user-error.ts';
import type { StrikeContext } from '../kit/command.ts';
import { scheduleForm } from './form.ts';

const SUBCOMMAND: Partial<Record<Change['type'], string>> = {
  'add-shift': 'add',
  'add-event': 'add',
  lines: 'only',
};

/**
 * The form that a change was made with, filled in with it: what is sent is done in its place. Throws a UserError where that
 * change does not stand any more.
 */
export function mendForm(
  interaction: Pick<BaseInteraction, 'member' | 'locale'>,
  id: string,
  context: StrikeContext,
): APIModalInteractionResponseCallbackData {
  const change = standingChange(context.view, id);
  const typed: Record<string, string | undefined> = {
    ...typedAs(context.text(interaction.locale), change),
    ping: roleOf(context.view, id),
  };
  const written = {
    member: interaction.member,
    locale: interaction.locale,
    options: { getString: (name: string) => typed[name] ?? null },
  };
  return scheduleForm(written, SUBCOMMAND[change.type] ?? change.type, context, change);
}

/** The role that the change was to ping, by its name. */
function roleOf({ strike, acts = [] }: StrikeView, id: string): string | undefined {
  const mention = acts.find(({ act }) => act.id === id)?.mention;
  return [...strike.roles.mention].find(([, role]) => role === mention)?.[0];
}

/** The change with that id. Throws a UserError where it has been taken back, or there is none. */
export function standingChange({ changes }: StrikeView, id: string): Change {
  const found = changes.find(change => change.id === id);
  if (!found) throw new UserError('error.unknownAct');
  if (found.undone) throw new UserError('error.alreadyUndone');
  return found;
}

/** A change as the options of its subcommand, as somebody would have typed it. */
function typedAs(text: Text, change: Change): Record<string, string | undefined> {
  const { reason, captains } = change;
  const always = { reason, captains };
  switch (change.type) {
    case 'cancel':
    case 'usual':
      return { ...always, ...lines(change) };
    case 'lines':
      return {
        ...always,
        date: change.from,
        days: daysOf(change.from, change.to),
        site: change.standing.join(', '),
      };
    case 'hours':
    case 'add-shift':
      return { ...always, ...lines(change), ...hours(text, change) };
    case 'move':
      return { ...always, ...lines(change), place: change.place };
    case 'add-event': {
      const { date, title, place, sites } = change.event;
      return { ...always, date, title, where: place, site: sites.join(', '), time: timeOf(text, change) };
    }
    case 'quiet':
    case 'suspend':
      return { ...always, date: change.from, days: change.to && daysOf(change.from, change.to) };
    case 'open': {
      const { name, gate } = change.site;
      return { ...always, date: change.from, name, gate };
    }
    case 'close':
      return { ...always, date: change.from, site: change.site };
    case 'resume':
      return { ...always, date: change.from };
    case 'end':
      return {
        ...always,
        date: change.lastDay,
        words: change.words,
        time: change.until && timeInWords(text, change.until),
      };
  }
}

function lines({ from, to, sites }: Extract<Change, { sites: unknown; from: unknown }>) {
  return { date: from, days: daysOf(from, to), site: sites.join(', ') };
}

function daysOf(...[from, to]: Parameters<typeof datesFrom>): string {
  return [...datesFrom(from, to)].join(', ');
}

function hours(text: Text, { start, end }: Extract<Change, { start: unknown }>) {
  return { start: timeInWords(text, start), end: timeInWords(text, end) };
}

function timeOf(text: Text, { event }: Extract<Change, { type: 'add-event' }>): string | undefined {
  if (!event.time) return undefined;
  if ('words' in event.time) return event.time.words;
  const { from, to } = event.time;
  const start = timeInWords(text, from);
  return to === undefined ? start : text.t('schedule.form.hoursValue', { start, end: timeInWords(text, to) });
}
