import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandStringOption,
  ApplicationCommandOptionType,
} from 'discord.js';
import { type Audience, audienceOf } from '../../src/strike/authority.ts';
import type { ChangeType } from '../../src/strike/changes.ts';
import { dateOption } from '../kit/date-option.ts';
import { siteOption } from '../kit/site-option.ts';
import { act, picked, ping, words } from '../kit/text-option.ts';

/** The options of `/schedule`: days, lines, roles and acts are picked from a list, never written as ids. */

/** One's own words, or one that was given before. */
export const reason = { ...words('schedule', 'reason', 200), autocomplete: true } as const;
export const until = picked('schedule', 'until');
/** Typed or picked: an hour alone is offered as either half of the day. */
export const start = { ...words('schedule', 'start', 20), autocomplete: true } as const;
export const end = {
  ...words('schedule', 'end', 20),
  autocomplete: true,
  description: 'command.schedule.endTime',
} as const;
/** Of a line with several shifts a day: which one is meant. */
export const shift = picked('schedule', 'shift');
export const place = words('schedule', 'place', 200);
export const where = words('schedule', 'where', 200);
/** Typed, or picked among the events of the file whose day is not known: then it is that one. */
export const title = { ...words('schedule', 'title', 100), autocomplete: true } as const;
export const time = words('schedule', 'time', 60);
/** When an event is announced on its day by a post of its own. */
export const announce = { ...words('schedule', 'announce', 20), autocomplete: true } as const;
export const name = picked('schedule', 'name');
export const gate = words('schedule', 'gate', 200);
export const zone = words('schedule', 'zone', 60);
export const wordsOfUnion = words('schedule', 'words', 600);
/** An organizer's word that captains may change or take back what is done here. */
export const captains: APIApplicationCommandStringOption = {
  type: ApplicationCommandOptionType.String,
  name: 'captains',
  description: 'command.schedule.captains',
  choices: [{ name: 'may change it', value: 'may-change' }],
};
const date = { ...dateOption, description: 'command.schedule.date', required: false } as const;
const site = { ...siteOption, description: 'command.schedule.site' } as const;

/** None is required: where one is missing that is needed, a form asks for it (form.ts). The most used come first. */
export const scheduleOptions: Record<string, APIApplicationCommandBasicOption[]> = {
  cancel: [date, reason, site, shift, until, ping, captains],
  hours: [date, start, end, site, shift, reason, until, ping, captains],
  move: [date, site, place, shift, reason, until, ping, captains],
  add: [date, site, start, end, title, time, where, announce, reason, ping, captains],
  quiet: [date, reason, until, ping],
  open: [date, name, gate, zone, reason, ping],
  close: [date, site, reason, ping],
  suspend: [date, reason, until, ping],
  resume: [date, reason, ping],
  usual: [date, site, until, reason, ping, captains],
  only: [date, site, until, reason, ping],
  end: [date, { ...time, description: 'command.schedule.endHour' }, wordsOfUnion, ping],
  undo: [act, { ...ping, description: 'command.schedule.pingUndo' }],
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
  resume: 'resume',
  usual: 'usual',
  only: 'lines',
  end: 'end',
};

/** Whom each of them is for. */
export const scheduleAudiences: Record<string, Audience> = Object.fromEntries(
  Object.entries(makes).map(([subcommand, type]) => [subcommand, audienceOf(type)]),
);
