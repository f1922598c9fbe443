import type { ChangeDraft } from '../../src/strike/changes.ts';
import { daysBetween, strikeDate } from '../../src/strike/dates.ts';
import { sitesOf } from '../../src/strike/sites.ts';
import type { EventTime, IsoDate, WallTime } from '../../src/strike/strike.ts';
import { plainWords, refuseDisguised } from '../../src/wording/plain-words.ts';
import { readDate } from '../../src/wording/read/date.ts';
import { readTime, readTimes, timeReadings } from '../../src/wording/read/time.ts';
import { longDate, timeInWords } from '../../src/wording/times.ts';
import type { Text } from '../../src/wording/translator.ts';
import { UserError } from '../../src/wording/user-error.ts';
import type { StrikeContext } from '../kit/command.ts';
import { dateOption } from '../kit/date-option.ts';
import { readSites, siteOption } from '../kit/site-option.ts';
import { needed, said, saidUnstopped, saidWords, type Written } from '../kit/typed-option.ts';
import * as option from './options.ts';
import { siteToOpen } from './site-to-open.ts';

/** A stretch of more than a year is a slip of the finger in its year. */
const MOST_DAYS = 366;

interface Typed {
  interaction: Written;
  context: StrikeContext;
  text: Text;
  today: IsoDate;
}

/** The change that somebody has typed. Throws a UserError for what cannot be meant. */
export function readChange(
  interaction: Written & { locale: string },
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
  const from = dateOf(typed, subcommand === 'end');
  const because = {
    ...optional('reason', saidUnstopped(interaction, option.reason.name)),
    ...(interaction.options.getString(option.captains.name) !== null && { captains: 'may-change' as const }),
  };
  switch (subcommand) {
    case 'cancel':
      return {
        type: 'cancel',
        ...span(typed, from),
        sites: sitesIn(typed),
        ...because,
        reason: reasonOf(typed),
      };
    case 'hours': {
      const hours = hoursOf(typed);
      return { type: 'hours', ...span(typed, from), sites: sitesIn(typed), ...hours, ...because };
    }
    case 'move':
      return {
        type: 'move',
        ...span(typed, from),
        sites: sitesIn(typed),
        place: needed(saidUnstopped(interaction, option.place.name), option.place.name),
        ...because,
      };
    case 'add':
      return addition(typed, from, because);
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
    case 'end':
      return {
        type: 'end',
        lastDay: from,
        ...optional('words', saidWords(typed.interaction, option.wordsOfUnion.name)),
      };
    default:
      throw new UserError('error.unknownCommand');
  }
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

function hoursOf(typed: Typed): { start: WallTime; end: WallTime } {
  const written = ({ name }: { name: string }) => needed(said(typed.interaction, name), name);
  const { from: start, to: end } = readHours(written(option.start), written(option.end));
  if (start === end) throw new UserError('error.sameTime', { time: timeInWords(typed.text, start) });
  return { start, end };
}

/** An hour alone at one end is of the half of the day that fits the other end: "8" to "2 p.m." begins at 8 a.m. */
function readHours(start: string, end: string): { from: WallTime; to: WallTime } {
  const isOpen = [start, end].some(each => timeReadings(each).length > 1);
  return isOpen ? readTimes(start, end) : { from: readTime(start), to: readTime(end) };
}

/** An event, where it has a title, or an extra shift. What belongs to the other is refused: nobody's word is dropped. */
function addition(
  typed: Typed,
  date: IsoDate,
  because: Pick<ChangeDraft, 'reason' | 'captains'>,
): ChangeDraft {
  const { interaction } = typed;
  const title = saidUnstopped(interaction, option.title.name);
  const has = ({ name }: { name: string }) => said(interaction, name) !== undefined;
  const sites = sitesIn(typed);
  if (title !== undefined) {
    if (has(option.time) && (has(option.start) || has(option.end))) throw new UserError('error.twoTimes');
    if (has(option.end) && !has(option.start)) throw new UserError('error.endAlone');
    const place = optional('place', saidUnstopped(interaction, option.where.name));
    const event = { date, title, sites, ...place, ...optional('time', eventTimeOf(typed)) };
    return { type: 'add-event', event, ...because };
  }
  if (has(option.time) || has(option.where)) throw new UserError('error.eventUntitled');
  if (!has(option.start)) throw new UserError('error.addWhat');
  return { type: 'add-shift', from: date, to: date, sites, ...hoursOf(typed), ...because };
}

/** "lunchtime" stays the union's word; "noon", "12-1 p.m." and "17:00" are times. Start and end say it as well. */
function eventTimeOf({ interaction }: Typed): EventTime | undefined {
  const [typed, start, end] = [option.time, option.start, option.end].map(({ name }) =>
    said(interaction, name),
  );
  if (typed === undefined) return start === undefined ? undefined : stretchOf(start, end);
  if (!/^(\d|noon\b|midnight\b)/i.test(typed)) {
    refuseDisguised(typed);
    return { words: plainWords(typed) };
  }
  const [from = '', to, ...rest] = typed.split(/\s*(?:-|–|\bto\b)\s*/);
  if (rest.length > 0) throw new UserError('error.timeUnreadable', { text: typed });
  return stretchOf(from, to);
}

function stretchOf(from: string, to: string | undefined): EventTime {
  return to === undefined ? { from: readTime(from) } : readTimes(from, to);
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

function optional<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]: Value });
}
