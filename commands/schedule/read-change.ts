import type { BaseInteraction } from 'discord.js';
import type { ChangeDraft } from '../../src/strike/changes.ts';
import { daysBetween, strikeDate } from '../../src/strike/dates.ts';
import { sitesOf } from '../../src/strike/sites.ts';
import type { IsoDate, SiteId, WallTime } from '../../src/strike/strike.ts';
import { readDate } from '../../src/wording/read/date.ts';
import { readTime } from '../../src/wording/read/time.ts';
import { longDate } from '../../src/wording/times.ts';
import { UserError } from '../../src/wording/user-error.ts';
import { ownSites } from '../kit/asker.ts';
import type { StrikeContext } from '../kit/command.ts';
import { dateOption } from '../kit/date-option.ts';
import { readSites, siteOption } from '../kit/site-option.ts';
import { needed, said, saidUnstopped, saidWords, type Written } from '../kit/typed-option.ts';
import * as option from './options.ts';
import { optional, readAddition, readShiftHours, type Typed } from './read-addition.ts';
import { NOW, readShifts, readStanding } from './shift-option.ts';
import { siteToOpen } from './site-to-open.ts';

/** A stretch of more than a year is a slip of the finger in its year. */
const MOST_DAYS = 366;

/** The change that somebody has typed. Throws a UserError for what cannot be meant. */
export function readChange(
  interaction: Written & Pick<BaseInteraction, 'member' | 'locale'>,
  subcommand: string,
  context: StrikeContext,
): ChangeDraft {
  const { view, clock } = context;
  const typed: Typed = {
    interaction,
    context,
    text: context.text(interaction.locale),
    today: strikeDate(view.strike, clock.now()),
  };
  const isOfShifts = subcommand === 'cancel' || subcommand === 'hours' || subcommand === 'move';
  const from = isOfShifts ? typed.today : dateOf(typed, subcommand === 'end');
  const because = {
    ...optional('reason', saidUnstopped(interaction, option.reason.name)),
    ...(interaction.options.getString(option.captains.name) !== null && { captains: 'may-change' as const }),
  };
  switch (subcommand) {
    case 'cancel':
      return { type: 'cancel', ...linesOf(typed), ...because, reason: reasonOf(typed) };
    case 'hours':
      return { type: 'hours', ...linesOf(typed), ...readShiftHours(typed), ...because };
    case 'move':
      return {
        type: 'move',
        ...linesOf(typed),
        place: needed(saidUnstopped(interaction, option.place.name), option.place.name),
        ...because,
      };
    case 'add':
      return readAddition(typed, { date: from, sites: sitesIn(typed) }, because);
    case 'quiet':
      return { type: 'quiet', ...span(typed, from), reason: reasonOf(typed) };
    case 'open':
      return { type: 'open', site: siteToOpen(interaction, view, from, typed.today), from, ...because };
    case 'close':
      return { type: 'close', site: oneSite(typed), from, ...because };
    case 'suspend': {
      const to = untilOf(typed, from);
      return { type: 'suspend', from, ...optional('to', to), reason: reasonOf(typed) };
    }
    case 'resume':
      return { type: 'resume', from, ...because };
    case 'usual':
      return { type: 'usual', ...span(typed, from), sites: sitesIn(typed), ...because };
    case 'only':
      return { type: 'lines', ...span(typed, from), standing: sitesIn(typed), ...because };
    case 'end':
      return {
        type: 'end',
        lastDay: from,
        ...optional('until', endHour(typed)),
        ...optional('words', saidWords(typed.interaction, option.wordsOfUnion.name)),
      };
    default:
      throw new UserError('error.unknownCommand');
  }
}

/** Days, lines and shifts: of those that stand at this moment where "now" was typed for the day. */
function linesOf(typed: Typed) {
  const { interaction, context, text } = typed;
  const sites = sitesIn(typed);
  if (isNow(typed)) {
    const { date, ...standing } = readStanding(context, standingFor(typed, sites));
    return { from: date, to: date, ...standing };
  }
  const days = span(typed, dateOf(typed, false));
  const shifts = readShifts(interaction, text, context.view, { date: days.from, sites });
  return { ...days, sites, ...optional('shifts', shifts) };
}

function isNow({ interaction }: Typed): boolean {
  return said(interaction, dateOption.name)?.toLowerCase() === NOW;
}

/** A captain who names no line means their own. */
function standingFor({ interaction, context }: Typed, sites: readonly SiteId[]): readonly SiteId[] {
  const own = new Set<string>(ownSites(interaction, context.view).map(({ id }) => id));
  return said(interaction, siteOption.name) === undefined ? sites.filter(id => own.has(id)) : sites;
}

/** Until what time of the last day its lines stand. */
function endHour({ interaction }: Typed): WallTime | undefined {
  const typed = said(interaction, option.time.name);
  return typed === undefined ? undefined : readTime(typed);
}

/** The day that was typed. Only the end of the strike may lie behind: what is over cannot be changed any more. */
function dateOf({ interaction, context, text, today }: Typed, mayBePast: boolean): IsoDate {
  const { strike } = context.view;
  const date = readDate(
    text,
    needed(said(interaction, dateOption.name), dateOption.name),
    today,
    context.view,
  );
  const words = { date: longDate(text, date, today) };
  if (date < strike.began && mayBePast) throw new UserError('error.beforeStrike', words);
  if (date < today && !mayBePast) throw new UserError('error.pastDate', words);
  return date;
}

function reasonOf({ interaction }: Typed): string {
  const { name } = option.reason;
  return needed(saidUnstopped(interaction, name), name);
}

function span(typed: Typed, from: IsoDate): { from: IsoDate; to: IsoDate } {
  return { from, to: untilOf(typed, from) ?? from };
}

function untilOf({ interaction, context, text, today }: Typed, from: IsoDate): IsoDate | undefined {
  const written = interaction.options.getString(option.until.name);
  if (written === null) return undefined;
  const until = readDate(text, written, today, { ...context.view, after: from });
  const words = { until: longDate(text, until, today), from: longDate(text, from, today) };
  if (until < from) throw new UserError('error.untilBefore', words);
  if (daysBetween(from, until) > MOST_DAYS) throw new UserError('error.untilFar', words);
  return until;
}

/** The lines that were named; all where none was. */
function sitesIn({ interaction, context }: Typed): string[] {
  const { strike, changes } = context.view;
  return (readSites(interaction, context.view) ?? sitesOf(strike, changes)).map(site => site.id);
}

function oneSite({ interaction, context }: Typed): string {
  const name = interaction.options.getString(siteOption.name) ?? '';
  const [site, ...others] = readSites(interaction, context.view) ?? [];
  if (!site) throw new UserError('error.emptyText', { option: siteOption.name });
  if (others.length > 0) throw new UserError('error.oneLine', { name });
  return site.id;
}
