import type { ChatInputCommandInteraction } from 'discord.js';
import type { ChangeDraft } from '../strike/changes.ts';
import { daysBetween, strikeDate } from '../strike/dates.ts';
import { sitesOf } from '../strike/sites.ts';
import type { EventTime, IsoDate, Site, WallTime } from '../strike/strike.ts';
import { zoneNamed } from '../strike/time-zone.ts';
import { readEventTime } from '../strike/written-time.ts';
import { longDate } from '../text/times.ts';
import type { Text } from '../text/translator.ts';
import { readDate } from '../text/typed-date.ts';
import { readTime } from '../text/typed-time.ts';
import { UserError } from '../text/user-error.ts';
import type { StrikeContext } from './command.ts';
import { dateOption } from './date-option.ts';
import * as option from './schedule-options.ts';
import { readSites } from './site-option.ts';

/** A stretch of more than a year is a slip of the finger in its year. */
const MOST_DAYS = 366;

interface Typed {
  interaction: ChatInputCommandInteraction;
  context: StrikeContext;
  text: Text;
  today: IsoDate;
}

/** The change that somebody has typed. Throws a UserError for what cannot be meant. */
export function readChange(interaction: ChatInputCommandInteraction, context: StrikeContext): ChangeDraft {
  const { view, clock } = context;
  const typed: Typed = {
    interaction,
    context,
    text: context.text(interaction.locale),
    today: strikeDate(view.strike, clock.now()),
  };
  const subcommand = interaction.options.getSubcommand();
  const from = dateOf(typed, subcommand === 'end');
  const because = optional('reason', said(typed, option.reason.name));
  switch (subcommand) {
    case 'cancel':
      return { type: 'cancel', ...span(typed, from), sites: sitesIn(typed), reason: needed(typed, 'reason') };
    case 'hours': {
      const hours = hoursOf(typed);
      return { type: 'hours', ...span(typed, from), sites: sitesIn(typed), ...hours, ...because };
    }
    case 'move':
      return {
        type: 'move',
        ...span(typed, from),
        sites: sitesIn(typed),
        place: needed(typed, 'place'),
        ...because,
      };
    case 'add':
      return addition(typed, from, because);
    case 'quiet':
      return { type: 'quiet', ...span(typed, from), reason: needed(typed, 'reason') };
    case 'open':
      return { type: 'open', site: siteToOpen(typed), from, ...because };
    case 'close':
      return { type: 'close', site: oneSite(typed), from, ...because };
    case 'suspend': {
      const to = untilOf(typed, from);
      return { type: 'suspend', from, ...optional('to', to), reason: needed(typed, 'reason') };
    }
    case 'end':
      return { type: 'end', lastDay: from, ...optional('words', said(typed, option.wordsOfUnion.name)) };
    default:
      throw new UserError('error.unknownCommand');
  }
}

/** The day that was typed. Only the end of the strike may lie behind: what is over cannot be changed any more. */
function dateOf({ interaction, context, text, today }: Typed, mayBePast: boolean): IsoDate {
  const { strike } = context.view;
  const date = readDate(text, interaction.options.getString(dateOption.name, true), today);
  const words = { date: longDate(text, date, today) };
  if (date < strike.began && mayBePast) throw new UserError('error.beforeStrike', words);
  if (date < today && !mayBePast) throw new UserError('error.pastDate', words);
  return date;
}

function span(typed: Typed, from: IsoDate): { from: IsoDate; to: IsoDate } {
  return { from, to: untilOf(typed, from) ?? from };
}

function untilOf({ interaction, text, today }: Typed, from: IsoDate): IsoDate | undefined {
  const written = interaction.options.getString(option.until.name);
  if (written === null) return undefined;
  const until = readDate(text, written, today);
  const words = { until: longDate(text, until, today), from: longDate(text, from, today) };
  if (until < from) throw new UserError('error.untilBefore', words);
  if (daysBetween(from, until) > MOST_DAYS) throw new UserError('error.untilFar', words);
  return until;
}

function hoursOf(typed: Typed): { start: WallTime; end: WallTime } {
  const start = readTime(needed(typed, 'start'));
  const end = readTime(needed(typed, 'end'));
  if (start === end) throw new UserError('error.sameTime', { time: start });
  return { start, end };
}

function addition(typed: Typed, date: IsoDate, because: { reason?: string }): ChangeDraft {
  const title = said(typed, option.title.name);
  const sites = sitesIn(typed);
  if (title !== undefined) {
    const time = said(typed, option.time.name);
    const place = optional('place', said(typed, option.where.name));
    const event = { date, title, sites, ...place, ...(time !== undefined && { time: eventTimeOf(time) }) };
    return { type: 'add-event', event, ...because };
  }
  if (said(typed, option.start.name) === undefined) throw new UserError('error.addWhat');
  return { type: 'add-shift', from: date, to: date, sites, ...hoursOf(typed), ...because };
}

/** "lunchtime" stays the union's word; "noon", "12-13:00" and "5 p.m." are times. */
function eventTimeOf(typed: string): EventTime {
  if (!/^\d/.test(typed)) return { words: typed };
  const [from = '', to, ...rest] = typed.split(/\s*(?:-|–|\bto\b)\s*/);
  if (rest.length === 0 && !typed.includes(':'))
    return { from: readTime(from), ...(to && { to: readTime(to) }) };
  const read = readEventTime(typed);
  if ('value' in read) return read.value;
  return { from: readTime(from), ...(to && { to: readTime(to) }) };
}

/** The lines that were named; all where none was. */
function sitesIn({ interaction, context }: Typed): string[] {
  const { strike, changes } = context.view;
  return (readSites(interaction, context.view) ?? sitesOf(strike, changes)).map(site => site.id);
}

function oneSite({ interaction, context }: Typed): string {
  const [site, ...others] = readSites(interaction, context.view) ?? [];
  if (!site || others.length > 0) {
    throw new UserError('sites.unknown', { name: interaction.options.getString('site') ?? '' });
  }
  return site.id;
}

/** A line that there was before keeps what is known of it; a new one is named, and gets an id from its name. */
function siteToOpen(typed: Typed): Site {
  const { strike, changes } = typed.context.view;
  const named = needed(typed, 'name');
  const zone = said(typed, option.zone.name);
  const timezone = zone === undefined ? strike.timezone : zoneNamed(zone);
  if (timezone === undefined) throw new UserError('error.unknownZone', { zone: zone ?? '' });
  const gate = optional('gate', said(typed, option.gate.name));
  const known = sitesOf(strike, changes).find(
    site => site.id === named || site.name.toLowerCase() === named.toLowerCase(),
  );
  if (known) return { ...known, ...gate };
  return { id: slugOf(named), name: named, timezone, ...gate };
}

function slugOf(named: string): string {
  const slug = named
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 32);
  return slug === '' ? 'line' : slug;
}

function said({ interaction }: Typed, name: string): string | undefined {
  const written = interaction.options.getString(name)?.replace(/\s+/g, ' ').trim();
  return written === '' ? undefined : written;
}

function needed(typed: Typed, name: string): string {
  const written = said(typed, name);
  if (written === undefined) throw new UserError('error.emptyText', { option: name });
  return written;
}

function optional<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]: Value });
}
