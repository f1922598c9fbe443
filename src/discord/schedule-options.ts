import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType as Type } from 'discord.js';
import { type Audience, audienceOf } from '../strike/authority.ts';
import type { ChangeType } from '../strike/changes.ts';
import { dateOption } from './date-option.ts';
import { siteOption } from './site-option.ts';

/** The options of `/schedule`: days, lines, roles and acts are picked from a list, never written as ids. */

function words(name: string, most: number, required = false) {
  return {
    type: Type.String,
    name,
    description: `command.schedule.${name}`,
    max_length: most,
    required,
  } as const;
}

function picked(name: string, required = false) {
  return { ...words(name, 100, required), autocomplete: true } as const;
}

export const reason = words('reason', 200);
export const reasonNeeded = words('reason', 200, true);
export const until = picked('until');
export const start = words('start', 20);
export const end = { ...words('end', 20), description: 'command.schedule.endTime' } as const;
export const place = words('place', 200, true);
export const where = words('where', 200);
export const title = words('title', 120);
export const time = words('time', 60);
export const name = picked('name', true);
export const gate = words('gate', 200);
export const zone = words('zone', 60);
export const wordsOfUnion = words('words', 600);
export const ping = picked('ping');
export const act = picked('act', true);
const date = { ...dateOption, description: 'command.schedule.date' } as const;
const site = { ...siteOption, description: 'command.schedule.site' } as const;
const siteNeeded = { ...site, required: true } as const;

/** In Discord's order: what is required first. */
export const scheduleOptions: Record<string, APIApplicationCommandBasicOption[]> = {
  cancel: [date, reasonNeeded, site, until, ping],
  hours: [date, { ...start, required: true }, { ...end, required: true }, site, reason, until, ping],
  move: [date, siteNeeded, place, reason, until, ping],
  add: [date, site, start, end, title, time, where, reason, ping],
  quiet: [date, reasonNeeded, until, ping],
  open: [date, name, gate, zone, reason, ping],
  close: [date, siteNeeded, reason, ping],
  suspend: [date, reasonNeeded, until, ping],
  end: [date, wordsOfUnion, ping],
  undo: [act],
  list: [],
};

/** What each subcommand comes to; `add` also makes events, which are an organizer's. */
const makes: Record<string, ChangeType> = {
  cancel: 'cancel',
  hours: 'hours',
  move: 'move',
  add: 'add-shift',
  quiet: 'quiet',
  open: 'open',
  close: 'close',
  suspend: 'suspend',
  end: 'end',
};

/** Whom each of them is for. */
export const scheduleAudiences: Record<string, Audience> = Object.fromEntries(
  Object.entries(makes).map(([subcommand, type]) => [subcommand, audienceOf(type)]),
);
